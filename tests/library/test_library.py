"""What a user relies on from the library as a whole: taken in, found, read, marked, kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from reader.library import Library, upkeep
from reader.model import Article, Image, NotFound, Published
from tests.articles import BRIDGE, NEST, SHELF, UNDATED, VISIT
from tests.conftest import NOW


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True, now=lambda: NOW) as library:
        library.add(SHELF)
        yield library


def titles(library: Library, query: str = "") -> list[str]:
    return [row.title for row in library.rows(library.find(query).ids)]


def id_of(library: Library, article: Article) -> int:
    return next(row.id for row in library.rows(library.find().ids) if row.title == article.title)


class TestFinding:
    def test_newest_first_and_the_undated_as_new_as_their_arrival(self, library: Library) -> None:
        assert titles(library) == [UNDATED.title, BRIDGE.title, VISIT.title, NEST.title]

    def test_without_a_query_it_is_what_a_query_for_everything_finds(
        self, library: Library
    ) -> None:
        later = Published("2025-06-01", "day")
        retold = [replace(one, url=f"https://again.vn/{one.title}") for one in (VISIT, NEST)]
        library.add([replace(retold[0], published=later), retold[1]])
        everything = library.find("is:read OR is:unread")
        assert library.find() == replace(everything, query="")
        assert (everything.total, len(titles(library))) == (4, 4)
        assert library.find(limit=2) == replace(everything, query="", ids=everything.ids[:2])

    @pytest.mark.parametrize("query", ["da nang", "Đà Nẵng", "đà nẵng", "DA NANG", "Đa\u0300 Nẵng"])
    def test_diacritics_are_found_with_and_without_them(self, library: Library, query: str) -> None:
        assert titles(library, query) == [BRIDGE.title]

    def test_typed_accents_are_strict_and_the_way_out_is_counted(self, library: Library) -> None:
        found = library.find("tố lam")
        assert (found.ids, found.total, found.without_accents) == ((), 0, 2)

    def test_the_words_side_by_side_come_before_the_words_apart(self, library: Library) -> None:
        assert titles(library, "to lam") == [VISIT.title, NEST.title]

    def test_a_total_is_counted_beyond_the_limit(self, library: Library) -> None:
        found = library.find(limit=1)
        assert (len(found.ids), found.total) == (1, 4)

    def test_the_last_word_is_a_prefix_only_while_it_is_typed(self, library: Library) -> None:
        assert library.find("cau ron", typing=True).total == 1
        assert library.find("cau ron").total == 0

    def test_rows_show_where_the_words_stand(self, library: Library) -> None:
        found = library.find("da nang")
        (row,) = library.rows(found.ids, found.words, snippets=True)
        assert [row.title[start:end] for start, end in row.title_spans] == ["Đà Nẵng"]
        assert "Đà Nẵng" in row.snippet

    def test_an_entity_is_found_by_name(self, library: Library) -> None:
        library.tag_pending()
        assert titles(library, '@"to lam"') == [VISIT.title]

    def test_sorting_by_title_follows_the_dictionary(self, library: Library) -> None:
        rows = library.rows(library.find(sort="title").ids)
        assert [row.title for row in rows] == [NEST.title, BRIDGE.title, UNDATED.title, VISIT.title]


class TestOrderOfTime:
    def test_a_date_in_the_future_does_not_hold_the_top(self, library: Library) -> None:
        library.add(
            [Article("Từ mai sau", "Tin ghi sai ngày.", published=Published("2099", "year"))]
        )
        library._now = library._ingest._now = lambda: NOW + timedelta(hours=1)
        library.add([Article("Tin mới nhất", "Một giờ sau có tin này.")])
        assert titles(library)[:2] == ["Tin mới nhất", "Từ mai sau"]

    def test_a_month_is_as_new_as_its_last_day(self, library: Library) -> None:
        for day in ("2023-03-30", "2023-04-01"):
            library.add([Article(day, f"Tin ngày {day}.", published=Published(day, "day"))])
        assert titles(library)[-3:] == ["2023-04-01", NEST.title, "2023-03-30"]


class TestTakingIn:
    def test_the_same_text_again_is_a_duplicate(self, library: Library) -> None:
        (added,) = library.add([VISIT])
        assert (added.status, added.id) == ("duplicate", id_of(library, VISIT))

    def test_another_text_at_the_same_address_is_an_update(self, library: Library) -> None:
        newer = replace(
            VISIT, lede="Bản tin đã sửa.", url="https://example.org/tham-trung-quoc?utm_medium=x"
        )
        (added,) = library.add([newer])
        assert (added.status, added.id) == ("updated", id_of(library, VISIT))
        assert library.reading(added.id or 0).article.lede == "Bản tin đã sửa."
        assert library.find("ban tin da sua").total == 1
        assert library.find('"toi bac kinh"').total == 0, "the old text must be gone from the index"

    def test_an_updated_article_keeps_nothing_of_the_text_that_it_had(
        self, library: Library
    ) -> None:
        url = "https://example.org/rut-gon"
        long = Article(
            "Bản đầy đủ",
            "Lời dẫn.",
            ("Đoạn đầu.", "Đoạn sẽ bỏ."),
            url=url,
            images=(Image(url=url),),
        )
        library.add([long])
        (updated,) = library.add([Article("Bản rút gọn", url=url)])
        assert updated.status == "updated"
        assert library.reading(updated.id or 0).article == Article("Bản rút gọn", url=url)
        assert library.find("bỏ").ids == ()
        assert upkeep.examine(library.directory).found == ()

    def test_a_near_identical_text_is_another_version_of_one_row(self, library: Library) -> None:
        text = " ".join(
            f"Câu thứ {n} nói về hội chợ hoa xuân bên hồ lớn của tỉnh." for n in range(30)
        )
        first = Article("Hội hoa", body=(text,), url="https://example.org/a", source="A")
        second = replace(first, body=(text + " Hết.",), url="https://example.org/b", source="B")
        one, two = library.add([first, second])
        assert (one.same_as, two.status, two.same_as) == (None, "added", one.id)
        found = library.find("hoi cho hoa xuan")
        assert found.total == 1
        assert [row.versions for row in library.rows(found.ids)] == [2]

    def test_one_bad_source_does_not_stop_the_others(
        self, library: Library, tmp_path: Path
    ) -> None:
        good = tmp_path / "good.txt"
        good.write_text("Tin tốt lành\nĐoạn mở đầu của tin này.\nĐoạn thân bài đầy đủ dấu câu.\n")
        (tmp_path / "empty.txt").write_text("")
        missing = str(tmp_path / "missing.txt")
        done = list(library.take_in([missing, str(good), str(tmp_path / "empty.txt")]))
        assert [added.status for added in done] == ["failed", "added", "failed"]
        assert all(added.error for added in done if added.status == "failed")


class TestReading:
    def test_an_article_comes_with_the_entities_it_names(self, library: Library) -> None:
        library.tag_pending()
        reading = library.reading(id_of(library, VISIT))
        named = {entity.name: entity for entity in reading.entities}
        assert named["Tô Lâm"].title == "Tổng Bí thư"
        for entity in reading.entities:
            for start, end in entity.mentions:
                assert reading.article.text[start:end].strip()

    def test_offsets_of_the_title_count_in_the_title(self, library: Library) -> None:
        library.tag_pending()
        reading = library.reading(id_of(library, VISIT))
        (place,) = [e for e in reading.entities if e.name == "Trung Quốc"]
        assert [reading.article.title[a:b] for a, b in place.title_mentions] == ["Trung Quốc"]

    def test_a_reading_says_whether_its_entities_were_looked_for(self, library: Library) -> None:
        id = id_of(library, VISIT)
        assert not library.reading(id).is_tagged
        library.tag_pending()
        assert library.reading(id).is_tagged

    def test_tagging_again_changes_nothing(self, library: Library) -> None:
        library.tag_pending()
        before = library.entities()
        library._files.library.storage.connection.execute("UPDATE article_row SET lexicon = 0")
        assert library.tag_pending() == len(SHELF)
        assert library.entities() == before

    def test_entities_of_a_query_count_only_what_it_finds(self, library: Library) -> None:
        library.tag_pending()
        assert "Tô Lâm" not in {entity.name for entity in library.entities("cau rong")}
        assert "Đà Nẵng" in {entity.name for entity in library.entities("cau rong")}

    def test_what_is_not_there_is_an_error_in_words(self, library: Library) -> None:
        with pytest.raises(NotFound, match="no article 999"):
            library.reading(999)


class TestMarks:
    def test_marks_are_there_after_reopening(self, tmp_path: Path) -> None:
        with Library.open(tmp_path, create=True) as library:
            library.add(SHELF)
            visit, bridge = id_of(library, VISIT), id_of(library, BRIDGE)
            assert library.bookmark([visit]) == 1
            assert library.mark_read([visit, bridge]) == 2
            assert library.bookmark([visit]) == 0, "it was bookmarked already"
        with Library.open(tmp_path) as library:
            assert titles(library, "is:bookmarked") == [VISIT.title]
            assert set(titles(library, "is:read")) == {VISIT.title, BRIDGE.title}
            assert set(titles(library, "is:unread")) == {NEST.title, UNDATED.title}
            assert library.bookmark([visit], on=False) == 1
            assert titles(library, "is:bookmarked") == []

    def test_an_updated_article_keeps_its_marks(self, library: Library) -> None:
        library.bookmark([id_of(library, VISIT)])
        library.add([replace(VISIT, lede="Bản tin đã sửa.")])
        assert titles(library, "is:bookmarked") == [VISIT.title]


class TestSamples:
    def test_the_first_run_opens_the_samples(self, tmp_path: Path) -> None:
        with Library.open(tmp_path) as library:
            assert library.is_samples
            assert library.find().total >= 28
            assert "Đà Nẵng" in titles(library, "da nang")[0]

    def test_the_first_add_makes_the_users_own_and_nothing_mixes(self, tmp_path: Path) -> None:
        with Library.open(tmp_path) as samples:
            samples.bookmark([samples.find(limit=1).ids[0]])
        with Library.open(tmp_path, create=True) as own:
            own.add([VISIT])
        with Library.open(tmp_path) as own:
            assert not own.is_samples
            assert titles(own) == [VISIT.title]
            assert titles(own, "is:bookmarked") == []
        with Library.open(tmp_path, samples=True) as samples:
            assert samples.find("is:bookmarked").total == 1


def test_today_is_counted_by_the_librarys_clock(tmp_path: Path) -> None:
    clock = datetime(2025, 6, 7, 15, 0, tzinfo=UTC)
    with Library.open(tmp_path, create=True, now=lambda: clock) as library:
        library.add([VISIT, BRIDGE])
        assert titles(library, "date:today") == [BRIDGE.title]


def test_a_library_is_closed_only_when_no_thread_is_in_it(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "own", create=True)
    (tmp_path / "a.txt").write_text("Tin tốt lành\nĐoạn mở đầu của tin này.\nĐoạn thân bài.\n")
    inside, leave, closed = Event(), Event(), Event()

    def take_in() -> None:
        for _ in library.take_in([str(tmp_path / "a.txt")]):
            inside.set()
            leave.wait(30)

    def close() -> None:
        library.close()
        closed.set()

    writer = Thread(target=take_in)
    writer.start()
    assert inside.wait(30)
    closer = Thread(target=close)
    closer.start()
    assert not closed.wait(0.2)
    leave.set()
    writer.join(30)
    closer.join(30)
    assert closed.is_set()
