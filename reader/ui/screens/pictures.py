"""The pictures of an article, one at a time, with what is said of each.

The one rule: a picture is fetched when one comes to it, and no longer than one stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from reader.fetch.frames import Picture
from reader.language import _
from reader.model import Article, ReaderError
from reader.ui.browser import host_of, open_address
from reader.ui.keys import bindings
from reader.ui.picture_ways import Way
from reader.ui.render.blocks import caption_of
from reader.ui.render.content import content
from reader.ui.render.safe import safe
from reader.ui.screens.closing import Closing
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.picture_view import PictureView

Stop = Callable[[], None]
Fetch = Callable[[Article, str, Callable[[Picture], None], Callable[[str], None]], Stop]


class PicturesScreen(Closing[None], inherit_bindings=False):
    """Pictures that have an address.

    Args:
        fetch: brings one of them, or why it can't be had; what it gives stops that.
        browser: the command that opens an address, if the user chose one.
        way: how they are drawn.
    """

    CSS_PATH = "pictures.tcss"
    BINDINGS = bindings("pictures")

    def __init__(self, article: Article, fetch: Fetch, browser: Sequence[str], way: Way) -> None:
        super().__init__()
        self._article = article
        self._fetch, self._browser = fetch, browser
        self._images = [image for image in article.images if image.url]
        self._at = self._turn = 0
        self._come: dict[int, Picture] = {}
        self._stop: Stop = lambda: None
        self._heading = Static("", id="pictures-heading", markup=False)
        self._view = PictureView(way)
        self._caption = Static("", id="pictures-caption", markup=False)
        self._keys = KeyBar()

    def compose(self) -> ComposeResult:
        yield self._heading
        yield self._view
        yield self._caption
        yield self._keys

    def on_mount(self) -> None:
        """Begin with the first."""
        self._show()

    def on_unmount(self) -> None:
        """Fetch nothing that nobody will see."""
        self._stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is only one, there is no other to go to."""
        return action != "step" or len(self._images) > 1

    def action_step(self, by: int) -> None:
        """To another picture; after the last comes the first."""
        self._at = (self._at + by) % len(self._images)
        self._show()

    def action_browse(self) -> None:
        """Open the picture in the browser; its host is said."""
        try:
            host = open_address(self._url, self._browser)
            self._keys.say(_("Opening {host} in the browser.").format(host=host))
        except ReaderError as error:
            self._keys.say(str(error), "wrong")

    def action_back(self) -> None:
        """Back to the article."""
        self.dismiss()

    @property
    def _url(self) -> str:
        return self._images[self._at].url or ""

    def _show(self) -> None:
        self._stop()
        self._turn += 1
        count = _("Picture {at} of {count}").format(at=self._at + 1, count=len(self._images))
        title = safe(self._article.title)
        self._heading.update(content(f"{count} · {title}" if len(self._images) > 1 else title))
        caption = caption_of(self._images[self._at])
        self._caption.update(content(caption))
        self._caption.display = bool(caption)
        if self._at in self._come:
            self._view.show(self._come[self._at])
        else:
            self._ask(self._at)

    def _ask(self, at: int) -> None:
        """Fetch a picture; what comes too late is kept, what failed too late is not told."""

        turn = self._turn

        def came(picture: Picture) -> None:
            self._come[at] = picture
            if at == self._at:
                self._view.show(picture)

        def failed(why: str) -> None:
            if turn == self._turn:
                self._view.tell(why, "wrong")

        try:
            host = safe(host_of(self._url))
        except ReaderError as error:
            self._view.tell(str(error), "wrong")
            return
        self._view.tell(_("Fetching the picture from {host}…").format(host=host))
        self._stop = self._fetch(self._article, self._url, came, failed)
