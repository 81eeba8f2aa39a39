"""What leaves the app: addresses for the browser and the clipboard, each said in one line.

The one rule: what is said of an address is what was opened or copied, cleaned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.language import _
from reader.model import ReaderError
from reader.ui.browser import open_address
from reader.ui.deeds.deed import Deed
from reader.ui.deeds.here import Here
from reader.ui.deeds.talk import Talk
from reader.ui.render.safe import safe


class Outward:
    """Opens and copies, and says so."""

    def __init__(self, here: Here, talk: Talk) -> None:
        self.browser: Sequence[str] = ()
        """The command that opens an address, if the user chose one."""
        self._here = here
        self._talk = talk

    @property
    def deeds(self) -> Mapping[str, Deed]:
        """Opening and copying the article that one is on."""
        return {
            "browse": Deed(self.browse, lambda: self._address is not None),
            "copy": Deed(self.copy, self._here.has_row),
        }

    @property
    def _address(self) -> str | None:
        row = self._here.row
        return row.url if row is not None else None

    def browse(self) -> None:
        """Open the article in the browser."""
        if self._address is not None:
            self.open(self._address)

    def open(self, url: str) -> None:
        """Open an address in the browser; its host is said."""
        try:
            host = open_address(url, self.browser)
            self._talk.tell(_("Opening {host} in the browser.").format(host=host))
        except ReaderError as error:
            self._talk.tell_error(str(error))

    def copy(self, with_title: bool) -> None:
        """Copy the article's address, or its title and address."""
        row = self._here.row
        if row is None:
            return
        title = [safe(row.title)] if with_title or not row.url else []
        parts = [*title, safe(row.url)] if row.url else title
        self._talk.copy("\n".join(parts))
        self._talk.tell(_("Copied {what}").format(what=" ".join(parts)))
