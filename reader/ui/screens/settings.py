"""The settings: changed where they are shown, in use at once, kept in a file that is named.

The one rule: there is nothing to confirm; whatever is shown holds and is written.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.language import N_, _
from reader.settings import Settings, Value, settings_file
from reader.ui.keys import bindings
from reader.ui.render.content import content
from reader.ui.render.settings import stepped
from reader.ui.screens.closing import Closing
from reader.ui.widgets.key_bar import KeyBar
from reader.ui.widgets.key_help import KeyHelp
from reader.ui.widgets.prompt_line import PromptInput, PromptLine
from reader.ui.widgets.settings_list import SettingsList

HOW = N_("A key of your own, under [keys] in this file, from the next start on:")
EXAMPLE = '\n  bookmark = "B"\n'


class SettingsScreen(ModalScreen[None], Closing[None], inherit_bindings=False):
    """All settings, and all keys by the names that the file knows them by."""

    CSS_PATH = "settings.tcss"
    BINDINGS = bindings("settings_box")
    AUTO_FOCUS = "SettingsList"

    def __init__(self, settings: Settings, prefer: Callable[[str, Value], None]) -> None:
        super().__init__()
        self._settings = settings
        self._prefer = prefer
        self._list = SettingsList(settings)
        self._title = Static(id="settings-title", markup=False)
        self._file = Static(content(str(settings_file())), id="settings-file", markup=False)
        self._browser = PromptLine(N_("Command of the browser:"), self._to_list, id="browser")
        self._how = Static(id="settings-how", markup=False)
        self._key_help = KeyHelp(names=True)
        self._keys = VerticalScroll(self._how, self._key_help, id="settings-keys", can_focus=False)

    def compose(self) -> ComposeResult:
        with Vertical(id="settings"):
            yield self._title
            yield self._file
            yield self._list
            yield self._keys
            yield self._browser
            yield KeyBar()

    def on_mount(self) -> None:
        """Say what is what."""
        self._speak()

    def _speak(self) -> None:
        self._title.update(content(_("Keys") if self._shows_keys else _("Settings")))
        self._how.update(content(_(HOW)) + EXAMPLE)
        self._key_help.find("")
        self._list.show(self._settings)
        self.refresh_bindings()

    @property
    def _shows_keys(self) -> bool:
        return self.has_class("-keys")

    @on(SettingsList.Stepped)
    def change(self, event: SettingsList.Stepped) -> None:
        """Take the next value into use, or ask for it where it must be typed."""
        value = stepped(event.name, getattr(self._settings, event.name), event.by)
        if value is None:
            self._browser.open(shlex.join(self._settings.browser))
        else:
            self._take(event.name, value)

    @on(PromptInput.Kept)
    def take_browser(self, event: PromptInput.Kept) -> None:
        """Use the command that was typed; none is the system's own."""
        try:
            command = tuple(shlex.split(self._browser.text))
        except ValueError:  # a quotation mark without its other
            command = tuple(self._browser.text.split())
        self.leave_browser()
        self._take("browser", command)

    @on(PromptInput.Left)
    def leave_browser(self) -> None:
        """Leave the command as it is."""
        self._browser.close()

    def _to_list(self) -> None:
        self.set_focus(self._list)

    def _take(self, name: str, value: Value) -> None:
        self._settings = self._settings.with_value(name, value)
        self._prefer(name, value)
        self._speak()

    def action_switch(self) -> None:
        """From the settings to the keys, and back."""
        self.toggle_class("-keys")
        self.set_focus(None if self._shows_keys else self._list)
        self._speak()

    def action_leave(self) -> None:
        """Back to reading."""
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        """Scroll the keys by so many lines."""
        self._keys.scroll_relative(y=by, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys are scrolled where they are seen."""
        return self._shows_keys if action == "scroll" else True
