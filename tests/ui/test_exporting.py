"""Exporting from the app: asked where, written in the background, never over a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.library import Library
from tests.articles import SHELF, UNDATED
from tests.conftest import NOW
from tests.ui.news import News, news


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "own", create=True, now=lambda: NOW) as library:
        library.add(SHELF)
        yield library


async def export(ui: News, to: Path, *, everything: bool) -> None:
    ui.app.news.export(everything)
    await ui.pilot.pause()
    line = ui.home.ask_line
    line.type(str(to))
    await ui.press("enter")
    await ui.done()


async def test_the_list_becomes_a_book(library: Library, tmp_path: Path) -> None:
    async with news(library) as ui:
        await export(ui, tmp_path / "tin.epub", everything=True)
        assert ui.said == f"Wrote 4 articles to {tmp_path / 'tin.epub'}."
        assert len(ZipFile(tmp_path / "tin.epub").namelist()) == 5 + 4


async def test_the_article_becomes_a_file_named_by_its_title(library: Library) -> None:
    async with news(library) as ui:
        ui.app.news.export(False)
        await ui.pilot.pause()
        assert ui.home.ask_line.text == f"~/{UNDATED.title}.md"
        Path.home().mkdir(parents=True)
        await ui.press("enter")
        await ui.done()
        assert ui.said == f"Wrote 1 article to ~/{UNDATED.title}.md."
        written = (Path.home() / f"{UNDATED.title}.md").read_text(encoding="utf-8")
        assert written.startswith(f"# {UNDATED.title}")


@pytest.mark.parametrize(
    ("name", "said"), [("tin.pdf", "must end in"), ("there.md", "already"), ("no/x.md", "can't")]
)
async def test_what_is_wrong_is_said_and_nothing_written(
    library: Library, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "there.md").write_text("mine")
    async with news(library, (160, 30)) as ui:
        await export(ui, tmp_path / name, everything=True)
        assert said in ui.said
    assert (tmp_path / "there.md").read_text() == "mine"


@pytest.mark.parametrize("key", ["down", "up"])
async def test_an_arrow_where_there_is_nothing_below_writes_nothing(
    library: Library, tmp_path: Path, key: str
) -> None:
    async with news(library) as ui:
        ui.app.news.export(True)
        await ui.pilot.pause()
        ui.home.ask_line.type(str(tmp_path / "tin.md"))
        await ui.press(key)
        await ui.done()
        assert ui.home.ask_line.is_typed_into
        assert not (tmp_path / "tin.md").exists()
        await ui.press("enter")
        await ui.done()
        assert (tmp_path / "tin.md").exists()


async def test_both_are_in_the_palette(library: Library) -> None:
    async with news(library) as ui:
        await ui.press("ctrl+p")
        await ui.type("export")
        await ui.pilot.pause(0.3)
        assert "Export this article" in ui.screen
        assert "Export all articles of the list" in ui.screen
