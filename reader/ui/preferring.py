"""The app's half that knows what the user prefers: in use at once, and kept in the settings file.

The one rule: what was changed on the screen holds even where the file can't be written; that is
said then.
"""

from __future__ import annotations

import asyncio
import os

from textual.app import App
from textual.driver import Driver

from reader import language
from reader.language import ngettext
from reader.model import ReaderError
from reader.settings import Loaded, Settings, Value
from reader.ui.keys import use
from reader.ui.themes import THEMES, theme_name, variable_defaults
from reader.ui.widgets.key_bar import Tone


class PreferringApp(App[None], inherit_bindings=False):
    """An app with settings."""

    def __init__(self, loaded: Loaded, driver_class: type[Driver] | None) -> None:
        # without colour Textual would else send greys, and draw the terminal's own black on black
        no_colour = True if os.environ.get("NO_COLOR") else None
        super().__init__(driver_class=driver_class, ansi_color=no_colour)
        self.settings, self._problems = loaded
        self._own_keymap = self._take_keys()
        self._unsaved: dict[str, Value] = {}
        self._saving = asyncio.Lock()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for themes that aren't ours."""
        return variable_defaults()

    def begin_with_settings(self) -> None:
        """Our themes and the user's keys, before anything is drawn."""
        for theme in THEMES:
            self.register_theme(theme)
        self.set_keymap(self._own_keymap)
        self.theme = theme_name(self.settings.theme)

    def prefer(self, name: str, value: Value) -> None:
        """Go by another value of a setting from now on, and keep it."""
        self.settings = self.settings.with_value(name, value)
        if name == "theme":
            self.theme = theme_name(self.settings.theme)
        elif name == "language":
            language.choose(self.settings.language)
        self.take_settings(self.settings, name)
        self._unsaved[name] = value
        self.run_worker(self.save_settings(), group="settings", exit_on_error=False)

    def take_settings(self, settings: Settings, name: str) -> None:
        """Have what is shown go by the settings, of which one has changed."""
        raise NotImplementedError

    def tell(self, text: str, tone: Tone = "said") -> None:
        """Say something in the last line of the screen that one is on."""
        raise NotImplementedError

    async def save_settings(self) -> None:
        """Write what was changed and isn't written yet."""
        async with self._saving:
            changes, self._unsaved = self._unsaved, {}
            if changes:
                from reader.settings.writing import save  # who changes nothing needs no writer

                try:
                    await asyncio.to_thread(save, changes)
                except ReaderError as error:
                    self.tell(str(error), "wrong")

    def tell_problems(self) -> None:
        """Say what is wrong in the settings file: the first mistake, and how many more."""
        if self._problems:
            more = len(self._problems) - 1
            rest = ngettext("{count} more: reader doctor", "{count} more: reader doctor", more)
            said = [str(self._problems[0]), *([rest.format(count=more)] if more else [])]
            self.tell("; ".join(said), "wrong")

    def _take_keys(self) -> dict[str, str]:
        """The user's keys, shown from now on; mistakes in them are told like other ones."""
        if not self.settings.keys:
            return use({})
        from reader.ui.rebinding import rebound  # only for those who have keys of their own

        keys, problems = rebound(self.settings.keys)
        self._problems += problems
        return use(keys)
