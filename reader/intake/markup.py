"""One line of scraped text, with the converter's Markdown taken off and kept apart.

Owns the syntax: headings, list marks, table cells, pictures, links, emphasis, escapes. The rule:
brackets that are not Markdown are text (`[Video]` stays), and a line is read in one pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.model import Link
from reader.text import fold

_HEADING = re.compile(r"(#{1,6}) +")
_BULLET = re.compile(r"[*+•▪●◦] +|\d{1,2}\. ")
_POINTER = re.compile(r">{2,} *")
_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|!\[|[\[\]()]")
_WORD = re.compile("[a-z0-9]+")
_STARS = re.compile(r"\*{4,}")
_STRONG = re.compile(r"\*\*([^*]+)\*\*|__([^_]+)__")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?! )([^*]+)\*(?![\w*])|(?<![\w_])_(?! )([^_]+)_(?![\w_])")
_LOOSE_MARKS = re.compile(r"(?<!\w)(?:\*\*|__)|(?:\*\*|__)(?!\w)")
_BEFORE_PUNCTUATION = re.compile(r"(?<=[\x03]) +(?=[,.;:!?…)”])|\x03")
_BACKSLASH = re.compile(r"\\(.)")
_TITLE_OF_LINK = re.compile(" .*")

_ESCAPED = {"*": "\x01", "_": "\x02"}
"""Escaped marks hide behind controls, which cleaned text can't hold, until emphasis is read."""
_UNESCAPE = str.maketrans({"\x01": "*", "\x02": "_"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the line writes it: its replacement text and, if it has one, its address."""

    alt: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says, and how it was marked."""

    text: str
    """Without Markdown."""
    key: str = ""
    """Folded words with single spaces between: what labels are compared by."""
    gap: bool = False
    """A blank line stands before it."""
    level: int = 0
    """1-6 for a heading."""
    bullet: bool = False
    pointer: bool = False
    """Begins with `>>`, as references to other articles do."""
    cell: bool = False
    """Ends as the cell of a table."""
    strong: bool = False
    """All of it is bold, as subheadings are."""
    italic: bool = False
    """All of it is italic, as captions are."""
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.key.count(" ") + 1 if self.key else 0


def key_of(text: str) -> str:
    """Folded words with single spaces between."""
    return " ".join(_WORD.findall(fold(text)))


def letters_of(text: str) -> str:
    """Folded letters and digits, with nothing between: what names are compared by."""
    return "".join(_WORD.findall(fold(text)))


def parse_line(raw: str, *, gap: bool = False) -> Line:
    """Read one cleaned line."""
    text, cell = raw, False
    if text.endswith("|"):
        text, cell = text.rstrip("| "), True
    text = text.lstrip("| ") if raw.startswith("|") else text
    pointer = _POINTER.match(text)
    text = text[pointer.end() :] if pointer else text.removeprefix("> ")
    bullet = _BULLET.match(text)
    if bullet and not bullet[0][0].isdigit():
        text = text[bullet.end() :]
    heading = _HEADING.match(text)
    text = text[heading.end() :].rstrip("# ") if heading else text
    pictures: list[Picture] = []
    links: list[Link] = []
    if "](" in text or "\\" in text:
        text = _without_brackets(text, pictures, links)
    plain = _without_emphasis(text)
    return Line(
        text=plain,
        key=key_of(plain),
        gap=gap,
        level=len(heading[1]) if heading and not bullet else 0,
        bullet=bool(bullet),
        pointer=bool(pointer),
        cell=cell,
        strong=_is_within(text, "**", "__"),
        italic=_is_within(text, "*", "_") and not _is_within(text, "**", "__"),
        pictures=tuple(pictures),
        links=tuple(links),
    )


def _is_within(text: str, *marks: str) -> bool:
    return len(text) > 4 and text.startswith(marks) and text.endswith(marks)


def _without_brackets(text: str, pictures: list[Picture], links: list[Link]) -> str:
    """Replace links by their text and take out pictures, both collected."""
    tokens = [(token.start(), token[0]) for token in _TOKEN.finditer(text)]
    partner = _partners(text, tokens)
    out: list[str] = []
    open_links: list[tuple[int, int, int]] = []  # where its text ends, where its target, len(out)
    at = 0
    for start, mark in tokens:
        if start < at:
            continue
        out.append(text[at:start])
        at = start + len(mark)
        if mark[0] == "\\":
            out.append(_ESCAPED.get(mark[1], mark[1]))
        elif open_links and start == open_links[-1][0]:
            closing, end, first = open_links.pop()
            title = _without_emphasis("".join(out[first:]))
            if title:
                links.append(Link(title, _address(text[closing + 2 : end])))
            at = end + 1
        elif mark[-1] != "[" or (closing := partner.get(start, -1)) not in partner:
            out.append(mark)
        elif mark == "![":
            end = partner[closing]
            pictures.append(_picture(text[at:closing], text[closing + 2 : end]))
            at = end + 1
        else:
            open_links.append((closing, partner[closing], len(out)))
    out.append(text[at:])
    return "".join(out).strip()


def _partners(text: str, tokens: list[tuple[int, str]]) -> dict[int, int]:
    """Where each square bracket closes, and from where it closes to the end of its target."""
    partner: dict[int, int] = {}
    square: list[int] = []
    round_: list[int] = []
    for start, mark in tokens:
        if mark[-1] == "[":
            square.append(start)
        elif mark == "(":
            round_.append(start)
        elif mark == "]" and square:
            partner[square.pop()] = start
        elif mark == ")" and round_:
            opening = round_.pop() - 1
            if text[opening] == "]":
                partner[opening] = start
    last = text.rfind("](")
    if square and last > square[0]:
        partner[square[0]] = last  # an odd bracket in the words: cut at the last `](`
    return partner


def _picture(alt: str, target: str) -> Picture:
    alt = _without_emphasis(_BACKSLASH.sub(r"\1", alt) if "\\" in alt else alt)
    middle = len(alt) // 2
    if alt[:middle] == alt[middle + 1 :] and alt[middle : middle + 1] == " ":
        alt = alt[:middle]  # the same words as replacement text and as title
    return Picture(alt, _address(target))


def _address(target: str) -> str | None:
    url = target.strip(" <>")
    if not url.startswith(("http://", "https://")):
        return None
    return _TITLE_OF_LINK.sub("", url).rstrip(">") if " " in url else url


def _without_emphasis(text: str) -> str:
    if "*" in text or "_" in text:
        text = _STARS.sub("** **", text)
        text = _STRONG.sub(_content, text)
        text = _EMPHASIS.sub(_content, text)
        text = _LOOSE_MARKS.sub("", text)
        text = _BEFORE_PUNCTUATION.sub("", text)
    return text.translate(_UNESCAPE).strip()


def _content(match: re.Match[str]) -> str:
    # \x03 marks the end: converters put a space between it and the punctuation that follows.
    return (match[1] or match[2]) + "\x03"
