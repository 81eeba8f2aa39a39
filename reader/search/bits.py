"""Sets of articles as integers: bit n stands for the article at position n.

To intersect two sets of 100,000 articles takes 2 µs, whatever is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_FEW = 2000
"""Below, setting bits in bytes is cheaper than digits in a numeral of 0 and 1."""
_SOME = re.compile(rb"[^\0]")
_DOWN = [tuple(bit for bit in range(7, -1, -1) if byte >> bit & 1) for byte in range(256)]
"""The bits of each byte, from the highest down."""


def together(positions: Sequence[int], size: int) -> int:
    """The set of these positions, all of them below `size`; -1 stands for none."""
    everything = (1 << size) - 1
    if len(positions) < _FEW:
        held = bytearray(size // 8 + 1)
        for position in positions:
            if position >= 0:
                held[position >> 3] |= 1 << (position & 7)
        return int.from_bytes(held, "little") & everything
    digits = bytearray(b"0") * (size + 1)
    for position in positions:  # -1 is the last one, which is cut off
        digits[position] = 49
    digits.reverse()
    return int(bytes(digits), 2) & everything


def descending(held: int) -> Iterator[int]:
    """The positions of a set, the highest first."""
    data = held.to_bytes((held.bit_length() + 7) // 8, "big")
    for match in _SOME.finditer(data):
        start = (len(data) - match.end()) * 8
        for bit in _DOWN[data[match.start()]]:
            yield start + bit
