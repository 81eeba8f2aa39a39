"""Going to the pictures of an article, where it has any and they can be drawn.

The one rule: nothing is fetched before one asks for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec

from reader.language import _
from reader.model import Reading
from reader.settings import Settings
from reader.ui.gathering import Gatherer
from reader.ui.screens.home import Home


def open_pictures(
    home: Home, gatherer: Gatherer, settings: Settings, tell: Callable[[str], None]
) -> None:
    """Show the pictures of the article that one is on, or say why that can't be."""
    row = home.current
    if row is None:
        return
    if find_spec("PIL") is None:
        tell(_("Pictures need Pillow: install it with  pip install 'reader-tui[pictures]'"))
        return

    def show(reading: Reading) -> None:
        from reader.ui.picture_ways import way_here  # not for the first frame
        from reader.ui.screens.pictures import PicturesScreen

        if not any(image.url for image in reading.article.images):
            tell(_("This article has no picture."))
        else:
            way = way_here(settings.pictures, os.environ)
            screen = PicturesScreen(reading.article, gatherer.picture, settings.browser, way)
            home.app.push_screen(screen)

    home.desk.librarian.ask("pictures", lambda: home.desk.librarian.library.reading(row.id), show)
