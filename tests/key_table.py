"""The table of keys in the README, made from the one table of keys: `python -m tests.key_table`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.ui.key_names import shown
from reader.ui.keys import GROUPS, KEYS, Key
from reader.ui.render.help import WHERE

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- keys: python -m tests.key_table -->\n", "<!-- end of keys -->\n"


def key_table() -> str:
    """The keys by group, as Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "| keys | do | name |"
    yield "|---|---|---|"
    for group in GROUPS:
        yield f"| **{group}** | | |"
        yield from (_line(key) for key in KEYS if key.group == group)


def _line(key: Key) -> str:
    keys = " ".join(f"`{shown(name)}`" for name in key.names) or "by name, in the commands"
    where = f" ({WHERE[key.scope]})" if key.scope in WHERE else ""
    return f"| {keys} | {key.help}{where} | `{key.id}` |"


def with_key_table(text: str) -> str:
    """A text with the table of today between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{key_table()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(with_key_table(README.read_text(encoding="utf-8")), encoding="utf-8")
