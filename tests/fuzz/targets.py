"""What is fuzzed: for each format, inputs to begin with and what must hold for any input at all.

The one rule: a target returns, or raises the documented error of one line; anything else that
comes out of it, an assertion that fails or a bound that is passed is a failure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reader.entities import recognize_article
from reader.intake import decode, parse_scraped
from reader.intake.feeds import parse_feed
from reader.intake.newsboat import read_urls
from reader.intake.opml import read_opml
from reader.intake.pages import parse_page
from reader.intake.records import read_records
from reader.model import Article, ReaderError
from reader.ui.terminal_input import TypedBytes
from tests.fuzz import structure, whole
from tests.fuzz.mutation import Change

TODAY = date(2026, 11, 21)
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SAMPLES = Path(__file__).parents[2] / "data"
_ITEM = (
    "<title>Tô Lâm &amp; Tập</title><link>https://a.example/1</link><guid>1</guid>"
    "<pubDate>Sat, 21 Nov 2026 08:00:00 +07:00</pubDate>"
    "<description><![CDATA[<p>Một <b>hai</b></p><img src='/a.jpg'>]]></description>"
)
_RSS = f'<?xml version="1.0"?><rss><channel><title>Báo</title><item>{_ITEM}</item></channel></rss>'
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title><entry><title>Hai</title>'
    '<link href="b"/><id>2</id><updated>2026-11-21T08:00:00Z</updated>'
    '<content type="html">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>'
)
_JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [{"id": "3",'
    ' "url": "https://c.example", "content_html": "<p>ba</p>", "date_published": "2026-11-21"}]}'
)
_PAGE = (
    "<!doctype html><html lang=vi><head><title>Cầu Rồng - Báo</title><script type="
    '"application/ld+json">{"@type": "NewsArticle", "headline": "Cầu Rồng", "datePublished":'
    ' "2026-11-21T08:00:00+07:00", "author": {"name": "Lê A"}}</script></head><body><article>'
    + "<p>Tối qua cầu Rồng phun lửa trở lại trước hàng nghìn người xem bên sông Hàn.</p>" * 5
    + "</article></body></html>"
)
_OPML = (
    '<opml version="2.0"><body><outline text="Báo"><outline type="rss" text="A"'
    ' xmlUrl="https://a.example/rss"/></outline></body></opml>'
)
_RECORD = (
    '[{"title": "Một", "text": "Hai ba.\\nBốn năm.", "date": "2026-11-21", "url":'
    ' "https://a.example/1", "author": ["Lê A"], "images": ["https://a.example/1.jpg"]}]'
)
_URLS = b'https://a.example/rss tin "~B\xc3\xa1o A"\nexec:ls\n"query:x:unread"\n# x\n'
_MARKUP = (
    *(
        b"<item>",
        b"</item>",
        b"<title>",
        b"<p>",
        b"</p>",
        b"<div>",
        b"<table><tr><td>",
        b"<ul><li>",
    ),
    *(b"<script>", b"<base href='//x'>", b"<img src=x>", b"xml:base='x'", b"<pubDate>", b"<entry>"),
    *(b"<outline text='", b"xmlUrl='exec:ls'", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"<svg>"),
    *(b'encoding="utf-16"', b'charset="windows-1258"', b"<html>", b"<article>", b"<br>", b"<link>"),
    *(b'{"@graph": [', b'"datePublished": ', b"<content:encoded>", b"<media:content url='x'>"),
)
_SCRAPED = (
    "Thứ Sáu, 11/4/2025, 15:30 (GMT+7)\n", "Ảnh: TTXVN\n", "Theo ", "TIN LIÊN QUAN\n", "Xem thêm:",
    "https://a.example/1\n", "![x](https://a/b.jpg)", "# ", "* ", "| ", "ngày 30-2-2025", "\n\n",
    "1.234,5 tỷ đồng", "Chủ tịch nước ", "TP. ", "(Ảnh", "Chia sẻ\n", "Tin mới\n", "»", "\t",
)  # fmt: skip
_QUERY = (
    '"', "(", ")", " OR ", " AND ", "-", "@", '@"', "title:", "body:", "source:", "tag:", "feed:",
    "is:", "is:unread ", "has:note", "after:", "before:", "date:", "2025-04", "18/8/2024", "7d",
    "today", "*", ":", "^", "NEAR", "đà nẵng", "to lam ", "-(", "OR OR ", "date:99999d", "\\", "%",
    "_", "'", "; drop", "after:-5d ", "@asean ", "date:2025-13", "NOT ", "ấ",
)  # fmt: skip
_SETTINGS = b'theme = "light"\nmeasure = 60\nbrowser = ["w3m"]\n[keys]\nbookmark = "B"\nundo = []\n'
_QUERIES = ("to lam", '"trung quoc" -gia', "@asean date:2025", "(a OR b) is:unread", "đà*")
_TABLES = (
    b'"articles": {', b'"marks": {', b'"1": ', b'"key": ', b'"title": ', b'"added": ', b'"body": [',
    b'"published": {', b'"images": [', b'"tags": [', b'"sort": ', b"true", b"1.5", b"-9e99", b"{",
    b"}", b",", b":", b'"note": "x"', b'"read": ', b'"bookmarked": ', b'"story": ',
)  # fmt: skip
_TOML = (
    b"theme = ", b'"dark"', b"measure = 1", b"[keys]\n", b'undo = ["u", "ctrl+z"]\n', b"keys = 1\n",
    b"browser = []\n", b"inf", b"1979-05-27", b"'''", b'"""', b"[[keys]]", b"a.b.c = 1", b"[[",
    b'list_width = "', b"= [1, 'a']", b"\n", b"#", b"measure = true\n", b'bookmark = ""\n',
)  # fmt: skip

