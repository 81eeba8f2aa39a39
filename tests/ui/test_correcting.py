"""Correcting names in the app, on a real library: seen at once, everywhere or here, undone."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest

from reader.language import choose
from reader.library import Library
from reader.model import Article, Correction, Entity, EntityPage, Published
from reader.ui.app import ReaderApp
from reader.ui.correcting import (
    MOST,
    TYPES,
    Subject,
    action_choices,
    entity_note,
    merge_choices,
    rename_choices,
    split_choices,
    subject_in,
    subject_of,
    type_choices,
)
from reader.ui.screens.correct import CorrectScreen
from reader.ui.screens.entity import EntityScreen
from reader.ui.screens.file import path_of
from reader.ui.screens.home import Home
from reader.ui.widgets.choice_list import ChoiceList
from tests.ui.driver import Driver, settled
from tests.ui.shelf import NOW, Shelf

STORIES = (
    Article(
        "Bà Phạm Thị Lan làm hiệu trưởng",
        body=(
            "Hiệu trưởng Phạm Thị Lan gặp ông Vũ Mạnh Hùng tại Huế ngày 5/1/2025.",
            "Bà Lan cảm ơn ông Hùng. Trường được tặng 200 triệu đồng.",
        ),
        published=Published("2025-01-06", "day"),
    ),
    Article(
        "Khai giảng ở Huế",
        body=("Hiệu trưởng Phạm Thị Lan nói năm học mới sẽ khác.",),
        published=Published("2025-01-05", "day"),
    ),
    Article(
        "Ông Vũ Mạnh Hùng về hưu",
        body=("Ông Vũ Mạnh Hùng chia tay đồng nghiệp ở Đà Nẵng.",),
        published=Published("2025-01-04", "day"),
    ),
)
LAN, HUNG = "person:phạm-thị-lan", "person:vũ-mạnh-hùng"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True, now=lambda: NOW) as library:
        library.add(STORIES)
        library.tag_pending()
        yield library


@asynccontextmanager
async def driven(library: Library, size: tuple[int, int] = (130, 40)) -> AsyncIterator[Driver]:
    app = ReaderApp(library, now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield Driver(app, cast(Shelf, library), pilot)


async def retype(ui: Driver, text: str) -> None:
    await ui.press("ctrl+u")
    await ui.type(text)


def people(ui: Driver) -> dict[str, tuple[int, int]]:
    """The persons of the pane with mentions here and articles everywhere."""
    reading = ui.article.reading
    assert reading is not None
    return {
        one.name: (len(one.mentions) + len(one.title_mentions), one.articles)
        for one in reading.entities
        if one.type == "PERSON"
    }


async def test_the_bar_offers_to_correct_while_one_is_in_the_names(library: Library) -> None:
    async with driven(library) as ui:
        assert "c Correct" not in ui.screen
        await ui.press("e")
        assert "c Correct" in ui.screen
        assert ui.home.can("corrections.correct")


async def test_a_name_is_renamed_everywhere_and_the_rename_undone(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("e", "c", "enter")
        await retype(ui, "Lan Phạm")
        await ui.press("enter")
        assert ui.notice.startswith("Phạm Thị Lan is Lan Phạm from now on, everywhere")
        assert people(ui)["Lan Phạm"] == (3, 2)
        assert ui.entities.entity is not None
        assert ui.entities.entity.name == "Lan Phạm"
        await ui.press("u")
        assert people(ui)["Phạm Thị Lan"] == (3, 2)
        await ui.press("ctrl+r")
        assert "Lan Phạm" in people(ui)


async def test_here_means_this_article_alone(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("e", "c", "tab")
        assert "in this article only" in ui.screen
        await ui.press("enter")
        await retype(ui, "Cô Lan")
        await ui.press("enter")
        assert "in this article" in ui.notice
        assert "Cô Lan" in people(ui)
        await ui.press("q", "j")
        assert "Phạm Thị Lan" in people(ui)


async def test_the_target_of_a_merge_is_typed_without_marks(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("e", "c", "down", "enter")
        await ui.type("hung")
        assert "Vũ Mạnh Hùng" in ui.screen
        await ui.press("enter")
        assert people(ui) == {"Vũ Mạnh Hùng": (5, 3)}
        assert ui.entities.entity is not None
        assert ui.entities.entity.id == HUNG


async def test_a_merge_finds_names_that_the_article_doesnt_have(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("j", "e", "c", "down", "enter")
        assert "Type a name of this library." in ui.screen
        await ui.type("hung")
        assert "Person · 2 articles" in ui.screen
        await ui.type("zzz")
        assert "No such name in this library." in ui.screen


async def test_a_spelling_is_split_off(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("e", "c", *["down"] * 2, "enter")
        assert isinstance(ui.app.screen, CorrectScreen)
        await ui.type("lan")
        await ui.press("down", "enter")
        assert people(ui)["Lan"] == (1, 1)
        assert people(ui)["Phạm Thị Lan"] == (2, 2)


async def test_a_name_becomes_one_of_another_type_or_none(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("e", "c", *["down"] * 3, "enter")
        await ui.type("place")
        await ui.press("enter")
        assert ui.entities.entity is not None
        assert (ui.entities.entity.name, ui.entities.entity.type) == ("Phạm Thị Lan", "PLACE")
        await ui.press("c")
        await ui.type("hide")
        await ui.press("enter")
        assert "Phạm Thị Lan" not in [one.name for one in library.entities()]
        await ui.press("u", "u")
        assert people(ui)["Phạm Thị Lan"] == (3, 2)


async def test_a_chip_follows_a_rename_and_keeps_its_articles(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("e", "enter")
        assert len(ui.list.ids) == 2
        await ui.press("e", "c", "enter")
        await retype(ui, "Lan Phạm")
        await ui.press("enter")
        assert "@Lan Phạm ×" in ui.screen
        assert len(ui.list.ids) == 2


async def test_escape_goes_a_step_back_and_then_out(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("e", "c", "enter", "escape")
        assert isinstance(ui.app.screen, CorrectScreen)
        await ui.press("escape")
        assert isinstance(ui.app.screen, Home)
        assert library.corrections() == []


async def test_a_page_is_corrected_in_every_article(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("e", "E", "c")
        assert "Everywhere or here" not in ui.screen
        await ui.press("enter")
        await retype(ui, "Lan Phạm")
        await ui.press("enter")
        assert "◆ Lan Phạm   Person · 2 articles" in ui.screen
        await ui.press("u")
        assert "◆ Phạm Thị Lan   Person · 2 articles" in ui.screen
        await ui.press("ctrl+r", "q")
        assert "Lan Phạm" in people(ui)


async def test_the_page_of_a_name_that_is_hidden_closes(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("e", "E", "c")
        await ui.type("hide")
        await ui.press("enter")
        assert isinstance(ui.app.screen, Home)
        assert "Phạm Thị Lan" not in people(ui)


async def test_merging_on_the_page_leads_to_the_target(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("e", "E", "c", "down", "enter")
        await ui.type("hung")
        await ui.press("enter")
        assert isinstance(ui.app.screen, EntityScreen)
        assert "◆ Vũ Mạnh Hùng   Person · 3 articles" in ui.screen


async def test_corrections_go_to_a_file_and_come_back_from_it(
    library: Library, tmp_path: Path
) -> None:
    library.correct(Correction("rename", LAN, name="Cô Lan"))
    file = tmp_path / "out.json"
    async with driven(library) as ui:
        await ui.app.run_action("deed('corrections.export')", ui.home)
        await ui.settle()
        await retype(ui, str(file))
        assert "new" in ui.screen
        assert ui.app.screen.query_one(ChoiceList).size.height == 1  # of which there is no more
        await ui.press("enter")
        assert ui.notice == f"Exported 1 correction to {file}."
        assert json.loads(file.read_text("utf-8"))[0]["name"] == "Cô Lan"
        await ui.press("u")
        assert "Phạm Thị Lan" in people(ui)
        await ui.app.run_action("deed('corrections.import_')", ui.home)
        await ui.settle()
        await retype(ui, str(file))
        await ui.press("enter")
        assert ui.notice == "Made 1 correction."
        assert "Cô Lan" in people(ui)


async def test_a_file_that_cant_be_read_is_said_in_a_line(library: Library, tmp_path: Path) -> None:
    async with driven(library) as ui:
        await ui.app.run_action("deed('corrections.import_')", ui.home)
        await ui.settle()
        await retype(ui, str(tmp_path / "none.json"))
        assert "not there" in ui.screen
        await ui.press("enter")
        assert "can't read" in ui.notice


async def test_the_palette_knows_the_corrections(library: Library) -> None:
    async with driven(library) as ui:
        await ui.press("ctrl+p")
        await ui.type("corrections")
        assert "Export your corrections of names to a file" in ui.screen
        assert "Import corrections of names from a file" in ui.screen


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 24), (80, 24), (200, 60)])
async def test_nothing_breaks_at_any_size(library: Library, size: tuple[int, int]) -> None:
    async with driven(library, size) as ui:
        await ui.press("e", "c", "down", "pagedown", "pageup", "enter", "escape", "tab")
        await ui.pilot.resize_terminal(100, 30)
        await ui.settle()
        assert "Merge into…" in ui.screen
        assert "in this article only" in ui.screen


# What is offered, without a screen

LAM = Entity("person:tô-lâm", "Tô Lâm", "PERSON", ("đồng chí Tô Lâm",), 6, 11)
OTHERS = tuple(Entity(f"person:p{n}", f"Người {n}", "PERSON", articles=n) for n in range(20))
SUBJECT = Subject(LAM, ("Tô Lâm", "đồng chí Tô Lâm"))


def test_every_correction_is_offered_and_found_without_marks() -> None:
    assert [one.value for one in action_choices("")] == [
        "rename", "merge", "split", "retype", "hide",
    ]  # fmt: skip
    assert [one.value for one in action_choices("TYPE")] == ["retype"]


@pytest.mark.parametrize("typed", ["", "  ", "Tô Lâm", " Tô  Lâm "])
def test_a_name_that_is_no_other_isnt_offered(typed: str) -> None:
    assert [one.name for one in rename_choices(SUBJECT, typed)] == ["đồng chí Tô Lâm"]


def test_what_is_typed_is_the_first_name_offered() -> None:
    first = rename_choices(SUBJECT, " Ông  Lâm ")[0]
    assert first.value == Correction("rename", LAM.id, name="Ông Lâm")


def test_nothing_merges_with_itself_and_the_list_stays_short() -> None:
    choices = merge_choices(SUBJECT, (LAM, *OTHERS))
    assert len(choices) == MOST
    assert LAM.name not in [one.name for one in choices]
    assert choices[1].note == "Person · 1 article"


def test_articles_are_counted_as_the_language_writes_numbers() -> None:
    entity = Entity(LAN, "Phạm Thị Lan", "PERSON", articles=12345)
    assert entity_note(entity).endswith(" 12,345 articles")
    choose("vi")
    assert entity_note(entity).endswith(" 12.345 bài")


def test_splitting_offers_the_spellings_that_are_meant() -> None:
    (choice,) = split_choices(SUBJECT, "dong chi")
    assert choice.value == Correction(
        "split", LAM.id, surface="đồng chí Tô Lâm", name="đồng chí Tô Lâm"
    )


def test_no_entity_is_offered_the_type_it_has() -> None:
    types = [
        one.value.type for one in type_choices(SUBJECT, "") if isinstance(one.value, Correction)
    ]
    assert types == [type for type in TYPES if type != "PERSON"]


def test_the_commonest_spelling_of_an_article_comes_first(library: Library) -> None:
    reading = library.reading(library.find().ids[0])
    lan = next(one for one in reading.entities if one.id == LAN)
    subject = subject_in(reading, lan)
    assert subject.spellings == ("Phạm Thị Lan", "Lan")
    assert [one.id for one in subject.near] == [HUNG]
    assert subject.article == reading.row.key


def test_a_page_offers_its_aliases_and_its_company_of_the_same_type() -> None:
    place = Entity("place:huế", "Huế", "PLACE")
    page = EntityPage(LAM, (), (), (OTHERS[1], place), (), 0)
    subject = subject_of(page)
    assert subject.spellings == ("Tô Lâm", "đồng chí Tô Lâm")
    assert subject.near == (OTHERS[1],)
    assert subject.article is None


def test_a_path_is_typed_with_the_home_folder_or_a_user_that_isnt() -> None:
    assert path_of("  ") is None
    assert path_of("~/a.json") == Path.home() / "a.json"
    assert str(path_of("~nobody-by-that-name/a.json")) == "~nobody-by-that-name/a.json"


async def test_what_is_still_being_undone_is_seen_where_one_comes_back_to(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(library) as ui:
        await ui.press("e", "E", "c", "enter")
        await retype(ui, "Lan Phạm")
        await ui.press("enter")
        undo = library.undo

        def slowly() -> str | None:
            time.sleep(0.3)
            return undo()

        monkeypatch.setattr(library, "undo", slowly)
        await ui.pilot.press("u", "q")
        await ui.settle()
        assert isinstance(ui.app.screen, Home)
        assert "Phạm Thị Lan" in people(ui)
