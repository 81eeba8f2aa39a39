"""Articles as a book for e-readers: EPUB 3, a zip of XHTML with a table of contents.

By hand, because the one library for it that is kept up has a licence that would become ours. The
one rule: the same articles at the same hour give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reader.exporting.html import STYLE, article_html
from reader.model import Reading
from reader.text import clean

_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def write_epub(readings: Iterable[Reading], title: str, now: datetime, out: BinaryIO) -> None:
    """Write a book of these articles, a chapter each."""
    at = now.astimezone(UTC)
    chapters: list[tuple[str, str]] = []
    keys: list[str] = []
    with ZipFile(out, "w") as book:
        _put(book, at, "mimetype", "application/epub+zip", ZIP_STORED)
        _put(book, at, "META-INF/container.xml", _CONTAINER)
        _put(book, at, "book/style.css", STYLE)
        for number, reading in enumerate(readings, 1):
            name, heading = f"article-{number:05}.xhtml", clean(reading.article.title)
            _put(book, at, f"book/{name}", _page(heading, article_html(reading)))
            chapters.append((name, heading))
            keys.append(reading.row.key)
        title = clean(title)
        _put(book, at, "book/nav.xhtml", _contents(title, chapters))
        identifier = uuid5(NAMESPACE_URL, "\n".join(keys)).urn
        _put(book, at, "book/content.opf", _package(title, identifier, at, chapters))


def _put(book: ZipFile, at: datetime, name: str, text: str, how: int = ZIP_DEFLATED) -> None:
    entry = ZipInfo(name, at.timetuple()[:6])
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    book.writestr(entry, text.encode("utf-8"))


def _page(title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml"'
        ' xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="vi" lang="vi">\n'
        f"<head><title>{escape(title) or '…'}</title>"
        '<link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>\n{body}</body>\n</html>\n"
    )


def _contents(title: str, chapters: list[tuple[str, str]]) -> str:
    entries = "".join(
        f'<li><a href="{name}">{escape(heading) or "…"}</a></li>\n' for name, heading in chapters
    )
    said = escape(title)
    return _page(title, f'<nav epub:type="toc">\n<h1>{said}</h1>\n<ol>\n{entries}</ol>\n</nav>\n')


def _package(title: str, identifier: str, at: datetime, chapters: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<item id="a{number}" href="{name}" media-type="application/xhtml+xml"/>\n'
        for number, (name, _heading) in enumerate(chapters, 1)
    )
    spine = "".join(f'<itemref idref="a{number}"/>\n' for number in range(1, len(chapters) + 1))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">{identifier}</dc:identifier>\n'
        f"<dc:title>{escape(title)}</dc:title>\n<dc:language>vi</dc:language>\n"
        f'<meta property="dcterms:modified">{at:%Y-%m-%dT%H:%M:%SZ}</meta>\n</metadata>\n'
        "<manifest>\n"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        '<item id="style" href="style.css" media-type="text/css"/>\n'
        f"{items}</manifest>\n"
        f'<spine>\n<itemref idref="nav"/>\n{spine}</spine>\n</package>\n'
    )