_TYPED = "/đà nẵng\r\x1b[A\x1bOP\x1b[<0;3;4M\x1b[200~dán\x1b[201~\x1b[97;5u".encode()
_KEYS = (
    *(b"\x1b", b"\x1b[", b"\x1b[<", b"\x1b]", b"\x1bO", b"\x1bP", b"\x1b[200~", b"\x1b[201~", b";"),
    *(
        b"99999999",
        b"0",
        b"u",
        b"M",
        b"m",
        b"~",
        b"t",
        b"R",
        b"$y",
        b"\x1b[48;",
        b"\x1b[?2048;",
        b":",
    ),
)
_READ = 7
"""Bytes that a terminal sends at a time: sequences come in parts."""


class Target(NamedTuple):
    """A kind of input."""

    check: Callable[[bytes], object]
    """Raises what is a failure; the documented error is a `ReaderError`."""
    seeds: Callable[[], tuple[bytes, ...]]
    words: tuple[bytes, ...] = ()
    folders: tuple[str, ...] = ()
    """Where real data of this kind is, below the folder of real data."""
    suffixes: tuple[str, ...] = ()
    structure: Change | None = None
    """Changes the format's own parts."""
    seconds: float = 3.0
    """Of processor time that one input may take at most."""


def feed(data: bytes) -> None:
    read = parse_feed(data, "", "https://base.example/rss")
    assert_safe((read.title, read.site))
    for article in read.articles:
        assert_readable(article)


def page(data: bytes) -> None:
    assert_readable(parse_page(data, "", "https://base.example/tin/1.html"))


def scraped(data: bytes) -> None:
    article = parse_scraped(decode(data), added=TODAY)
    assert_readable(article)
    texts = (article.title, article.text)
    for text, mentions in zip(texts, recognize_article(*texts, published=TODAY), strict=True):
        end = 0
        for mention in mentions:
            assert end <= mention.start < mention.end, "mentions overlap"
            assert text[mention.start : mention.end] == mention.text
            end = mention.end


def records(data: bytes) -> None:
    for article in read_records(data, added=TODAY):
        assert_readable(article)


