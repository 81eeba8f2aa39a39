"""underthesea's tagger for names, as a child process: its mentions of texts, and what they cost.

Reads a JSON list of texts from standard input, writes `{"ms": [...], "mentions": [[[start, end,
type], ...], ...]}`. It needs nothing of ours, so that it can run under another interpreter.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator

TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
Span = tuple[int, int, str]


def main() -> int:
    """Tags what comes in; 3 if underthesea isn't there."""
    try:
        from underthesea import ner
    except ImportError:
        print("underthesea isn't installed", file=sys.stderr)
        return 3
    texts = json.load(sys.stdin)
    ner("Hà Nội")  # loads the model
    times, mentions = [], []
    for text in texts:
        start = time.process_time()
        tagged = ner(text) if text.strip() else []
        times.append(1000 * (time.process_time() - start))
        mentions.append(list(spans(text, [(word, tag) for word, _, _, tag in tagged])))
    json.dump({"ms": times, "mentions": mentions}, sys.stdout)
    return 0


def spans(text: str, tagged: list[tuple[str, str]]) -> Iterator[Span]:
    """The mentions of tagged words, found again in the text one after the other."""
    at = 0
    first, last, kind = 0, 0, ""
    for word, tag in tagged:
        start, at = placed(text, word, at)
        name = TYPES.get(tag[2:], "")
        if kind and (tag[:2] != "I-" or name != kind):
            yield first, last, kind
            kind = ""
        if name and not kind:
            first, kind = start, name
        last = at
    if kind:
        yield first, last, kind


def placed(text: str, word: str, at: int) -> tuple[int, int]:
    """Where a word stands from `at` on, whatever white space it had; `at` where it is gone."""
    letters = "".join(word.replace("_", " ").split())
    start = None
    here = at
    for letter in letters:
        while here < len(text) and text[here] != letter:
            here += 1
        start = here if start is None else start
        here += 1
    if start is None or here > len(text):
        return at, at
    return start, here


if __name__ == "__main__":
    raise SystemExit(main())
