"""What leaves the app: addresses for the browser and the clipboard, each said in one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import App

from reader.language import _
from reader.model import ReaderError, Row
from reader.ui.browser import open_address
from reader.ui.render.safe import safe


class Outward:
    """Opens and copies, and says so."""

    def __init__(self, tell: Callable[[str], None], tell_error: Callable[[str], None]) -> None:
        self.browser: Sequence[str] = ()
        """The command that opens an address, if the user chose one."""
        self._tell = tell
        self._tell_error = tell_error

    def browse(self, url: str) -> None:
        """Open an address in the browser; its host is said."""
        try:
            self._tell(
                _("Opening {host} in the browser.").format(host=open_address(url, self.browser))
            )
        except ReaderError as error:
            self._tell_error(str(error))

    def copy(self, app: App[None], row: Row, *, with_title: bool) -> None:
        """Copy an article's address, or its title and address."""
        title = [safe(row.title)] if with_title or not row.url else []
        parts = [*title, safe(row.url)] if row.url else title
        app.copy_to_clipboard("\n".join(parts))
        self._tell(_("Copied {what}").format(what=" ".join(parts)))