def opml(data: bytes) -> None:
    for found in read_opml(data):
        assert _is_web(found.url), found.url
        assert_safe((found.title, found.folder))


def urls(data: bytes) -> None:
    read = read_urls(decode(data))
    assert all(_is_web(found.url) for found in read.feeds)
    assert_safe(part for found in read.feeds for part in (found.title, found.folder))


def typed(data: bytes) -> None:
    terminal = TypedBytes()
    for start in range(0, min(len(data), whole.LONGEST_QUERY), _READ):
        list(terminal.feed(data[start : start + _READ]))
        list(terminal.tick())


def assert_readable(article: Article) -> None:
    """An article as every other room relies on it: a title, no address but the web's, all safe."""
    assert_safe(_strings(article))
    for url in (article.url, *(image.url for image in article.images)):
        assert url is None or _is_web(url), url


def assert_safe(texts: Iterable[str | None]) -> None:
    """Nothing that a terminal would obey or that reorders its neighbours."""
    for text in texts:
        found = _OBEYED.search(text or "")
        assert found is None, f"{found!r} reaches a terminal"


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _strings(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def _encoded(texts: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts)


def _samples() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(_SAMPLES.glob("*.txt"))[::5])


def _on_output(run: Callable[[bytes], str]) -> Callable[[bytes], None]:
    """A check of everything that commands print."""
    return lambda data: assert_safe([run(data)])


TARGETS = {
    "feed": Target(
        feed,
        lambda: _encoded((_RSS, _ATOM, _JSON_FEED)),
        _MARKUP,
        tuple(
            f"intake/{name}"
            for name in ("feedparser", "gofeed", "miniflux", "w3c_feedvalidator", "vi_feed_quirks")
        ),
        (".xml", ".json", ".rss", ".atom"),
        structure.markup,
    ),
    "page": Target(
        page,
        lambda: _encoded([_PAGE]),
        _MARKUP,
        tuple(f"intake/{name}" for name in ("vi_pages", "fundus", "readability", "scrapinghub")),
        (".html", ".html.gz"),
        structure.markup,
        20.0,
    ),
    "scraped": Target(
        scraped,
        _samples,
        _encoded(_SCRAPED),
        ("seeds", "intake/scraped_vi"),
        (".txt",),
    ),
    "records": Target(
        records, lambda: _encoded([_RECORD]), _TABLES, ("intake/vfnd",), (".json",), structure.tree
    ),
    "opml": Target(
        opml,
        lambda: _encoded([_OPML]),
        _MARKUP,
        ("intake/vi_opml", "intake/opml_plenary"),
        (".opml", ".xml"),
        structure.markup,
    ),
    "newsboat": Target(urls, lambda: (_URLS,)),
    "cache": Target(
        _on_output(whole.newsboat_cache),
        lambda: (whole.cache(),),
        structure=structure.rows,
        seconds=6.0,
    ),
    "query": Target(
        _on_output(whole.query),
        lambda: _encoded(_QUERIES),
        _encoded(_QUERY),
    ),
    "library": Target(
        _on_output(whole.library), whole.library_files, structure=whole.changed_rows, seconds=10.0
    ),
    "settings": Target(
        _on_output(whole.settings_file),
        lambda: (_SETTINGS,),
        _TOML,
    ),
    "tinydb": Target(
        _on_output(whole.tinydb),
        lambda: (whole.exported(),),
        _TABLES,
        structure=structure.tree,
        seconds=6.0,
    ),
    "corrections": Target(
        _on_output(whole.corrections), whole.correction_files, _TABLES, structure=structure.tree
    ),
    "typed": Target(typed, lambda: (_TYPED,), _KEYS),
}
"""Every target by its name."""


def check(target: Target, data: bytes) -> None:
    """Whether one input is taken as promised.

    Raises:
        Exception: it is not.
    """
    try:
        target.check(data)
    except ReaderError as error:
        if "\n" in str(error):
            raise AssertionError("an error of several lines") from error
