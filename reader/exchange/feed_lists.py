"""Lists of feeds into a library and out: OPML, and what newsboat keeps.

The one rule: reading a list only subscribes; nothing is fetched, and no file is changed.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import NamedTuple

from reader.intake import decode
from reader.language import _
from reader.library import Library
from reader.model import NotFound, ReaderError

_LARGEST = 50_000_000
_AT_ONCE = 500


class Imported(NamedTuple):
    """What a list brought."""

    feeds: int = 0
    """Feeds that weren't followed yet."""
    articles: int = 0
    refused: tuple[str, ...] = ()
    """What wasn't taken, and why."""


def is_list(data: bytes) -> bool:
    """Whether the beginning of a file is that of an OPML list."""
    from reader.intake.opml import is_opml

    return is_opml(data)


def import_list(library: Library, path: Path) -> Imported | None:
    """Subscribe to the feeds of a list, or take newsboat's articles; None if it is something else.

    Raises:
        NotFound: there is no such file.
        ReaderError: it can't be read.
    """
    from reader.intake.newsboat import is_cache, read_urls
    from reader.intake.opml import is_opml, read_opml

    data = _read(path)
    if is_cache(data):
        return Imported(articles=_import_cache(library, path))
    if is_opml(data):
        return Imported(library.feeds.subscribe(read_opml(data)))
    if data.lstrip().startswith((b"{", b"[", b"<")):
        return None
    found = read_urls(decode(data))
    if not found.feeds and len(found.refused) == len(data.splitlines()):
        return None
    return Imported(library.feeds.subscribe(found.feeds), refused=tuple(found.refused))


def export_opml(library: Library) -> str:
    """The subscribed feeds as OPML."""
    from reader.intake.opml import write_opml

    return write_opml(library.feeds.subscriptions(), "reader")


def _import_cache(library: Library, path: Path) -> int:
    """Take the articles of a newsboat cache, and mark those read that were."""
    from reader.intake.newsboat import read_cache

    count = 0
    cached = read_cache(path)
    while some := list(islice(cached, _AT_ONCE)):
        added = library.add(one.article for one in some)
        read = (done.id for done, one in zip(added, some, strict=True) if one.read and done.id)
        library.mark_read(list(read))
        count += sum(done.status == "added" for done in added)
    return count


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise NotFound(_("no file {path}").format(path=path)) from None
    except OSError as error:
        raise ReaderError(
            _("can't read {file}: {error}").format(file=path, error=error.strerror)
        ) from error
    if len(data) > _LARGEST and not data.startswith(b"SQLite"):
        raise ReaderError(
            _("{path} is larger than {size} MB").format(path=path, size=_LARGEST // 1_000_000)
        )
    return data
