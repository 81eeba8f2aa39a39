"""The door for the command line: the newest articles on the screen at once, then the app.

The app begins with all that it shows first, list and article, so that the first key finds them
there. The one rule: nothing of Textual is imported before the list is painted.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from rich.segment import Segment

from reader.library import Library
from reader.model import ReaderError, Reading
from reader.settings import Loaded
from reader.ui.colours import palette, theme_here
from reader.ui.early import EarlyTerminal
from reader.ui.first_frame import Size, first_frame
from reader.ui.pages import Page, begins_at, first_page
from reader.ui.panes import HIGH

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp

SWITCH = 0.0005
"""Seconds that drawing waits for a thread that computes; Python's own 5 ms add up to a stutter."""


def start(library: Library, loaded: Loaded) -> int:
    """Run the app on an open library until the user quits; the exit code."""
    sys.setswitchinterval(SWITCH)
    page = first_page(library, sort=loaded.settings.sort)
    cursor = begins_at(page, library.last_left())
    if os.environ.get("TEXTUAL_DRIVER"):  # in a browser, whose page comes first anyway
        from reader.ui.app import ReaderApp

        app = ReaderApp(library, first=page, reading=_reading(library, cursor), loaded=loaded)
        app.run()
    else:
        app = _on_terminal(library, loaded, page, cursor)
    if app.library is not library:
        app.library.close()
    return app.return_code or 0


def _on_terminal(library: Library, loaded: Loaded, page: Page, cursor: int | None) -> ReaderApp:
    theme = theme_here(loaded.settings.theme, os.environ)
    loaded = loaded._replace(settings=loaded.settings._replace(theme=theme))
    with EarlyTerminal() as terminal:
        if page[1] and not os.environ.get("NO_COLOR"):
            terminal.draw(_frame(page, library, loaded, cursor))
        reading = _reading(library, cursor)
        from reader.ui.app import ReaderApp
        from reader.ui.heap import share_heap

        share_heap()
        driver = terminal.successor()
        app = ReaderApp(library, first=page, reading=reading, loaded=loaded, driver_class=driver)
        app.run()
    return app


def _reading(library: Library, id: int | None) -> Reading | None:
    """The article that the cursor stands on: keys that were typed meanwhile find it there."""
    try:
        return None if id is None else library.reading(id)
    except ReaderError:
        return None  # the app asks again, and can tell


def _frame(
    page: Page, library: Library, loaded: Loaded, cursor: int | None
) -> Iterator[list[Segment]]:
    size = Size(*shutil.get_terminal_size())
    return first_frame(
        page,
        size,
        datetime.now().astimezone(),
        palette(loaded.settings.theme),
        below=1 if library.is_samples and size.height >= HIGH else 0,
        chosen=loaded.settings.list_width,
        names=loaded.settings.show_names,
        cursor=cursor,
    )
