"""Pictures of the real app on the sample library: `python -m tests.screenshots [FOLDER]`.

Drives the app without a terminal, exports what it shows as SVG and lets Chromium draw that as
PNG, with a font that has every Vietnamese letter. The clock stands still, so a picture changes
only when the app does.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from reader.library import Library
from reader.model import Subscription, Visit
from reader.ui.app import ReaderApp

FOLDER = Path(__file__).parent.parent / "screenshots"
NOW = datetime.fromisoformat("2026-11-21T09:00:00+07:00")
FONT = "JetBrains Mono"
"""It has every Vietnamese letter; others set marks beside theirs, and a browser doesn't say so."""
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--force-device-scale-factor=2",
)  # fmt: skip


FEEDS = (
    ("https://tin.example/thoi-su.rss", "Thời sự", "Trong nước", None),
    ("https://tin.example/kinh-te.rss", "Kinh tế", "Trong nước", None),
    ("https://tin.example/van-hoa.rss", "Văn hóa", "Trong nước", None),
    ("https://world.example/feed", "Nhìn ra thế giới", "Thế giới", "the server answers 503"),
    ("https://sach.example/atom.xml", "Tủ sách", "", None),
)
"""Addresses, titles, folders, and what went wrong."""


class Shot(NamedTuple):
    """One picture: where it goes, how large the terminal is, what is typed."""

    name: str
    columns: int
    lines: int
    keys: Sequence[str] = ()
    theme: str = "reader-dark"


def typed(text: str) -> list[str]:
    """The keys that type a text."""
    return ["space" if letter == " " else letter for letter in text]


FIND_TO_LAM = ("slash", *typed("to lam trung quoc"), "enter")
SHOTS = (
    Shot("main", 120, 40),
    Shot("search", 120, 40, FIND_TO_LAM),
    Shot("entity", 120, 40, (*FIND_TO_LAM, "escape", "enter", "e", "down")),
    Shot("light", 120, 40, ("enter",), "reader-light"),
    Shot("wide", 200, 50, (*FIND_TO_LAM, "e")),
    Shot("small", 80, 24, FIND_TO_LAM),
    Shot("narrow", 60, 24),
    Shot("narrow-article", 60, 24, ("enter",)),
    Shot("entity-page", 120, 40, (*FIND_TO_LAM, "e", "E", "down")),
    Shot("entity-page-light", 120, 40, (*FIND_TO_LAM, "e", "E"), "reader-light"),
    Shot("entity-page-narrow", 60, 30, (*FIND_TO_LAM, "e", "E")),
    Shot("correct", 120, 40, (*FIND_TO_LAM, "e", "c", "down", "enter", *typed("ho"))),
    Shot("timeline", 120, 40, (*FIND_TO_LAM, "e", "T", "down", "down")),
    Shot("links", 120, 40, ("enter", "G", "j", "j")),
    Shot("help", 120, 40, ("question_mark",)),
    Shot("commands", 120, 40, ("ctrl+p", *typed("hue"))),
    Shot("commands-light", 80, 24, ("ctrl+p", *typed("bookmark")), "reader-light"),
    Shot("search-light", 80, 24, FIND_TO_LAM, "reader-light"),
    Shot("wide-light", 200, 50, (*FIND_TO_LAM, "e"), "reader-light"),
    Shot("add", 80, 24, ("a",)),
    Shot("feeds", 120, 30, ("f", "down", "down")),
    Shot("nothing", 120, 40, ("slash", *typed("tố lam"))),
)


def follow(library: Library) -> None:
    """Feeds that nobody serves, each with some of the samples."""
    articles = [library.reading(id).article for id in library.find().ids]
    library.feeds.subscribe(Subscription(url, title, folder) for url, title, folder, _ in FEEDS)
    visits = {}
    for at, (url, _title, _folder, error) in enumerate(FEEDS):
        when = (NOW - timedelta(minutes=7 + 50 * at * at)).isoformat()
        visits[url] = Visit(last_success=when, error=error)
        some = articles[at :: len(FEEDS)]
        library.add(replace(one, title=f"{one.title} ({at})", url=None, feed=url) for one in some)
    library.feeds.record(visits)
    library.save_search("Biển và sông", "biển OR sông")


async def svg_of(shot: Shot, library: Library) -> str:
    """What the app shows after the keys, as SVG."""
    app = ReaderApp(library, now=lambda: NOW)
    async with app.run_test(size=(shot.columns, shot.lines)) as pilot:
        app.theme = shot.theme
        await app.workers.wait_for_complete()
        for key in shot.keys:
            await pilot.press(key)
            await pilot.pause(0.05)
        await pilot.pause(0.6)
        return app.export_screenshot(title="reader")


def with_our_font(svg: str) -> str:
    """The same picture without fonts from elsewhere."""
    svg = re.sub(r"@font-face\s*{[^}]*}", "", svg)
    return re.sub(r"font-family:\s*[^;]+;", f"font-family: {FONT}, monospace;", svg)


def draw(svg: str, target: Path) -> None:
    """Let a browser draw an SVG as PNG."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("No Chromium found.")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert box is not None
    width, height = (int(float(side)) + 1 for side in box.groups())
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch, "page.html")
        style = "<style>body{margin:0}svg{display:block}</style>"
        page.write_text(f'<!doctype html><meta charset="utf-8">{style}{svg}', encoding="utf-8")
        subprocess.run(
            [
                browser, *FLAGS, f"--user-data-dir={scratch}/profile",
                f"--window-size={width},{height}", f"--screenshot={target}", page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )  # fmt: skip


def has_font() -> bool:
    """Whether the font of the pictures is there."""
    listed = subprocess.run(["fc-list", FONT, "family"], capture_output=True, text=True)
    return FONT in listed.stdout


def main(folder: Path = FOLDER, only: Sequence[str] = ()) -> int:
    """Draw all pictures, or those named."""
    if not has_font():
        raise SystemExit(f"No {FONT} found.")
    folder.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        if only and shot.name not in only:
            continue
        with (
            tempfile.TemporaryDirectory() as scratch,
            Library.open(Path(scratch), samples=True, now=lambda: NOW) as library,
        ):
            if shot.name == "feeds":
                follow(library)
            library.tag_pending()
            svg = asyncio.run(svg_of(shot, library))
        draw(with_our_font(svg), folder / f"{shot.name}.png")
        print(folder / f"{shot.name}.png")
    return 0


if __name__ == "__main__":
    given = sys.argv[1:]
    raise SystemExit(main(Path(given[0]) if given else FOLDER, given[1:]))
