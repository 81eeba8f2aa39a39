"""Lists to pick from, the key bar, and what an empty pane says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Listing
from reader.ui.narrowing import Narrowing, View
from reader.ui.render.cells import cell_len
from reader.ui.render.choice import (
    GAP,
    GUTTER,
    NAMES_SHARE,
    Choice,
    choice_line,
    names_width,
    narrowed_choices,
)
from reader.ui.render.counts import counts_said
from reader.ui.render.empty import empty_line, empty_list, offer_of
from reader.ui.render.key_bar import Hint, key_line
from reader.ui.render.row import CURSOR
from tests.ui.render.texts import letters

CITIES = [
    Choice(1, "Đà Nẵng", "thành phố biển"),
    Choice(2, "Huế", "cố đô"),
    Choice(3, "Thành phố Hồ Chí Minh", "Sài Gòn"),
]


class TestPicking:
    @pytest.mark.parametrize(
        ("wanted", "values"),
        [("", [1, 2, 3]), ("   ", [1, 2, 3]), ("thanh pho", [1, 3]), ("THÀNH PHỐ", [1, 3]),
         ("do", [2]), ("bien da", [1]), ("sai gon", [3]), ("x", [])],
    )  # fmt: skip
    def test_words_in_name_or_note_narrow_without_accents(
        self, wanted: str, values: list[int]
    ) -> None:
        assert [choice.value for choice in narrowed_choices(CITIES, wanted)] == values

    def test_notes_stand_under_each_other(self) -> None:
        column = names_width(CITIES, 60)
        lines = [choice_line(choice, 60, column).text for choice in CITIES]
        starts = {line.index(choice.note) for line, choice in zip(lines, CITIES, strict=True)}
        assert starts == {GUTTER + column + GAP}

    @given(st.lists(letters, min_size=1, max_size=4), st.booleans(), st.integers(1, 200))
    def test_names_get_what_they_need_and_leave_room_for_notes(
        self, names: list[str], noted: bool, width: int
    ) -> None:
        choices = [Choice(None, name, "điều cần nói" if noted else "") for name in names]
        column = names_width(choices, width)
        room = max(1, width - GUTTER)
        assert 1 <= column <= max(1, int(room * NAMES_SHARE) if noted else room)

    def test_the_cursor_is_a_bar_and_the_sign_beside_it_has_its_own_style(self) -> None:
        choice = Choice(1, "Huế", sign="▲", style="entity--place")
        line = choice_line(choice, 20, 5, cursor=True)
        assert line.text == f"{CURSOR}▲ Huế"
        styled = {style: line.text[start:end] for start, end, style in line.layers}
        assert styled["entity--place"] == "▲"
        assert styled["choice--name"] == "Huế"


class TestKeyBar:
    HINTS = tuple(Hint(key, label) for key, label in
                  [("/", "Lọc"), ("Enter", "Mở"), ("s", "Đánh dấu"), ("^P", "Lệnh")])  # fmt: skip
    HELP = Hint("?", "Giúp")

    def test_all_are_told_where_they_fit(self) -> None:
        assert key_line(self.HINTS, 80, self.HELP).text.split() == [
            "/", "Lọc", "Enter", "Mở", "s", "Đánh", "dấu", "^P", "Lệnh", "?", "Giúp",
        ]  # fmt: skip

    @pytest.mark.parametrize("width", range(14, 80))
    def test_the_first_ones_stay_and_the_help_is_last(self, width: int) -> None:
        line = key_line(self.HINTS, width, self.HELP)
        keys = [line.text[start:end] for start, end, style in line.layers if style == "keys--key"]
        assert keys == [*[hint.key for hint in self.HINTS][: len(keys) - 1], "?"]
        assert cell_len(line.text) <= width

    def test_every_letter_of_key_and_label_is_styled(self) -> None:
        line = key_line(self.HINTS, 80, self.HELP)
        labels = [line.text[a:b] for a, b, style in line.layers if style == "keys--label"]
        assert [label.strip() for label in labels] == [
            hint.label for hint in (*self.HINTS, self.HELP)
        ]

    def test_without_hints_there_is_nothing(self) -> None:
        assert key_line([], 80).text.strip() == ""


class TestNothing:
    @pytest.mark.parametrize("view", ["all", "unread", "bookmarked", "today"])
    def test_each_view_says_what_leads_on(self, view: View) -> None:
        said = empty_list(Narrowing(view=view), Listing("", (), 0))
        assert len(said) >= 2
        assert not any("{" in paragraph for paragraph in said)

    @pytest.mark.parametrize("view", ["all", "unread", "bookmarked", "today"])
    def test_no_sentence_begins_with_a_key_that_reads_like_a_word(self, view: View) -> None:
        """ "a adds a feed" and "s keeps it" are stumbled over."""
        said = empty_list(Narrowing(view=view), Listing("", (), 0))
        assert all(len(paragraph.split()[0]) > 1 for paragraph in said)

    @pytest.mark.parametrize(
        ("narrowing", "listing", "suggestion", "said"),
        [
            (Narrowing("x"), Listing("x", (), 0, muted=3), None, "All of it is muted."),
            (Narrowing(), Listing("", (), 0, muted=3), None, "All of it is muted."),
            (Narrowing("x"), Listing("x", (), 0, without_accents=1200), "y",
             "Enter shows 1,200 without them."),
            (Narrowing("x"), Listing("x", (), 0), "da nang", "Did you mean da nang?"),
            (Narrowing("x", ("Huế",)), Listing("x", (), 0), None, "Backspace in the filter"),
            (Narrowing("x", view="today"), Listing("x", (), 0), None, "to search every article"),
            (Narrowing("@hu"), Listing("@hu", (), 0), None, "Tab completes a name."),
            (Narrowing("x"), Listing("x", (), 0), None, "Try fewer words"),
            (Narrowing("has:note"), Listing("has:note", (), 0), None, "No notes yet."),
        ],
    )  # fmt: skip
    def test_it_says_what_is_the_matter_and_what_would_help(
        self, narrowing: Narrowing, listing: Listing, suggestion: str | None, said: str
    ) -> None:
        assert said in " ".join(empty_list(narrowing, listing, suggestion))

    def test_a_suggestion_from_outside_is_shown_and_not_obeyed(self) -> None:
        said = empty_list(Narrowing("x"), Listing("x", (), 0), "a\x1b[31mb")
        assert "\x1b" not in " ".join(said)

    def test_no_word_is_left_alone_on_the_last_line(self) -> None:
        said = ("Press s to keep the article you are on.",)
        lines = [empty_line(said, y, 32, 12).text.strip() for y in range(12)]
        assert [line for line in lines if line] == ["Press s to keep the", "article you are on."]

    @given(st.integers(1, 200), st.integers(1, 60))
    def test_all_of_it_is_seen_once_in_order_where_it_fits(self, width: int, height: int) -> None:
        said = ("Nothing matches.", "Esc goes back.")
        lines = [empty_line(said, y, width, height).text for y in range(height)]
        shown = " ".join(" ".join(lines).split())
        whole = " ".join(said)
        assert shown.replace(" ", "") in whole.replace(" ", "")
        if width >= 24 and height >= 2:
            assert shown == whole

    @pytest.mark.parametrize(
        ("listing", "said"),
        [
            (Listing("", (), 1234), "1,234"),
            (Listing("", (), 0), "0"),
            (Listing("", (), 5, muted=2), "5 · 2 muted"),
            (Listing("", (), 5, sort="title"), "5 · by title"),
            (Listing("", (), 5, muted=1200, sort="date"), "5 · 1,200 muted · by date"),
        ],
    )
    def test_the_title_counts_what_is_shown_and_what_is_hidden(
        self, listing: Listing, said: str
    ) -> None:
        assert counts_said(listing) == said

    @pytest.mark.parametrize(
        ("count", "said"), [(0, ""), (1, "1 without accents"), (2500, "2,500 without accents")]
    )
    def test_what_enter_offers_is_counted(self, count: int, said: str) -> None:
        assert offer_of(Listing("x", (), 0, without_accents=count)) == said
