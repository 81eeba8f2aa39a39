"""Tags as one types and sees them: with commas between, a sign before each where they are shown."""

from __future__ import annotations

from reader.library.marks import tag_name


def tags_of(text: str) -> tuple[str, ...]:
    """The tags of a typed line, each once; a sign that was typed along isn't part of one."""
    typed = map(tag_name, text.split(","))
    return tuple(dict.fromkeys(filter(None, typed)))


def tag_of(completion: str) -> str:
    """The tag that a completion of the query language names: `tag:"to read"` is "to read"."""
    return completion.removeprefix("tag:").strip('"')
