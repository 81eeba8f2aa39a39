"""Old articles are let go in the app: said first, answered with yes, kept ones never."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from reader.library import Library
from reader.settings import Loaded, Settings
from reader.ui.app import ReaderApp
from tests.ui.conftest import settled
from tests.ui.on_disk import Real, on_disk
from tests.ui.shelf import ARTICLES, NOW, Shelf


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library that is fifty days old, with one bookmark."""
    with Library.open(tmp_path, create=True, now=lambda: NOW - timedelta(days=50)) as library:
        library.add(ARTICLES)
        library.bookmark(library.find("da nang").ids)
    return tmp_path


async def test_what_is_old_goes_when_the_number_is_answered_with_yes(old: Path) -> None:
    async with on_disk(old) as ui:
        await ui.command("remove old articles")
        assert "Remove what came more than so many days ago: 90" in ui.screen
        await ui.press("backspace", "backspace")
        await ui.type("30")
        await ui.press("enter")
        assert "Remove 3 articles for good (kept ones stay)? yes/no:" in ui.screen
        assert ui.library.find().total == 4
        await ui.type("yes")
        await ui.press("enter")
        assert ui.notice == "Removed 3 articles."
        assert ui.titles == ["Đà Nẵng mở lại cầu đi bộ ven sông"]


@pytest.mark.parametrize(
    ("days", "said", "notice"),
    [
        ("30", "no", "Nothing was removed."),
        ("30", "", "Nothing was removed."),
        ("60", None, "Nothing is that old, but for what you have kept."),
        ("soon", None, "A number of days, please."),
        ("0", None, "A number of days, please."),
    ],
)
async def test_any_other_answer_removes_nothing(
    old: Path, days: str, said: str | None, notice: str
) -> None:
    async with on_disk(old) as ui:
        await ui.command("remove old articles")
        await ui.press("backspace", "backspace")
        await ui.type(days)
        await ui.press("enter")
        if said is not None:
            await ui.type(said)
            await ui.press("enter")
        assert ui.notice == notice
        assert ui.library.find().total == 4


@pytest.mark.parametrize(
    ("confirm", "notice", "left"),
    [
        (True, "3 articles are over 30 days old: “Remove old articles” in ^P.", 4),
        (False, "Removed 3 articles.", 1),
    ],
)
async def test_an_age_in_the_settings_is_heeded_at_the_start(
    old: Path, confirm: bool, notice: str, left: int
) -> None:
    loaded = Loaded(Settings(retention_days=30, confirm=confirm))
    with Library.open(old, now=lambda: NOW) as library:
        library.tag_pending()
        app = ReaderApp(library, now=lambda: NOW, loaded=loaded)
        async with app.run_test(size=(120, 30)) as pilot:
            await settled(pilot)
            ui = Real(app, Shelf(()), pilot)
            assert ui.notice == notice
            assert library.find().total == left
