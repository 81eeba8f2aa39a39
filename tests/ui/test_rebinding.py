"""Keys of the user's own: they work, are shown everywhere, and a conflict costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli import main
from reader.settings import Loaded, Settings
from reader.ui.app import ReaderApp
from reader.ui.keys import KEYS, UNBOUND, all_shown, key_for, use
from reader.ui.rebinding import named, rebound
from reader.ui.render.help import help_content
from reader.ui.screens.home import Home
from reader.ui.widgets.key_bar import KeyBar
from tests.key_table import README, key_table, with_key_table
from tests.ui.driver import settled
from tests.ui.shelf import NOW, Shelf


@pytest.fixture(autouse=True)
def _keys_of_the_table() -> Iterator[None]:
    yield
    use({})


def app_with(**keys: tuple[str, ...]) -> ReaderApp:
    """An app with keys by id, whose dots and hyphens are written as underscores."""
    by_name = {re.sub(r"[.-]", "_", key.id): key.id for key in KEYS}
    settings = Settings(keys={by_name.get(name, name): value for name, value in keys.items()})
    return ReaderApp(Shelf(), now=lambda: NOW, loaded=Loaded(settings))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("x", "x"), ("X", "X"), ("?", "question_mark"), ("/", "slash"), (",", "comma"),
        ("^D", "ctrl+d"), ("ctrl+d", "ctrl+d"), ("Esc", "escape"), ("escape", "escape"),
        ("PgDn", "pagedown"), ("Space", "space"), ("F5", "f5"), ("f5", "f5"), ("đ", "đ"),
        ("shift+tab", "shift+tab"), ("alt+x", "alt+x"), ("full_stop", "full_stop"),
        ("", None), ("nosuchkey", None), ("ctrl+", None), ("\x1b", None), ("hyper+x", None),
    ],
)  # fmt: skip
def test_a_key_may_be_written_as_one_sees_it_or_as_textual_names_it(
    written: str, name: str | None
) -> None:
    assert named(written) == name


def said(**keys: tuple[str, ...]) -> list[str]:
    return [str(problem) for problem in rebound({id: keys[id] for id in keys})[1]]


def test_what_cant_be_bound_is_said_with_its_reason() -> None:
    keys = {
        "bookmrk": ("x",),
        "undo": ("nosuchkey",),
        "bookmark": ("m",),
        "redo": ("alt+r",),
    }
    chosen, problems = rebound(keys)
    assert chosen == {"redo": "alt+r"}
    assert [str(problem).partition("settings.toml: ")[2] for problem in problems] == [
        "keys.bookmrk: nothing has this name; did you mean bookmark?",
        "keys.undo: there is no key 'nosuchkey'",
        "keys.bookmark: m is taken: Mark read or unread",
    ]


def test_two_keys_may_be_swapped_and_places_apart_may_share_one() -> None:
    swap = {"bookmark": ("m",), "read.toggle": ("s",)}
    assert rebound(swap) == ({"bookmark": "m", "read.toggle": "s"}, ())
    apart = {"list.next-unread": ("w",), "match.next": ("w",)}
    assert rebound(apart)[1] == ()


def test_where_one_of_two_wishes_fails_the_other_must_fit_what_is_left() -> None:
    chosen, problems = rebound({"read.toggle": ("s",), "bookmark": ("o",)})
    assert chosen == {}
    assert len(problems) == 2


async def test_a_key_of_ones_own_works_and_the_old_one_no_longer_does() -> None:
    app = app_with(bookmark=("B", "f5"))
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Home)
        await pilot.press("s")
        await settled(pilot)
        assert app.screen.current is not None
        assert not app.screen.current.bookmarked
        await pilot.press("B")
        await settled(pilot)
        assert app.screen.current.bookmarked
        await pilot.press("f5")
        await settled(pilot)
        assert not app.screen.current.bookmarked


async def test_what_shares_a_key_with_it_keeps_its_own() -> None:
    """`q` means back, and quit where there is no way back; only the one was given another key."""
    app = app_with(leave=("f8",))
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "f8")
        assert isinstance(app.screen, Home)
        assert app.screen.panes.current == "list"
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


async def test_an_action_without_a_key_can_have_one_and_one_with_a_key_none() -> None:
    keyless = next(key for key in KEYS if not key.keys and key.scope == "home")
    app = app_with(**{re.sub(r"[.-]", "_", keyless.id): ("f6",), "bookmark": ()})
    async with app.run_test(size=(160, 24)) as pilot:
        await settled(pilot)
        active = app.screen.active_bindings
        assert active["f6"].binding.id == keyless.id
        assert "s" not in active
        assert "Bookmark" not in app.screen.query_one(KeyBar).render_line(0).text


async def test_bar_and_help_show_the_keys_that_work() -> None:
    app = app_with(bookmark=("B",), view_new=("f9",))
    async with app.run_test(size=(160, 24)) as pilot:
        await settled(pilot)
        await pilot.pause()
        assert "B Bookmark" in app.screen.query_one(KeyBar).render_line(0).text
        line = next(line for line in help_content().plain.split("\n") if "Bookmark, or" in line)
        assert line.startswith("B  ")
        assert key_for("view.new") == "F9"


async def test_letters_of_ones_own_are_typed_where_one_types() -> None:
    app = app_with(bookmark=("z",), alone=("s",))
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", "z", "s")
        await settled(pilot)
        assert isinstance(app.screen, Home)
        assert app.screen.desk.finding.narrowing.text == "zs"


async def test_a_mistake_is_said_on_start_and_everything_else_works() -> None:
    app = app_with(bookmark=("m",), nothing=("x",), redo=("alt+r",))
    async with app.run_test(size=(160, 24)) as pilot:
        await settled(pilot)
        said = app.screen.query_one(KeyBar).said
        assert said.startswith("! settings.toml: keys.nothing: nothing has this name")
        assert said.endswith("1 more: reader doctor")
        assert "alt+r" in app.screen.active_bindings


def test_doctor_names_conflicts_of_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[keys]\nbookmark = "m"\n', encoding="utf-8")
    monkeypatch.setenv("READER_CONFIG", str(file))
    assert main(["list", "--samples", "--limit", "1"]) == 0
    assert main(["doctor", "--samples"]) == 1
    assert "keys.bookmark: m is taken: Mark read or unread" in capsys.readouterr().err


def test_no_real_key_begins_like_the_keys_of_what_has_none() -> None:
    assert not any(name.startswith(UNBOUND) for key in KEYS for name in key.names)


def test_the_readme_tells_the_keys_of_the_table() -> None:
    assert with_key_table(README.read_text(encoding="utf-8")) == README.read_text(encoding="utf-8")
    for key in KEYS:
        assert key.help in key_table()
        assert all(name in key_table() for name in all_shown(key).split())
