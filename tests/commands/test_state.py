"""Commands that change what the user made: any id, any spelling, taken back and made again."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from tests.command_line import Reader

HUGE = str(10**30)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("id", ["0", "-1", "3", str(2**63 - 1), str(2**63), f"-{2**63}", HUGE])
@pytest.mark.parametrize(
    "command",
    [
        lambda id: ["show", id],
        lambda id: ["show", id, "--json"],
        lambda id: ["bookmark", id],
        lambda id: ["read", id, "--off"],
        lambda id: ["tag", id, "x"],
        lambda id: ["note", id],
        lambda id: ["note", id, "x"],
    ],
    ids=["show", "show --json", "bookmark", "read", "tag", "note", "write a note"],
)
def test_an_id_that_no_article_has_is_said_in_one_line(
    filled: Reader, command: Callable[[str], list[str]], id: str
) -> None:
    assert filled(*command(id)) == (1, "", f"reader: no article {id}\n")


def test_the_others_are_marked_all_the_same(filled: Reader) -> None:
    one = filled("read", HUGE, "1", "-7", "2")
    assert (one.code, one.err.count("\n")) == (1, 2)
    assert all(row["read"] for row in filled("list", "--json").json)


class TestTags:
    def tags(self, filled: Reader) -> list[str]:
        tags: list[str] = filled("show", "1", "--json").json["tags"]
        return tags

    def test_several_are_put_on_and_one_taken_off(self, filled: Reader) -> None:
        assert filled("tag", "1", "đọc sau", "cầu").code == 0
        assert filled("tag", "1", "đọc sau", "--off").code == 0
        assert self.tags(filled) == ["cầu"]

    def test_they_stand_in_the_order_of_a_vietnamese_dictionary(self, filled: Reader) -> None:
        filled("tag", "1", "ê", "e", "đ", "d", "ă", "z", "a")
        assert self.tags(filled) == ["a", "ă", "d", "đ", "e", "ê", "z"]

    @pytest.mark.parametrize(
        "typed", ["đọc sau", decomposed("đọc sau"), "#đọc sau", "  đọc   sau ", '"đọc sau"']
    )
    def test_however_it_is_typed_it_is_one_tag(self, filled: Reader, typed: str) -> None:
        filled("tag", "1", "đọc sau")
        filled("tag", "1", typed)
        assert self.tags(filled) == ["đọc sau"]
        assert filled("search", 'tag:"doc sau"', "--json").json[0]["id"] == 1
        filled("tag", "1", typed, "--off")
        assert self.tags(filled) == []

    @pytest.mark.parametrize("typed", ["", " ", "#", '""', "\udcff", "\x1b"])
    def test_one_without_a_name_is_refused_and_nothing_is_changed(
        self, filled: Reader, typed: str
    ) -> None:
        assert filled("tag", "1", "cầu", typed) == (1, "", "reader: a tag needs a name\n")
        assert self.tags(filled) == []

    def test_what_a_terminal_would_obey_is_not_kept(self, filled: Reader) -> None:
        filled("tag", "1", "cầu\x1b[31m\u202e")
        assert self.tags(filled) == ["cầu[31m"]


class TestNotes:
    def test_one_is_written_shown_and_taken_off(self, filled: Reader) -> None:
        assert filled("note", "1") == (0, "", "")
        filled("note", "1", decomposed("Xem lại số liệu"))
        assert filled("note", "1") == (0, "Xem lại số liệu\n", "")
        assert "Note: Xem lại số liệu" in filled("show", "1", "--plain").out.splitlines()
        filled("note", "1", "")
        assert filled("note", "1").out == ""

    def test_lines_stay_lines(self, filled: Reader) -> None:
        filled("note", "1", "một\nhai")
        assert filled("note", "1").out == "một\nhai\n"

    @pytest.mark.parametrize("typed", ["\udcff\udcfe", "\x1b", "\u202e", " \udcff "])
    def test_what_is_no_text_takes_no_note_off(self, filled: Reader, typed: str) -> None:
        filled("note", "1", "hay")
        assert filled("note", "1", typed) == (1, "", "reader: there is no text in this note\n")
        assert filled("note", "1").out == "hay\n"

    def test_what_is_text_of_a_broken_one_is_kept(self, filled: Reader) -> None:
        filled("note", "1", "hay\udcff quá")
        assert filled("note", "1").out == "hay quá\n"

    def test_spaces_alone_take_it_off(self, filled: Reader) -> None:
        filled("note", "1", "hay")
        assert filled("note", "1", " \n ").code == 0
        assert filled("note", "1") == (0, "", "")


class TestTakingBack:
    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (("bookmark", "1"), "bookmarked 1"),
            (("read", "1"), "marked 1 read"),
            (("tag", "1", "cầu"), "tagged 1: cầu"),
            (("note", "1", "hay"), "wrote a note"),
            (("saved", "cầu", "cau rong"), "saved the search cầu"),
            (("mute", "sao la"), "muted sao la"),
            (("subscribe", "https://bao.example/rss"), "subscribed to 1"),
        ],
    )
    def test_every_change_goes_back_and_forth(
        self, filled: Reader, change: tuple[str, ...], said: str
    ) -> None:
        def state() -> list[str]:
            looks = (("list", "--json"), ("saved", "--json"), ("mute", "--json"),
                     ("feeds", "--json"), ("note", "1"))  # fmt: skip
            return [filled(*look).out for look in looks]

        before = state()
        assert filled(*change).code == 0
        after = state()
        assert after != before
        assert filled("undo") == (0, f"undone: {said}\n", "")
        assert state() == before
        assert filled("redo") == (0, f"redone: {said}\n", "")
        assert state() == after

    def test_with_nothing_left_one_line_says_so(self, filled: Reader) -> None:
        assert filled("undo") == (1, "", "reader: nothing to undo\n")
        assert filled("redo") == (1, "", "reader: nothing to redo\n")

    def test_what_changed_nothing_is_no_level(self, filled: Reader) -> None:
        filled("bookmark", "1")
        filled("bookmark", "1")
        assert filled("undo").out == "undone: bookmarked 1\n"
        assert filled("undo").code == 1


class TestSaved:
    def test_is_shown_with_what_it_finds_and_runs_by_its_query(self, filled: Reader) -> None:
        (one,) = filled("saved", "Cầu", "cau", "rong", "--json").json
        assert one == {"name": "Cầu", "query": "cau rong", "total": 1, "unread": 1}
        assert filled("saved", decomposed("Cầu"), "--json").json == [one]
        assert filled("saved").out == "     1 unread of 1       Cầu  cau rong\n"

    def test_removing_it_is_said_only_where_there_is_none(self, filled: Reader) -> None:
        filled("saved", "Cầu", "cau rong")
        assert filled("saved", "--remove", "Cầu") == (0, "", "")
        assert filled("saved", "--remove", "Cầu") == (1, "", "reader: no saved search Cầu\n")
        assert filled("saved", "Cầu") == (1, "", "reader: no saved search Cầu\n")

    @pytest.mark.parametrize("name", ["", " ", "\udcff"])
    def test_one_without_a_name_is_refused(self, filled: Reader, name: str) -> None:
        assert filled("saved", name, "x").err == "reader: a saved search needs a name\n"


def test_a_day_is_told_so_that_it_is_not_read_as_a_month(
    filled: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert " 2025-06-07 " in filled("list").out
    monkeypatch.setenv("LANGUAGE", "vi")
    assert " 7/6/2025 " in filled("list").out


class TestMuting:
    def test_a_list_that_is_muted_whole_says_so_and_not_that_there_is_nothing(
        self, filled: Reader
    ) -> None:
        filled("mute", "cau")
        filled("mute", "sao la")
        assert "all of it is muted: reader mute" in filled("list").err

    def test_what_is_muted_is_hidden_from_lists_and_counted(self, filled: Reader) -> None:
        filled("mute", "--source", decomposed("Báo Mẫu"))
        assert [row["id"] for row in filled("list", "--json").json] == [2]
        (rule,) = filled("mute", "--json").json
        assert rule == {"kind": "source", "value": "Báo Mẫu", "name": "Báo Mẫu", "articles": 1}
        filled("mute", "--source", "Báo Mẫu", "--off")
        assert len(filled("list", "--json").json) == 2

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (("--source", "Báo Mẫu"), "     1 hidden  source  Báo Mẫu\n"),
            (("sao", "la"), "     1 hidden  words   sao la\n"),
        ],
    )
    def test_what_was_muted_is_said(
        self, filled: Reader, given: tuple[str, ...], said: str
    ) -> None:
        assert filled("mute", *given) == (0, said, "")
        assert filled("mute") == (0, said, "")
        assert filled("mute", *given) == (0, "", "reader: that is muted already\n")

    @pytest.mark.parametrize(
        ("given", "meant"),
        [
            ("source", "reader mute --source 'Báo Mẫu'"),
            ("name", "reader mute --name 'Báo Mẫu'"),
            ("words", "reader mute 'Báo Mẫu'"),
        ],
    )
    def test_words_that_may_have_been_meant_as_a_source_are_told_to_be_words(
        self, filled: Reader, given: str, meant: str
    ) -> None:
        muted = filled("mute", given, "Báo Mẫu")
        assert muted.out == f"     0 hidden  words   {given} Báo Mẫu\n"
        assert muted.err == f"reader: those words are muted; did you mean {meant}?\n"
