"""What the user prefers: in use at once, and kept in the settings file.

The one rule: what was changed on the screen holds even where the file can't be written; that is
said then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.app import App

from reader import language
from reader.language import ngettext
from reader.model import ReaderError
from reader.settings import Loaded, Settings, Value
from reader.ui.keys import use
from reader.ui.themes import THEMES, theme_name


class Preferring:
    """The settings of an app.

    Args:
        took: has what is shown go by the settings, of which the named one has changed.
        tell_error: says what is wrong.
    """

    def __init__(
        self,
        app: App[None],
        loaded: Loaded,
        took: Callable[[Settings, str], None],
        tell_error: Callable[[str], None],
    ) -> None:
        self.settings, self._problems = loaded
        self._app = app
        self._took = took
        self._tell_error = tell_error
        self._own_keymap = self._take_keys()
        self._unsaved: dict[str, Value] = {}
        self._saving = asyncio.Lock()

    def begin(self) -> None:
        """Our themes and the user's keys, before anything is drawn."""
        for theme in THEMES:
            self._app.register_theme(theme)
        self._app.set_keymap(self._own_keymap)
        self._app.theme = theme_name(self.settings.theme)

    def prefer(self, name: str, value: Value) -> None:
        """Go by another value of a setting from now on, and keep it."""
        self.settings = self.settings.with_value(name, value)
        if name == "theme":
            self._app.theme = theme_name(self.settings.theme)
        elif name == "language":
            language.choose(self.settings.language)
        self._took(self.settings, name)
        self._unsaved[name] = value
        self._app.run_worker(self.save(), group="settings", exit_on_error=False)

    async def save(self) -> None:
        """Write what was changed and isn't written yet."""
        async with self._saving:
            changes, self._unsaved = self._unsaved, {}
            if changes:
                from reader.settings.writing import save  # who changes nothing needs no writer

                try:
                    await asyncio.to_thread(save, changes)
                except ReaderError as error:
                    self._tell_error(str(error))

    def tell_problems(self) -> None:
        """Say what is wrong in the settings file: the first mistake, and how many more."""
        if self._problems:
            more = len(self._problems) - 1
            rest = ngettext("{count} more: reader doctor", "{count} more: reader doctor", more)
            said = [self._problems[0].brief, *([rest.format(count=more)] if more else [])]
            self._tell_error("; ".join(said))

    def _take_keys(self) -> dict[str, str]:
        """The user's keys, shown from now on; mistakes in them are told like other ones."""
        if not self.settings.keys:
            return use({})
        from reader.ui.rebinding import rebound  # only for those who have keys of their own

        keys, problems = rebound(self.settings.keys)
        self._problems += problems
        return use(keys)
