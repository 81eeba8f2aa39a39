"""What keys do on the main screen: each deed done by one object, offered where it makes sense."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.screen import Screen

from reader.ui.app import ReaderApp
from reader.ui.deeds.deed import Deed, deeds_of
from reader.ui.keys import KEYS, Key, Scope
from reader.ui.screens.home import Home
from reader.ui.widgets.article_list import ArticleList
from tests.ui.conftest import Drive
from tests.ui.shelf import ARTICLES, NOW, Shelf


class Bell:
    """Does one thing, a number of times."""

    def __init__(self) -> None:
        self.rung = 0

    @property
    def deeds(self) -> dict[str, Deed]:
        return {"ring": Deed(self.ring, lambda: self.rung == 0), "rest": Deed(lambda: None)}

    def ring(self, times: int) -> None:
        self.rung += times


def key(action: str, scope: Scope = "home") -> Key:
    return Key("bell", "b", action, scope, "Program", "Ring")


def test_a_deed_is_found_by_its_owner_and_offered_while_it_can_be_done() -> None:
    bell, other = Bell(), Bell()
    deeds = deeds_of(bell=bell, other=other)
    assert set(deeds) == {"bell.ring", "bell.rest", "other.ring", "other.rest"}
    deeds["bell.ring"].do(3)
    assert (bell.rung, other.rung) == (3, 0)
    assert not deeds["bell.ring"].can()
    assert deeds["other.ring"].can()
    assert deeds["bell.rest"].can()


@pytest.mark.parametrize(
    ("scope", "action", "dispatched"),
    [
        ("home", "bell.ring", "deed('bell.ring')"),
        ("home", "bell.ring(2)", "deed('bell.ring', 2)"),
        ("home", "bell.ring('a.b')", "deed('bell.ring', 'a.b')"),
        ("list", "bell.ring(-1)", "screen.deed('bell.ring', -1)"),
        ("list", "open", "open"),
        ("home", "pane(1)", "pane(1)"),
        ("home", "app.quit", "app.quit"),
        ("picker", "screen.move(1)", "screen.move(1)"),
    ],
)
def test_a_deed_goes_by_way_of_the_screen_and_other_actions_as_they_are_written(
    scope: Scope, action: str, dispatched: str
) -> None:
    assert key(action, scope).dispatched == dispatched


def test_no_deed_is_without_a_place_in_the_key_table() -> None:
    named = {one.action.partition("(")[0] for one in KEYS if one.dispatched != one.action}
    assert named == set(Home(Shelf(ARTICLES), NOW).desk.deeds)


def test_screen_and_app_inherit_from_nothing_but_textual() -> None:
    for cls, base in ((Home, Screen), (ReaderApp, App)):
        assert [one for one in cls.__mro__ if one.__module__.startswith("reader.")] == [cls]
        assert issubclass(cls, base)


async def test_a_question_that_is_left_does_nothing(drive: Drive) -> None:
    answers: list[str] = []
    async with drive(Shelf(ARTICLES), (100, 30)) as ui:
        ui.home.desk.talk.ask("What?", "this", answers.append)
        await ui.press("escape")
        assert answers == []
        assert not ui.home.ask_line.display
        ui.home.desk.talk.ask("What?", "this", answers.append)
        await ui.press("x", "enter")
        assert answers == ["thisx"]
        assert not ui.home.ask_line.display
        assert ui.focused is ArticleList


async def test_what_makes_no_sense_now_is_not_done(drive: Drive) -> None:
    async with drive(Shelf(()), (100, 30)) as ui:
        for name in ("marking.bookmark", "outward.copy", "paging.on", "selecting.all"):
            assert not ui.home.can(name)
        assert ui.home.can("filtering.open")
        await ui.press("slash")
        assert not ui.home.can("filtering.open"), "inside the line the key is a letter"
