"""Old articles go when the user lets them, and never what the user made something of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader import cli
from reader.library import Library
from reader.library.upkeep import examine
from reader.model import Article
from tests.clock import Clock

THEN = datetime(2025, 1, 1, 8, tzinfo=UTC)
FEED = "https://tin.example/rss"
TEXT = tuple(
    f"Đoạn {number}: người dân phường {number} dọn đường sau cơn mưa." for number in range(9)
)


@pytest.fixture
def clock() -> Clock:
    return Clock(THEN)


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path, create=True, now=clock) as library:
        yield library


def story(number: int, *, feed: str | None = None, body: tuple[str, ...] = ()) -> Article:
    body = body or (f"Trận đấu thứ {number} của đội Nam Định diễn ra ở sân Thiên Trường.",)
    return Article(f"Bài {number}", body=body, url=f"https://tin.example/{number}", feed=feed)


def added(library: Library, *articles: Article) -> list[int]:
    return [came.id for came in library.add(articles) if came.id is not None]


def prune(library: Library, days: int) -> int:
    return max(library.remove_expired(days), default=0)


def test_age_counts_from_arrival_and_the_first_that_came_is_the_first(
    library: Library, clock: Clock
) -> None:
    old = added(library, story(1), story(2))
    clock.now += timedelta(days=20)
    added(library, story(3))
    clock.now += timedelta(days=11)
    assert library.expired(30) == old
    assert library.expired(31) == []  # to the moment thirty-one days old: not over it
    assert len(library.expired(10)) == 3


def test_naming_what_would_go_removes_nothing(library: Library, clock: Clock) -> None:
    added(library, story(1))
    clock.now += timedelta(days=99)
    library.expired(30)
    assert library.find().total == 1


def test_what_the_user_made_something_of_stays(library: Library, clock: Clock) -> None:
    bookmarked, noted, tagged, read, untouched = added(library, *map(story, range(5)))
    library.bookmark([bookmarked], True)
    library.write_note(noted, "xem lại")
    library.tag([tagged], ["bóng đá"])
    library.mark_read([read], True)
    clock.now += timedelta(days=99)
    assert library.expired(30) == [read, untouched]
    assert prune(library, 30) == 2
    assert set(library.find().ids) == {bookmarked, noted, tagged}


def test_taking_the_bookmark_off_lets_it_go(library: Library, clock: Clock) -> None:
    (id,) = added(library, story(1))
    library.bookmark([id], True)
    library.bookmark([id], False)
    clock.now += timedelta(days=99)
    assert library.expired(30) == [id]


def test_what_went_is_found_nowhere_and_the_library_is_whole(
    library: Library, clock: Clock, tmp_path: Path
) -> None:
    added(library, *map(story, range(60)))
    clock.now += timedelta(days=40)
    (kept,) = added(library, story(99))
    library.tag_pending()
    assert [*library.remove_expired(30)] == [25, 50, 60]
    assert library.find("nam dinh").ids == (kept,)
    assert {entity.articles for entity in library.entities()} == {1}
    library.close()
    report = examine(tmp_path)
    assert (report.articles, report.found) == (1, ())


def test_a_feed_doesnt_bring_it_back_but_a_hand_does(library: Library, clock: Clock) -> None:
    added(library, story(1, feed=FEED))
    clock.now += timedelta(days=40)
    prune(library, 30)
    (again,) = library.add([story(1, feed=FEED)])
    assert (again.status, again.id, library.find().total) == ("duplicate", None, 0)
    (by_hand,) = library.add([story(1)])
    assert (by_hand.status, library.find().total) == ("added", 1)
    (refreshed,) = library.add([story(1, feed=FEED)])
    assert refreshed.id == by_hand.id


def test_where_the_first_of_a_story_went_the_next_tells_it(library: Library, clock: Clock) -> None:
    added(library, story(1, body=TEXT))
    clock.now += timedelta(days=40)
    second, third = added(library, story(2, body=TEXT), story(3, body=TEXT))
    prune(library, 30)
    assert [row.versions for row in library.rows([second, third])] == [2, 2]
    (newest,) = library.add([story(4, body=TEXT)])
    assert newest.same_as == second


def test_what_was_bookmarked_since_it_was_named_stays(library: Library, clock: Clock) -> None:
    ids = added(library, *map(story, range(30)))
    clock.now += timedelta(days=40)
    steps = library.remove_expired(30)
    assert next(steps) == 25
    library.bookmark([ids[-1]], True)
    assert [*steps] == [29]
    assert library.find().ids == (ids[-1],)


class TestCommand:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        old = datetime.now(UTC) - timedelta(days=50)
        with Library.open(tmp_path / "own", create=True, now=lambda: old) as library:
            first, _second = added(library, story(1), story(2))
            library.bookmark([first], True)
        return tmp_path / "own"

    def run(self, folder: Path, *arguments: str) -> int:
        return cli.main(["--library", str(folder), "prune", *arguments])

    def test_says_what_would_go_and_leaves_it(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run(folder, "--days", "30") == 0
        said = "1 article came over 30 days ago and has no bookmark, note or tag"
        assert capsys.readouterr().out == f"{said}; remove with --yes\n"
        assert self.run(folder, "--days", "30", "--json") == 0
        assert json.loads(capsys.readouterr().out) == {"days": 30, "articles": 1, "removed": 0}

    def test_with_yes_it_goes(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(folder, "--days", "30", "--yes") == 0
        assert capsys.readouterr().out == "removed 1 article\n"
        with Library.open(folder) as library:
            assert library.find().total == 1

    def test_without_an_age_it_asks_for_one(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run(folder, "--yes") == 2
        assert "say how old" in capsys.readouterr().err

    @pytest.mark.parametrize("days", ["0", "-3", "soon"])
    def test_an_age_that_is_none_is_wrong_usage(self, folder: Path, days: str) -> None:
        with pytest.raises(SystemExit) as exit:
            self.run(folder, "--days", days)
        assert exit.value.code == 2

    def test_the_age_may_come_from_the_settings(
        self,
        folder: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        file = tmp_path / "settings.toml"
        file.write_text("retention_days = 40\n")
        monkeypatch.setenv("READER_CONFIG", str(file))
        assert self.run(folder) == 0
        assert capsys.readouterr().out.startswith("1 article came over 40 days ago")
