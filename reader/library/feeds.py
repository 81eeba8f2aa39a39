"""Following feeds: subscriptions as the user keeps them, and what the fetcher learns of them.

A part of the library's façade: `Library.feeds`. The one rule: articles stay, whatever becomes of
the subscription that brought them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from reader import store
from reader.language import _
from reader.model import Feed, NotFound, ReaderError, Subscription, Visit
from reader.text.collate import collation_key

_THIS_MACHINE = re.compile(r"(localhost|127\.[\d.]+|\[::1\])([:/]|$)", re.IGNORECASE)
"""Hosts that seldom speak https."""


class Following:
    """The feeds of a library. Changes by the user can be undone; those by the fetcher need not."""

    def __init__(
        self,
        files: store.Files,
        now: Callable[[], datetime],
        marking: AbstractContextManager[object],
        reading: AbstractContextManager[object],
        reader: Callable[[], Connection],
    ) -> None:
        """Made by `Library`, which lends its locks and its connection for reading."""
        self._feeds = store.Feeds(files.state, files.history)
        self._now = now
        self._folder: Path = files.folder
        self._marking, self._reading, self._reader = marking, reading, reader

    def subscribe(self, feeds: Iterable[Subscription]) -> int:
        """Follow feeds, durably; how many weren't followed yet.

        Raises:
            ReaderError: an address isn't one of the web; none is followed then.
        """
        wanted = [Subscription(typed_address(feed.url), feed.title, feed.folder) for feed in feeds]
        with self._marking:
            return self._feeds.subscribe(
                wanted,
                self._now().isoformat(),
                lambda count: _("subscribed to {count}").format(count=count),
            )

    def unsubscribe(self, url: str) -> None:
        """Stop following a feed; its articles stay.

        Raises:
            NotFound: it isn't followed.
        """
        with self._marking:
            self._feeds.unsubscribe(
                self._followed(url), lambda _count: _("unsubscribed from {url}").format(url=url)
            )

    def rename(self, url: str, title: str) -> None:
        """Give a feed another name; an empty one is its own again.

        Raises:
            NotFound: it isn't followed.
        """
        self._change(url, {"title": title.strip()}, _("renamed {what}").format(what=url))

    def move(self, url: str, folder: str) -> None:
        """Put a feed into a folder; an empty one is none.

        Raises:
            NotFound: it isn't followed.
        """
        self._change(url, {"folder": folder.strip()}, _("moved {what}").format(what=url))

    def rename_folder(self, folder: str, name: str) -> int:
        """Give a folder another name; an empty one dissolves it; how many feeds that moved."""
        with self._marking:
            urls = [feed.url for feed in self._feeds.all() if feed.folder == folder]
            values = {"folder": name.strip()}
            what = _("renamed the folder {folder}").format(folder=folder)
            return self._feeds.change_all(urls, values, lambda _count: what)

    def fetch_full_text(self, url: str, on: bool = True) -> None:
        """Fetch the pages of a feed's articles from now on, too, or no more.

        Raises:
            NotFound: it isn't followed.
        """
        what = _("full text of {url}") if on else _("no full text of {url}")
        self._change(url, {"full_text": True if on else None}, what.format(url=url))

    def latest(self) -> int:
        """The id of the article that came last; 0 without any."""
        with self._reading, store.explained(self._folder):
            return store.latest(self._reader())

    def brought_since(self, article: int, *, everywhere: bool = False) -> list[int]:
        """Ids of what came after an article from feeds whose full text is fetched.

        Args:
            everywhere: from all feeds.
        """
        with self._marking:
            urls = [feed.url for feed in self._feeds.all() if everywhere or feed.full_text]
        with self._reading, store.explained(self._folder):
            return store.brought(self._reader(), urls, article)

    def subscriptions(self) -> list[Subscription]:
        """The feeds as lists of feeds name them, titles filled in."""
        return [Subscription(feed.url, feed.title, feed.folder) for feed in self.all()]

    def all(self) -> list[Feed]:
        """The feeds with their unread counts, by folder, then title."""
        with self._marking:
            subscribed = self._feeds.all()
            visits = [self._feeds.visit(feed.url) for feed in subscribed]
        with self._reading, store.explained(self._folder):
            unread = store.unread(self._reader(), [feed.url for feed in subscribed])
        feeds = [
            Feed(
                url=feed.url,
                title=feed.title or visit.title or feed.url,
                folder=feed.folder,
                unread=unread.get(feed.url, 0),
                last_success=visit.last_success,
                error=visit.error,
                full_text=feed.full_text,
            )
            for feed, visit in zip(subscribed, visits, strict=True)
        ]
        return sorted(
            feeds, key=lambda feed: (collation_key(feed.folder), collation_key(feed.title))
        )

    def addresses(self) -> list[str]:
        """The addresses of the feeds."""
        with self._marking:
            return [feed.url for feed in self._feeds.all()]

    def find(self, url: str) -> str:
        """The address that a feed was subscribed by, from any spelling of it.

        Raises:
            NotFound: it isn't followed.
        """
        with self._marking:
            return self._followed(url)

    def visit(self, url: str) -> Visit:
        """What the last visit to a feed found out."""
        with self._marking:
            return self._feeds.visit(url)

    def record(self, visits: Mapping[str, Visit]) -> None:
        """Keep what visits found out, by the feeds' addresses, durably and all at once."""
        with self._marking:
            self._feeds.record(visits)

    def _change(self, url: str, values: Mapping[str, str | bool | None], what: str) -> None:
        with self._marking:
            self._feeds.change(self._followed(url), values, lambda _: what)

    def _followed(self, url: str) -> str:
        if self._feeds.holds(url):
            return url
        from reader.intake import address_key  # 25 ms that reading doesn't need

        key = address_key(typed_address(url))
        for feed in self._feeds.all():
            if address_key(feed.url) == key:
                return feed.url
        raise NotFound(_("not subscribed to {url}").format(url=url))


def typed_address(url: str) -> str:
    """The web address that someone means: `feed:` and a missing scheme are put right.

    Raises:
        ReaderError: it is none of the web.
    """
    from reader.intake.address import web_address

    meant = url.strip()
    for scheme in ("feed://", "feed:"):
        if meant.lower().startswith(scheme):
            meant = meant[len(scheme) :]
    if "://" not in meant and not meant.lower().startswith(("javascript:", "data:", "mailto:")):
        scheme = "http" if _THIS_MACHINE.match(meant) else "https"
        meant = f"{scheme}://{meant}" if _begins_with_host(meant) else ""
    address = web_address(meant)
    if address is None:
        raise ReaderError(_("{url} is not a web address").format(url=url))
    return address


def _begins_with_host(typed: str) -> bool:
    """Whether it can be an address without its scheme, rather than the path of a file."""
    host = typed.partition("/")[0]
    return "." in host.strip(".") or ":" in host or host == "localhost"
