"""Entities over a whole library: corrections that last, pages, timelines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import entities
from reader.library import Library
from reader.model import Article, Correction, NotFound, Published, ReaderError
from tests.conftest import NOW

LAN, HUNG = "person:phạm-thị-lan", "person:vũ-mạnh-hùng"
STORIES = (
    Article(
        "Bà Phạm Thị Lan làm hiệu trưởng",
        body=("Hiệu trưởng Phạm Thị Lan gặp ông Vũ Mạnh Hùng tại Huế ngày 5/1/2025.",),
        published=Published("2025-01-06", "day"),
    ),
    Article(
        "Khai giảng ở Huế",
        body=("Giám đốc Phạm Thị Lan nói năm 2025 sẽ khác. Quý II/2024 từng rất khó.",),
        published=Published("2025-09-05", "day"),
    ),
    Article(
        "Ông Vũ Mạnh Hùng về hưu",
        body=("Ông Vũ Mạnh Hùng chia tay đồng nghiệp ở Đà Nẵng.",),
        published=Published("2025-10-01", "day"),
    ),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path) as library:
        library.add(STORIES)
        library.tag_pending()
        yield library


def open_library(folder: Path) -> Library:
    return Library.open(folder / "library", create=True, now=lambda: NOW)


def named(library: Library) -> dict[str, tuple[str, int]]:
    return {one.id: (one.name, one.articles) for one in library.entities() if one.type == "PERSON"}


def everything(library: Library) -> object:
    readings = [library.reading(id).entities for id in sorted(library.find().ids)]
    return readings, sorted(library.entities(), key=lambda one: one.id)


class TestCorrecting:
    @pytest.mark.parametrize(
        ("correction", "left"),
        [
            (
                Correction("rename", LAN, name="Cô Lan"),
                {LAN: ("Cô Lan", 2), HUNG: ("Vũ Mạnh Hùng", 2)},
            ),
            (Correction("merge", LAN, into=HUNG), {HUNG: ("Vũ Mạnh Hùng", 3)}),
            (Correction("hide", LAN), {HUNG: ("Vũ Mạnh Hùng", 2)}),
            (Correction("retype", LAN, type="ORG"), {HUNG: ("Vũ Mạnh Hùng", 2)}),
            (
                Correction("split", LAN, surface="Phạm Thị Lan", name="Lan khác"),
                {"person:lan-khác": ("Lan khác", 2), HUNG: ("Vũ Mạnh Hùng", 2)},
            ),
        ],
        ids=lambda value: value.action if isinstance(value, Correction) else "",
    )
    def test_it_holds_everywhere_and_undoing_it_restores_everything(
        self, library: Library, correction: Correction, left: dict[str, tuple[str, int]]
    ) -> None:
        before = everything(library)
        assert library.correct(correction)
        assert named(library) == left
        after = everything(library)
        assert library.undo() is not None
        assert everything(library) == before
        assert library.redo() is not None
        assert everything(library) == after

    def test_one_article_only(self, library: Library) -> None:
        first = library.rows(library.find("hiệu trưởng").ids)[0]
        library.correct(Correction("hide", LAN, article=first.key))
        assert named(library)[LAN] == ("Phạm Thị Lan", 1)
        assert LAN not in {one.id for one in library.reading(first.id).entities}
        library.undo()
        assert named(library)[LAN] == ("Phạm Thị Lan", 2)

    def test_a_merged_name_finds_the_articles_of_the_other(self, library: Library) -> None:
        library.correct(Correction("merge", LAN, into=HUNG))
        assert library.find('@"phạm thị lan"').total == 3
        library.undo()
        assert library.find('@"phạm thị lan"').total == 2
        assert "Phạm Thị Lan" not in library.entity_page(HUNG).entity.aliases

    def test_tagging_again_with_another_lexicon_keeps_ids_and_corrections(
        self, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        library.correct(Correction("rename", LAN, name="Cô Lan"))
        library.correct(Correction("merge", "place:đà-nẵng", into="place:huế"))
        before = everything(library)
        monkeypatch.setattr(entities, "LEXICON_VERSION", entities.LEXICON_VERSION + 1)
        assert library.tag_pending() == len(STORIES)
        assert everything(library) == before

    def test_articles_that_come_later_are_corrected_too(self, library: Library) -> None:
        library.correct(Correction("merge", LAN, into=HUNG))
        library.add([Article("Bà Phạm Thị Lan trở lại", body=("Bà Phạm Thị Lan dạy ở Huế.",))])
        library.tag_pending()
        assert named(library) == {HUNG: ("Vũ Mạnh Hùng", 4)}

    def test_another_process_and_a_restart_see_them(self, library: Library, tmp_path: Path) -> None:
        with open_library(tmp_path) as other:
            other.correct(Correction("rename", LAN, name="Cô Lan"))
            assert library.corrections() == other.corrections()
        with open_library(tmp_path) as again:
            assert named(again)[LAN] == ("Cô Lan", 2)
            assert again.undo() == "renamed phạm thị lan: Cô Lan"
        assert named(library)[LAN] == ("Phạm Thị Lan", 2)

    def test_more_articles_than_one_waits_for_follow_with_the_tagging(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("reader.library.entities.AT_ONCE", 1)
        with open_library(tmp_path) as library:
            library.add(STORIES)
            library.tag_pending()
            library.correct(Correction("hide", LAN))
            assert named(library)[LAN] == ("Phạm Thị Lan", 1)
            assert library.tag_pending() == 1
            assert LAN not in named(library)

    def test_a_repair_keeps_what_was_corrected(self, library: Library, tmp_path: Path) -> None:
        from reader.library.upkeep import examine

        library.correct(Correction("hide", LAN))
        assert examine(tmp_path / "library").found == ()
        library._files.library.storage.connection.execute("DELETE FROM posting")
        assert examine(tmp_path / "library", repair=True).found
        assert examine(tmp_path / "library").found == ()
        library.undo()
        assert named(library)[LAN] == ("Phạm Thị Lan", 2)

    def test_the_same_correction_twice_is_one(self, library: Library) -> None:
        assert library.correct(Correction("hide", LAN))
        assert not library.correct(Correction("hide", LAN))
        assert library.import_corrections([Correction("hide", LAN), Correction("hide", HUNG)]) == 1
        assert [one.entity for one in library.corrections()] == [LAN, HUNG]

    @pytest.mark.parametrize(
        "correction",
        [
            Correction("rename", LAN),
            Correction("merge", LAN),
            Correction("merge", LAN, into=LAN),
            Correction("merge", LAN, into="nobody"),
            Correction("split", LAN, name="Lan"),
            Correction("retype", LAN),
            Correction("hide", "lan"),
        ],
        ids=str,
    )
    def test_one_that_lacks_something_is_refused(
        self, library: Library, correction: Correction
    ) -> None:
        with pytest.raises(ReaderError):
            library.import_corrections([Correction("hide", HUNG), correction])
        assert library.corrections() == []


class TestPages:
    def test_a_page_tells_titles_times_and_company(self, library: Library) -> None:
        page = library.entity_page(LAN)
        assert page.entity.name == "Phạm Thị Lan"
        assert [(one.title, one.first, one.articles) for one in page.titles] == [
            ("Giám đốc", "2025-09-05", 1),
            ("Hiệu trưởng", "2025-01-06", 1),
        ]
        assert page.mentions == (("2025-01", 2), ("2025-09", 1))
        assert [one.id for one in page.together[:2]] == ["place:huế", HUNG]
        assert [row.title for row in library.rows(page.newest)] == [
            "Khai giảng ở Huế",
            "Bà Phạm Thị Lan làm hiệu trưởng",
        ]

    def test_a_short_span_is_counted_by_day(self, library: Library) -> None:
        assert library.entity_page("place:đà-nẵng").mentions == (("2025-10-01", 1),)

    def test_two_entities_have_articles_in_common(self, library: Library) -> None:
        (id,) = library.common_articles(LAN, HUNG)
        assert library.rows([id])[0].title == "Bà Phạm Thị Lan làm hiệu trưởng"
        assert library.common_articles(LAN, "place:đà-nẵng") == ()

    @pytest.mark.parametrize("id", ["person:không-ai", "", "person:"])
    def test_whom_no_article_names_has_no_page(self, library: Library, id: str) -> None:
        with pytest.raises(NotFound):
            library.entity_page(id)

    def test_a_timeline_goes_by_what_the_dates_say(self, library: Library) -> None:
        (id,) = library.find("khai giảng").ids
        assert [one.value for one in library.timeline(id)] == ["2024-Q2", "2025"]

    def test_only_so_many_articles_are_looked_at(self, tmp_path: Path) -> None:
        with open_library(tmp_path) as library:
            library.add(
                Article(f"Huế ngày {n}", body=(f"Mưa ở Huế, đợt thứ {n}.",)) for n in range(230)
            )
            library.tag_pending()
            page = library.entity_page("place:huế")
            assert page.entity.articles == 230
            assert page.looked_at < 200
            assert len(page.newest) == 50


class TestFindingEntities:
    @pytest.mark.parametrize("typed", ["vũ", "VU MANH", "hùng", "manh h"])
    def test_any_word_of_a_name_finds_it_without_marks(self, library: Library, typed: str) -> None:
        assert [one.id for one in library.entities_like(typed)] == [HUNG]

    def test_names_that_begin_so_come_before_others(self, library: Library) -> None:
        library.correct(Correction("rename", HUNG, name="Thị Hùng"))
        assert [one.id for one in library.entities_like("thi")][:2] == [HUNG, LAN]

    def test_what_is_merged_is_found_by_its_old_name(self, library: Library) -> None:
        library.correct(Correction("merge", LAN, into=HUNG))
        assert [one.id for one in library.entities_like("pham thi lan")] == [HUNG]

    @pytest.mark.parametrize("typed", ["", "  ", "%", "_", "không ai", "2025", "5/1"])
    def test_nothing_and_dates_find_nothing(self, library: Library, typed: str) -> None:
        assert library.entities_like(typed) == []

    def test_no_more_are_found_than_are_wanted(self, library: Library) -> None:
        assert len(library.entities_like("h", limit=1)) == 1


@pytest.mark.parametrize(
    ("correction", "id"),
    [
        (Correction("rename", LAN, name="Cô Lan"), LAN),
        (Correction("merge", LAN, into=HUNG), HUNG),
        (Correction("split", LAN, surface="Lan"), LAN),
        (Correction("retype", LAN, type="ORG"), "org:phạm-thị-lan"),
        (Correction("hide", LAN), None),
    ],
    ids=lambda value: value.action if isinstance(value, Correction) else "",
)
def test_what_an_entity_becomes_is_what_the_library_then_has(
    library: Library, correction: Correction, id: str | None
) -> None:
    library.correct(correction)
    assert Library.corrected_id(correction) == id
    known = {one.id for one in library.entities() if one.name != "Lan"}
    assert (LAN in known) == (id == LAN)
    assert id is None or id in known
