"""Sketches: how alike two texts are, from 64 numbers each.

A text is the set of its folded five-syllable shingles; its sketch is the 64 smallest of their
hashes (bottom-k sketch: Broder, "On the resemblance and containment of documents", 1997). The
rule: equal text gives an equal sketch on every machine, so sketches can be stored.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from heapq import nsmallest

from reader.text import fold

SIZE = 64
SHINGLE = 5
SAME_STORY = 0.6
"""Similarity from which two texts are one story."""

_WORD = re.compile("[a-z0-9]+")
_LONGEST = 200_000
"""Characters that are looked at: far beyond any article."""


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of a text's shingles in rising order, each below 2**63; at most 64."""
    words = _WORD.findall(fold(text[:_LONGEST]))
    if not words:
        return ()
    last = max(1, len(words) - SHINGLE + 1)
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(last)}
    return tuple(nsmallest(SIZE, map(_hash, shingles)))


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The estimated share of shingles that two texts have in common (Jaccard), 0.0 to 1.0."""
    if not a or not b:
        return 0.0
    union = sorted({*a, *b})[: max(len(a), len(b))]
    common = set(a) & set(b)
    return sum(value in common for value in union) / len(union)


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest(), "big") >> 1
