"""The look that one chooses, held: themes, Vietnamese, and the settings themselves."""

from __future__ import annotations

import pytest

from reader import language
from reader.settings import Loaded, Settings
from reader.ui.app import ReaderApp
from tests.snapshots.test_pictures import Compare, after
from tests.ui.shelf import NOW, Shelf


@pytest.fixture(autouse=True)
def _named_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose path is the same in every run; nothing is written to it."""
    monkeypatch.setenv("READER_CONFIG", "settings.toml")


def app_with(settings: Settings) -> ReaderApp:
    language.choose(settings.language)
    return ReaderApp(Shelf(), now=lambda: NOW, loaded=Loaded(settings))


@pytest.mark.parametrize("theme", ["contrast", "terminal"])
def test_themes(snap_compare: Compare, theme: str) -> None:
    app = app_with(Settings().with_value("theme", theme))
    assert snap_compare(app, terminal_size=(120, 30), run_before=after("e", "j"))


@pytest.mark.parametrize("columns", [80, 120])
def test_vietnamese(snap_compare: Compare, columns: int) -> None:
    app = app_with(Settings(language="vi"))
    assert snap_compare(app, terminal_size=(columns, 24), run_before=after("enter"))


@pytest.mark.parametrize("keys", [("comma", "j"), ("comma", "tab")], ids=["settings", "keys"])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_settings(snap_compare: Compare, theme: str, keys: tuple[str, ...]) -> None:
    app = app_with(Settings().with_value("theme", theme))
    assert snap_compare(app, terminal_size=(100, 30), run_before=after(*keys))


def test_chosen_widths(snap_compare: Compare) -> None:
    app = app_with(Settings(measure=50, list_width=40, names_width=30))
    assert snap_compare(app, terminal_size=(160, 24), run_before=after("enter"))
