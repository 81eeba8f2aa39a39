"""The timeline of an article: in order, in the article's own words, leading to the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.library import Library
from reader.model import Mention
from reader.ui.render.choice import Choice, choice_line, names_width, narrowed_choices
from reader.ui.render.timeline import AFTER, BEFORE, moments_of, phrase
from reader.ui.screens.home import Home
from reader.ui.widgets.article_view import ArticleView
from tests.ui.test_correcting import driven, library

__all__ = ["library"]

TEXT = "Ngày 14/4, ông tới Hà Nội. Kim ngạch đạt 205,2 tỷ USD trong năm 2024."


def mention(said: str, **known: object) -> Mention:
    at = TEXT.index(said)
    return Mention(at, at + len(said), said, **{"entity_id": "x", "name": said, **known})  # type: ignore[arg-type]  # a test's shorthand


DAY = mention("14/4", type="DATE", value="2025-04-14")
MONEY = mention("205,2 tỷ USD", type="MONEY", value=205.2e9, unit="USD")


def test_a_date_is_said_in_full_and_an_amount_as_it_is_written() -> None:
    assert [one.name for one in moments_of([DAY, MONEY], TEXT)] == ["14 Apr 2025", "205,2 tỷ USD"]


def test_a_range_is_said_from_and_to() -> None:
    (moment,) = moments_of([mention("14/4", type="DATE", value="2025-04-14/2025-04-15")], TEXT)
    assert moment.name == "14 Apr 2025 – 15 Apr 2025"


@pytest.mark.parametrize("value", ["2025-Q2", "C15", None])
def test_a_date_that_is_no_day_month_or_year_is_said_as_it_is_written(value: str | None) -> None:
    (moment,) = moments_of([mention("14/4", type="DATE", value=value)], TEXT)
    assert moment.name == "14/4"


def test_the_phrase_stays_in_its_sentence() -> None:
    assert moments_of([MONEY], TEXT)[0].note == "Kim ngạch đạt 205,2 tỷ USD trong năm 2024"
    assert moments_of([DAY], TEXT)[0].note == "Ngày 14/4, ông tới Hà Nội"


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.data())
def test_a_phrase_is_short_and_has_what_it_is_about(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    said = phrase(text, start, end)
    assert " ".join(text[start:end].split()) in said
    assert len(said) <= BEFORE + (end - start) + AFTER + 1


@given(st.text(), st.text(), st.integers(1, 90))
def test_a_choice_never_outgrows_its_box(name: str, note: str, width: int) -> None:
    choice = Choice(0, name, note)
    line = choice_line(choice, width, names_width([choice], width), cursor=True)
    assert cell_len(line.text) <= width


def test_choices_are_narrowed_by_name_and_note_without_marks() -> None:
    moments = moments_of([DAY, MONEY], TEXT)
    assert narrowed_choices(moments, "ha noi") == moments[:1]
    assert narrowed_choices(moments, "ty kim") == moments[1:]


async def test_the_key_shows_dates_and_then_amounts(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("T")
        lines = [line for line in ui.screen.splitlines() if "◇" in line or "#" in line]
        day = next(at for at, line in enumerate(lines) if "5 Jan 2025" in line)
        money = next(at for at, line in enumerate(lines) if "Trường được tặng" in line)
        assert day < money


async def test_enter_goes_to_the_place_and_lights_it(library: Library) -> None:
    async with driven(library, (100, 12)) as ui:
        await ui.press("T")
        await ui.type("200 trieu")
        await ui.press("enter")
        assert ui.focused is ArticleView
        assert "200 triệu đồng" in ui.screen
        assert ui.article.steps.said == "1/1"


async def test_without_dates_and_amounts_it_says_so(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("j", "j", "T")
        assert "No dates or amounts." in ui.screen
        await ui.press("enter", "escape")
        assert isinstance(ui.app.screen, Home)


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (80, 24)])
async def test_nothing_breaks_at_any_size(library: Library, size: tuple[int, int]) -> None:
    async with driven(library, size) as ui:
        await ui.press("T", "down", "enter")
        assert isinstance(ui.app.screen, Home)
