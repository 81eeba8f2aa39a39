"""From newsboat: its `urls` file and its `cache.db`.

The one rule: nothing of newsboat's is ever written, and nothing it would run is run: `exec:` and
`filter:` feeds are refused by name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from reader.intake.address import host_of, web_address
from reader.intake.feed_html import html_parts, plain
from reader.model import Article, Published, ReaderError, Subscription

_COMMANDS = ("exec:", "filter:")


class UrlsFile(NamedTuple):
    """What a `urls` file follows."""

    feeds: list[Subscription]
    refused: list[str]
    """Lines that aren't followed, each with its reason."""


class CachedArticle(NamedTuple):
    """An article of `cache.db`, with the user's mark."""

    article: Article
    read: bool


def read_urls(text: str) -> UrlsFile:
    """The feeds of a `urls` file; the first tag is the folder, `~name` the title."""
    feeds: list[Subscription] = []
    refused: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = _words(line)
        if not words:
            continue
        if words[0].startswith("query:"):
            refused.append(f"line {number}: a query feed: save it as a search")
        elif words[0].startswith(_COMMANDS):
            refused.append(f"line {number}: {words[0].partition(':')[0]}: feeds run programs")
        elif url := web_address(words[0]):
            names = [word[1:] for word in words[1:] if word.startswith("~")]
            tags = [word for word in words[1:] if word[0] not in "~!"]
            title, folder = plain(names[0] if names else ""), plain(tags[0] if tags else "")
            feeds.append(Subscription(url, title, folder))
        else:
            refused.append(f"line {number}: not a web address")
    return UrlsFile(feeds, refused)


def read_cache(path: Path) -> Iterator[CachedArticle]:
    """The articles of a `cache.db`, oldest first, those that were deleted left out.

    Raises:
        ReaderError: it can't be read, or is no cache of newsboat's.
    """
    try:
        # `immutable` would miss what newsboat still holds in its journal; read-only doesn't.
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise ReaderError(f"can't open {path}: {error}") from error
    try:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        for row in connection.execute(
            "SELECT guid, title, author, url, feedurl, content, pubDate, unread"
            " FROM rss_item WHERE deleted = 0 ORDER BY id"
        ):
            *cells, date, unread = row
            yield CachedArticle(_article(list(map(_text, cells)), date), read=not unread)
    except sqlite3.Error as error:
        raise ReaderError(f"{path} is no cache.db of newsboat's: {error}") from error
    finally:
        connection.close()


def is_cache(data: bytes) -> bool:
    """Whether a file begins as an SQLite database does."""
    return data.startswith(b"SQLite format 3\0")


def _article(cells: list[str], date: object) -> Article:
    guid, title, author, url, feed, content = cells
    address = web_address(url)
    parts = html_parts(content, address)
    host = host_of(address or feed)
    return Article(
        title=plain(title) or _untitled(parts.paragraphs, url, guid, host),
        lede=parts.paragraphs[0] if parts.paragraphs else "",
        body=parts.paragraphs[1:],
        byline=plain(author) or None,
        source=host,
        site=host,
        url=address,
        guid=plain(guid, html=False) or None,
        feed=web_address(feed),
        related=parts.links,
        published=_published(date),
    )


def _untitled(paragraphs: tuple[str, ...], *names: str | None) -> str:
    """What stands for a title that is missing."""
    begun = (paragraphs or ("",))[0][:100]
    return begun or next(filter(None, (plain(name or "", html=False) for name in names)), "…")


def _text(cell: object) -> str:
    """What a cell says; SQLite lets any kind of value stand in any column."""
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "replace")
    return "" if cell is None else str(cell)


def _published(seconds: object) -> Published:
    if not isinstance(seconds, int) or seconds <= 0:
        return Published()
    try:
        return Published(datetime.fromtimestamp(seconds, UTC).isoformat(), "time")
    except (ValueError, OverflowError, OSError):
        return Published()


def _words(line: str) -> list[str]:
    """The words of a line; quotes hold one together, a backslash takes the next sign as it is."""
    words: list[str] = []
    word: list[str] = []
    quoted = escaped = False
    for sign in line:
        if escaped:
            word.append(sign)
            escaped = False
        elif sign == "\\" and quoted:
            escaped = True
        elif sign == '"':
            quoted = not quoted
        elif sign == "#" and not quoted and not word:
            break
        elif sign.isspace() and not quoted:
            words += ["".join(word)] if word else []
            word = []
        else:
            word.append(sign)
    return [*words, "".join(word)] if word else words
