"""Mute rules: what they mean is hidden and counted, never deleted, and comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reader.library import Library, upkeep
from reader.model import Article, MuteKind, NotFound, ReaderError, Subscription
from reader.store import Files
from reader.store import keeping as files
from tests.articles import BRIDGE, NEST, SHELF, VISIT
from tests.command_line import Reader
from tests.store.shelf import NOW, open_library


@pytest.fixture
def library(library: Library) -> Library:
    """The same, whose names are known."""
    library.tag_pending()
    return library


def titles(library: Library, query: str = "") -> set[str]:
    return {row.title for row in library.rows(library.find(query).ids)}


ALL = {article.title for article in SHELF}
RULES: list[tuple[MuteKind, str, Article]] = [
    ("words", "phun lua", BRIDGE),
    ("words", '"chim sẻ"', NEST),
    ("words", "title:cầu", BRIDGE),
    ("words", '@"Trung Quốc" thuong mai', VISIT),
    ("source", "Nhật trình", BRIDGE),
    ("name", "Tô Lâm", VISIT),
    ("name", "to lam", VISIT),
]


@pytest.mark.parametrize(("kind", "value", "hidden"), RULES)
def test_what_a_rule_means_is_hidden_counted_and_still_found_by_asking(
    library: Library, kind: MuteKind, value: str, hidden: Article
) -> None:
    assert library.mute(kind, value)
    listing = library.find()
    assert titles(library) == ALL - {hidden.title}
    assert (listing.total, listing.muted) == (3, 1)
    assert titles(library, "is:muted") == {hidden.title}
    found = library.find("cau OR chim OR to lam")
    assert hidden.title not in titles(library, "cau OR chim OR to lam")
    assert found.muted == 1
    assert [rule.articles for rule in library.mute_rules(counted=True)] == [1]


@pytest.mark.parametrize(("kind", "value", "hidden"), RULES)
def test_what_comes_later_is_hidden_too(
    folder: Path, kind: MuteKind, value: str, hidden: Article
) -> None:
    with open_library(folder) as library:
        library.add([replace(hidden, url=None, title=f"Trước: {hidden.title}")])
        library.tag_pending()
        library.mute(kind, value)
        library.add(SHELF)
        library.tag_pending()
        assert titles(library) == ALL - {hidden.title}


@pytest.mark.parametrize(("kind", "value", "hidden"), RULES)
def test_without_the_rule_everything_is_there_again(
    library: Library, kind: MuteKind, value: str, hidden: Article
) -> None:
    library.mute(kind, value)
    (rule,) = library.mute_rules()
    library.unmute(rule.kind, rule.value)
    assert titles(library) == ALL
    assert library.find().muted == 0
    library.undo()
    assert titles(library) == ALL - {hidden.title}
    library.redo()
    assert titles(library) == ALL


def test_undoing_and_redoing_a_rule_says_what_it_was(library: Library) -> None:
    library.mute("source", "Nhật trình")
    assert library.undo() == "muted Nhật trình"
    assert titles(library) == ALL
    assert library.redo() == "muted Nhật trình"
    assert titles(library) == ALL - {BRIDGE.title}


def test_a_rule_is_added_once(library: Library) -> None:
    assert library.mute("words", " cau  rong ")
    assert not library.mute("words", "cau rong")
    assert [rule.value for rule in library.mute_rules()] == ["cau rong"]


def test_the_sources_of_many_articles_are_muted_in_one_step(library: Library) -> None:
    assert library.mute_sources(library.find().ids) == 2  # two of the four name none
    assert library.find().muted == 2
    assert library.mute_sources(library.find("is:muted").ids) == 0
    library.undo()
    assert titles(library) == ALL


def test_two_rules_that_hide_the_same_article_count_it_once(library: Library) -> None:
    library.mute("words", "cau rong")
    library.mute("source", "Nhật trình")
    assert library.find().muted == 1
    library.unmute("words", "cau rong")
    assert titles(library) == ALL - {BRIDGE.title}


def test_an_article_that_is_rewritten_is_looked_at_again(library: Library) -> None:
    library.mute("words", "phun lua")
    library.add([replace(BRIDGE, lede="Cầu Rồng nghỉ.", published=VISIT.published)])
    assert titles(library) == ALL
    library.add([BRIDGE])
    assert titles(library) == ALL - {BRIDGE.title}
    assert library.find().muted == 1


def test_another_version_of_a_story_takes_the_place_of_a_muted_one(library: Library) -> None:
    other = replace(BRIDGE, url="https://elsewhere.example/cau", source="Báo khác")
    library.add([other])
    for query in ("", "cau rong"):
        assert len(library.find(query).ids) == (4 if not query else 1)
    library.mute("source", "Nhật trình")
    for query in ("", "cau rong"):
        rows = library.rows(library.find(query).ids)
        assert "Báo khác" in [row.source for row in rows]
        assert "Nhật trình" not in [row.source for row in rows]
    assert library.find().total == 4


@pytest.mark.parametrize("limit", [None, 1, 2])
def test_the_count_of_a_list_is_that_of_what_it_shows(library: Library, limit: int | None) -> None:
    library.mute("words", "phun lua")
    listing = library.find(limit=limit)
    assert (listing.total, listing.muted) == (3, 1)
    assert len(listing.ids) == min(3, limit or 3)


def test_saved_searches_count_what_their_lists_show(library: Library) -> None:
    library.save_search("cầu", "cau rong OR chim")
    library.mute("words", "phun lua")
    assert library.saved_search("cầu").total == 1


def test_feeds_count_what_their_lists_show(library: Library) -> None:
    feed = "https://example.org/feed"
    library.feeds.subscribe([Subscription(feed)])
    library.add(
        replace(BRIDGE, url=None, feed=feed, title=f"Tin {n}", body=(f"Bài {n} " * 9,))
        for n in ("một", "hai")
    )
    assert [one.unread for one in library.feeds.all()] == [2]
    library.mute("words", "title:hai")
    assert [one.unread for one in library.feeds.all()] == [1]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("words", ""), ("words", "()"), ("words", "is:unread"), ("words", "cau is:read"),
        ("words", "date:7d"), ("words", "tag:x"), ("words", "cau (a OR -tag:x)"),
        ("words", "feed:x"), ("source", " \u200b"), ("words", "..."),
    ],
)  # fmt: skip
def test_what_is_no_lasting_rule_about_articles_is_refused(
    library: Library, kind: MuteKind, value: str
) -> None:
    with pytest.raises(ReaderError):
        library.mute(kind, value)
    assert library.mute_rules() == []
    assert titles(library) == ALL


def test_a_name_that_nobody_has_is_refused(library: Library) -> None:
    with pytest.raises(NotFound, match="no article names Ai đó"):
        library.mute("name", "Ai đó")
    with pytest.raises(NotFound, match="no such mute rule: x"):
        library.unmute("words", "x")


def test_rules_survive_a_restart_a_repair_and_a_restore(tmp_path: Path, folder: Path) -> None:
    with open_library(folder) as library:
        library.add(SHELF)
        library.tag_pending()
        library.mute("words", "phun lua")
        library.mute("name", "Tô Lâm")
    left = ALL - {BRIDGE.title, VISIT.title}
    upkeep.back_up(folder, tmp_path / "copy.zip")
    upkeep.restore(tmp_path / "copy.zip", tmp_path / "other")
    with open_library(tmp_path / "other") as other:
        assert titles(other) == left
    (folder / "library.db").write_bytes(b"")
    for part in ("-wal", "-shm"):
        (folder / f"library.db{part}").unlink(missing_ok=True)
    upkeep.examine(folder, repair=True)
    with open_library(folder) as library:
        library.add(SHELF)
        library.index_pending()
        library.tag_pending()
        assert titles(library) == left


def test_a_repair_derives_what_is_hidden_anew(folder: Path) -> None:
    from reader.library.ingest import Ingest

    with open_library(folder) as library:
        library.add(SHELF)
        library.tag_pending()
        library.mute("words", "phun lua")
        library.mute("source", VISIT.source or "")
        Ingest(library._files, library._now).rebuild()
        library.index_pending()
        assert titles(library) == ALL - {BRIDGE.title, VISIT.title}


def test_what_is_removed_for_its_age_is_counted_as_muted_no_longer(folder: Path) -> None:
    with open_library(folder) as library:
        library.add(SHELF)
        library.mute("words", "phun lua")
    later = NOW + timedelta(days=100)
    with Library.open(folder, now=lambda: later) as library:
        assert max(library.remove_expired(90)) == len(SHELF)
        assert (library.find().total, library.find().muted) == (0, 0)
        assert library.find("cau").muted == 0


def test_a_state_that_was_changed_elsewhere_is_followed(folder: Path) -> None:
    """A state of another day, put beside the articles, has other rules."""
    with open_library(folder) as library:
        library.add(SHELF)
        library.mute("words", "phun lua")
    for path in folder.glob("state.db*"):
        path.unlink()
    with open_library(folder) as library:
        library.index_pending()
        assert titles(library) == ALL


def test_a_library_of_an_earlier_version_gains_the_table(folder: Path) -> None:
    with open_library(folder) as library:
        library.add(SHELF)
        connection = library._files.library.storage.connection
        for event in ("insert", "delete"):  # what versions 5 to 8 brought
            connection.execute(f"DROP TRIGGER article_total_{event}")
        for table in ("muted", "muted_by", "gone", "article_total"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 4")
    with open_library(folder) as library:
        library.mute("words", "phun lua")
        assert titles(library) == ALL - {BRIDGE.title}
    assert files.examine(folder) == {}
    assert Files.exist(folder)


class TestCommand:
    def test_mutes_lists_and_takes_off(self, filled: Reader) -> None:
        assert filled("mute", "phun", "lửa").code == 0
        assert [row["id"] for row in filled("list", "--json").json] == [2]
        assert [row["id"] for row in filled("search", "is:muted", "--json").json] == [1]
        assert filled("mute", "--json").json == [
            {"kind": "words", "value": "phun lửa", "name": "phun lửa", "articles": 1}
        ]
        assert filled("mute").out.split() == ["1", "hidden", "words", "phun", "lửa"]
        assert filled("mute", "phun lửa", "--off").code == 0
        assert filled("mute", "--json").json == []
        assert len(filled("list", "--json").json) == 2

    def test_mutes_sources_and_names(self, filled: Reader) -> None:
        assert filled("mute", "--source", "Báo Mẫu").code == 0
        assert filled("mute", "--name", "da nang").code == 0
        rules = filled("mute", "--json").json
        assert [(rule["kind"], rule["name"], rule["articles"]) for rule in rules] == [
            ("name", "Đà Nẵng", 1),
            ("source", "Báo Mẫu", 1),
        ]
        assert filled("mute", "--name", "Đà Nẵng", "--off").code == 0
        assert filled("mute", "--source", "Báo Mẫu", "--off").code == 0

    def test_says_in_one_line_what_it_can_not_do(self, filled: Reader) -> None:
        for arguments, code, said in (
            (["mute", "--name", "Ai"], 1, "no article names Ai"),
            (["mute", "x", "--off"], 1, "no such mute rule: x"),
            (["mute", "is:read"], 1, "not a rule about what articles say: is:read"),
            (["mute", "--off"], 2, "say what to unmute"),
            (["mute", "x", "--source", "y"], 2, "one rule at a time"),
        ):
            ran = filled(*arguments)
            assert (ran.code, ran.err) == (code, f"reader: {said}\n")
