"""A feed's HTML as an article's parts: paragraphs, pictures with captions, links.

Owns the walk from elements to text. The one rule: what a browser wouldn't show, or would run,
is dropped, and everything that comes out is cleaned. The walk keeps its own stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import unescape

from lxml import etree
from lxml.html import defs

from reader.intake.address import web_address
from reader.model import Image, Link
from reader.text import clean, clean_block

_SKIPPED = frozenset(
    "script style template noscript head svg math iframe object embed audio video canvas form"
    " button select textarea input map".split()
)
_BLOCKS = frozenset(
    "p div section article header footer main aside nav address h1 h2 h3 h4 h5 h6 ul ol li dl dt dd"
    " blockquote pre figure figcaption table thead tbody tfoot tr td th caption hr br center"
    " details summary fieldset body html".split()
)
_CHANGING = frozenset("a blockquote pre ul ol li tr table figure q".split())
"""What changes how the text inside is read."""
_TELLING = _BLOCKS | _CHANGING | {"img"}
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])[^<>]*>|<!--[^<>]*-->")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CROWDED = 4096
_CROWDED_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{_CROWDED},}}>?")
"""A tag of thousands of attributes, which take the parser quadratic time; or a picture inline."""
_MOST_PICTURES = 100
_C1 = re.compile("[\x80-\x9f]")
_NAMES = defs.tags | {"frame", "frameset", "font", "center", "marquee", "blink", "nobr"}
_UNSAID = frozenset(("script", "style"))
_LOADED_LATE = ("data-src", "data-original")
"""Where a picture's address stands whose `src` is missing or a placeholder."""
_TINY = frozenset(("0", "1", "0px", "1px"))
_QUOTE, _BULLET = "> ", "• "
_PARSER = etree.HTMLParser(
    encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a piece of HTML says."""

    paragraphs: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    """Placed by `before` among `paragraphs`."""
    links: tuple[Link, ...] = ()
    """Paragraphs and list items that are nothing but a link."""


NOTHING = Parts()


def plain(text: str, *, html: bool = True) -> str:
    """One line of text, such as a title: tags off, entities read, even those escaped twice."""
    if html and "<" in text:
        text = _without_tags(text)
    if html and "&" in text:
        text = unescape(text)
        if "&" in text:
            text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    return clean(western(text))


def western(text: str) -> str:
    """Characters that windows-1252 has where Unicode has controls, as they were meant."""
    if text.isprintable():
        return text
    return _C1.sub(lambda found: found[0].encode("latin-1").decode("cp1252", "ignore"), text)


def without_crowds(source: str) -> str:
    """HTML without the tags of so many attributes that only they would take the parser long."""
    return _CROWDED_TAG.sub("", source) if len(source) > _CROWDED else source


def parse_html(source: str) -> etree._Element | None:
    """The root of a page or of a piece of one; None where there is nothing in it."""
    try:
        return etree.fromstring(source.replace("\0", "").encode("utf-8", "replace"), _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return None


def html_parts(source: str, base: str | None = None) -> Parts:
    """The parts of HTML, or of plain text, whose lines are paragraphs."""
    if "<" not in source:
        lines = (plain(line) for line in source.splitlines())
        return Parts(tuple(line for line in lines if line))
    root = parse_html(without_crowds(source))
    return NOTHING if root is None else element_parts(root, base)


def element_parts(root: etree._Element, base: str | None = None) -> Parts:
    """The parts of an element, in HTML or in XHTML's namespace."""
    walk = _Walk(base)
    events = etree.iterwalk(root, events=("start", "end"))
    inside: list[str] = []
    for event, element in events:
        if event == "end":
            tag = inside.pop()
            if tag in _TELLING:
                walk.leave(tag)
            if (text := element.tail) and inside:
                walk.say(text)
            continue
        tag = _tag(element)
        if tag in _SKIPPED or element.get("hidden") is not None:
            events.skip_subtree()
            inside.append("")
            continue
        inside.append(tag)
        if tag in _TELLING:
            walk.enter(tag, element)
        if text := element.text:
            walk.say(text)
    return walk.done()


def _tag(element: etree._Element) -> str:
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].lower() if tag[0] == "{" else tag.lower()


def _without_tags(text: str) -> str:
    """HTML's own tags off, with what stands inside those that aren't shown."""
    pieces: list[str] = []
    at, hidden = 0, ""
    for tag in _TAG.finditer(text):
        name = (tag[1] or "").lower()
        if hidden:
            if tag[0].startswith("</") and name == hidden:
                at, hidden = tag.end(), ""
        elif not name or name in _NAMES:
            pieces += text[at : tag.start()], " " if name in _BLOCKS else ""
            at = tag.end()
            hidden = name if name in _UNSAID and not tag[0].startswith("</") else ""
    return "".join([*pieces, "" if hidden else text[at:]])


