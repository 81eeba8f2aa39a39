"""How many cells a text takes: Rich's own measure, at its fast pace for Vietnamese too.

Rich counts a text at once if it holds nothing but characters that it knows to take one cell, else
letter by letter in a table that takes ms to load. It knows Western Europe's letters so, not
Vietnam's and not the signs of print. The one rule: what is added is one cell in Rich's own table.
"""

from __future__ import annotations

import rich.cells
from rich.cells import cell_len

__all__ = ["ONE_CELL", "cell_len"]

ONE_CELL = frozenset(
    chr(code)
    for first, last in (
        *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x482), (0x2500, 0x25FC)),  # Rich's
        (0x1E00, 0x1EFF),  # letters of Vietnamese
        *((0x2010, 0x2027), (0x2030, 0x203A)),  # dashes, quotes, bullet, ellipsis
        *((0x20AB, 0x20AC), (0x2190, 0x2193), (0x2605, 0x2606)),  # đồng, euro, arrows, stars
    )
    for code in range(first, last + 1)
)
"""Characters that take one cell."""

rich.cells._is_single_cell_widths = ONE_CELL.issuperset
