"""Adding: one line for an address or a path, and what is found there.

Gives the feeds to follow, or the path or address to take in. The one rule: a mistake is told in
one line, and what was typed stays to be mended.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.language import N_, _, ngettext
from reader.model import Link, ReaderError
from reader.ui.gathering import Gatherer
from reader.ui.keys import bindings
from reader.ui.render.content import content
from reader.ui.screens.closing import Closing
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.line_input import LineInput
from reader.ui.widgets.offer_list import OfferList

HELP = N_("The address of a feed or of a newspaper's page, or the path of a file or folder.")
Chosen = list[Link] | str | None


class AddressInput(LineInput):
    """Where one types; it has the keys itself, so that they are told."""

    BINDINGS = bindings("add")


class AddScreen(ModalScreen[Chosen], Closing[Chosen], inherit_bindings=False):
    """Asks what to add."""

    CSS_PATH = "adding.tcss"
    BINDINGS = bindings("add")
    AUTO_FOCUS = "AddressInput"

    def __init__(self, gatherer: Gatherer) -> None:
        super().__init__()
        self._gatherer = gatherer
        self._field = AddressInput()
        self._said = Static("", id="add-said", markup=False)
        self._offers = OfferList()
        self._page = ""
        """The address of a page without feeds, which is taken when Enter is pressed again."""
        self._looked = 0

    def compose(self) -> ComposeResult:
        with Vertical(id="add"):
            yield Static(content(_("Add")), id="add-title")
            yield self._field
            yield self._said
            yield self._offers
            yield KeyBar()

    def on_mount(self) -> None:
        """Say what can be typed."""
        self._say(_(HELP))

    @on(Input.Changed)
    def forget_answer(self) -> None:
        """What was found out was about something else."""
        self._page = ""
        self._looked += 1
        self._offers.remove_class("-shown")
        self._say(_(HELP))

    def action_find_out(self) -> None:
        """A path is taken in; of an address it is found out which feeds are there."""
        typed = self._field.value.strip().strip("'\"")
        if self._offers.has_class("-shown"):
            self.action_to_offers()
        elif self._page:
            self.dismiss(self._page)
        elif typed and (path := _path(typed)) is not None:
            self.dismiss(str(path))
        elif typed:
            self._look(typed)

    def action_to_offers(self) -> None:
        """To what is offered."""
        self.set_focus(self._offers)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no way to what isn't there."""
        return self._offers.has_class("-shown") if action == "to_offers" else True

    def _look(self, typed: str) -> None:
        from reader.library.feeds import typed_address

        try:
            address = typed_address(typed)
        except ReaderError:
            self._say(_("No such file or folder, and no address of the web."), wrong=True)
            return
        self._say(_("Looking at {host} …").format(host=urlsplit(address).netloc))
        self._looked += 1
        asked = self._looked
        self._gatherer.look(
            address,
            lambda found: self._found(address, found) if asked == self._looked else None,
            lambda why: self._say(why, wrong=True) if asked == self._looked else None,
        )

    def _found(self, address: str, found: list[Link]) -> None:
        if not self.is_attached:
            return
        if [link.url for link in found] == [address]:
            self.dismiss(found)
        elif found:
            said = ngettext("{count} feed is offered there.", "{count} feeds are offered there.",
                            len(found))  # fmt: skip
            self._say(said.format(count=len(found)))
            self._offers.show(found)
            self._offers.styles.max_height = len(found)
            self._offers.add_class("-shown")
            self.set_focus(self._offers)
        else:
            self._page = address
            self._say(_("No feed there. Enter takes the page itself as an article."))

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self._said.set_class(wrong, "-wrong")
        self._said.update(content(f"! {text}" if wrong else text))

    @on(OfferList.Taken)
    def follow(self, event: OfferList.Taken) -> None:
        """Follow what was ticked."""
        self.dismiss(event.links)

    def action_leave(self) -> None:
        """Add nothing."""
        self.dismiss(None)


def _path(typed: str) -> Path | None:
    """The file or folder that is meant, if there is one."""
    try:
        path = Path(typed).expanduser()
        return path.absolute() if path.exists() else None
    except (OSError, RuntimeError, ValueError):  # too long, no such user, a NUL
        return None