@dataclass(slots=True)
class _List:
    ordered: bool
    items: int = 0
    first: int = 0
    """Where in the paragraphs it begins."""


@dataclass(slots=True)
class _Walk:
    """The state of a walk: what was said so far, and inside what."""

    base: str | None
    paragraphs: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    """Pieces of the paragraph being said."""
    linked: int = 0
    """Pieces of it that stand in a link."""
    target: str | None = None
    """Where the last link leads, as printed."""
    depth_link: int = 0
    depth_quote: int = 0
    depth_pre: int = 0
    lists: list[_List] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    marker: str = ""
    figure: int | None = None
    """How many pictures there were when the figure began."""

    def say(self, text: str) -> None:
        if text.isspace() and not self.depth_pre:
            text = " "
        elif self.depth_link:
            self.linked += 1
        self.line.append(text)

    def enter(self, tag: str, element: etree._Element) -> None:
        if tag in _BLOCKS:
            self.break_line()
        if tag in _CHANGING:
            self.begin(tag, element)
        elif tag == "img":
            self.picture(element)

    def begin(self, tag: str, element: etree._Element) -> None:
        """Enter what changes how the text inside is read."""
        if tag == "a":
            self.depth_link += 1
            self.target = element.get("href")
        elif tag == "blockquote":
            self.depth_quote += 1
        elif tag == "pre":
            self.depth_pre += 1
        elif tag in ("ul", "ol"):
            self.lists.append(_List(tag == "ol", first=len(self.paragraphs)))
        elif tag == "li" and self.lists:
            self.lists[-1].items += 1
            self.marker = f"{self.lists[-1].items}. " if self.lists[-1].ordered else _BULLET
        elif tag == "tr":
            self.rows.append(len(self.paragraphs))
        elif tag == "table":
            self.tables.append(len(self.paragraphs))
        elif tag == "figure":
            self.figure = len(self.images)
        elif tag == "q":
            self.line.append("“")

    def leave(self, tag: str) -> None:
        if tag == "figcaption":
            self.caption()
        elif tag in _BLOCKS:
            self.break_line()
        if tag in _CHANGING:
            self.end(tag)

    def end(self, tag: str) -> None:
        """Leave what changed how the text inside is read."""
        if tag == "a":
            self.depth_link -= 1
        elif tag == "blockquote":
            self.depth_quote -= 1
        elif tag == "pre":
            self.depth_pre -= 1
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.marker = ""
        elif tag == "tr" and self.rows:
            self.join(self.rows.pop(), " | ")
        elif tag == "table" and self.tables:
            self.join(self.tables.pop(), "\n")
        elif tag == "figure":
            self.figure = None
        elif tag == "q":
            self.line.append("”")

    def break_line(self) -> None:
        """End the paragraph being said."""
        if not self.line:
            return
        said = western("".join(self.line))
        text = clean_block(said) if self.depth_pre else clean(said)
        only_link = self.linked and self.linked == sum(not one.isspace() for one in self.line)
        self.line.clear()
        self.linked = 0
        if not text:
            return
        if only_link:
            if target := web_address(self.target or "", self.base):
                self.links.append(Link(text, target))
        else:
            quote = _QUOTE if self.depth_quote else ""
            self.paragraphs.append(f"{quote}{self.marker}{text}")
        self.marker = ""

    def join(self, first: int, glue: str) -> None:
        """Make one paragraph of a row's cells, or of a table's rows."""
        cells = self.paragraphs[first:]
        if len(cells) > 1 and sum(map(len, cells)) < 200 * len(cells):
            self.paragraphs[first:] = [glue.join(cells)]

    def picture(self, element: etree._Element) -> None:
        if len(self.images) >= _MOST_PICTURES:
            return
        url: str | None = None
        for name in ("src", *_LOADED_LATE):
            if url is None and (source := element.get(name)):
                url = web_address(source, self.base)
        if url is None or _TINY & {element.get("width"), element.get("height")}:
            return
        caption = plain(element.get("title") or element.get("alt") or "")
        self.images.append(Image(caption, url=url, before=len(self.paragraphs)))

    def caption(self) -> None:
        """Give the words just said to the figure's last picture."""
        said = clean(western("".join(self.line)))
        if self.figure is None or len(self.images) == self.figure:
            self.break_line()
            return
        self.line.clear()
        self.linked = 0
        last = self.images[-1]
        self.images[-1] = Image(said, url=last.url, before=last.before)

    def done(self) -> Parts:
        self.break_line()
        count = len(self.paragraphs)
        for place, image in enumerate(self.images):
            if image.before > count:  # rows of a table became one paragraph
                self.images[place] = replace(image, before=count)
        return Parts(tuple(self.paragraphs), tuple(self.images), tuple(self.links))
