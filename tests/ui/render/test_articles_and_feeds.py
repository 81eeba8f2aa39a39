"""An article as blocks and lines, feeds as rows: what stands where, and what it leads to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from reader.language import choose
from reader.model import Article, ArticleEntity, Feed, Image, Link, Published, Reading, SavedSearch
from reader.text import clean
from reader.ui.render.article import lay_out, mentions_of, places_of
from reader.ui.render.blocks import blocks_of
from reader.ui.render.copy import selected_text
from reader.ui.render.feeds import (
    WIDEST,
    about_lines,
    counted,
    empty_feeds,
    entries_of,
    entry_line,
    narrowed_entries,
)
from tests.ui.render.texts import NOW, letters, reading_of, row_of

paragraphs = st.lists(letters.map(clean).filter(bool), max_size=4).map(tuple)


def read(article: Article, **row: object) -> Reading:
    return Reading(replace(row_of("Tin"), **{"tags": (), "note": "", **row}), article)  # type: ignore[arg-type]


class TestBlocks:
    @given(letters, paragraphs)
    def test_offsets_lead_to_the_same_letters_in_the_text(
        self, lede: str, body: tuple[str, ...]
    ) -> None:
        """What a mention's offsets count in, `Article.text`, and what is drawn are one text."""
        article = Article("T", clean(lede), body)  # as intake leaves them
        for block in blocks_of(read(article), NOW):
            if block.part == "text":
                assert article.text[block.offset :].startswith(block.text)

    @given(st.data())
    def test_any_range_of_the_text_is_found_in_the_blocks(self, data: st.DataObject) -> None:
        body = data.draw(paragraphs.filter(bool))
        article = Article("T", body=body)
        blocks = blocks_of(read(article), NOW)
        paragraph = data.draw(st.integers(0, len(body) - 1))
        offset = sum(len(one) + 2 for one in body[:paragraph])
        start = data.draw(st.integers(0, len(body[paragraph]) - 1))
        end = data.draw(st.integers(start + 1, len(body[paragraph])))
        (place,) = places_of(blocks, (offset + start, offset + end))
        assert blocks[place.block].text[place.start : place.end] == body[paragraph][start:end]

    def test_a_name_in_title_and_text_is_found_in_both(self) -> None:
        article = Article("Huế mưa", body=("Mưa ở Huế.",))
        entity = ArticleEntity("p", "Huế", "PLACE", mentions=((6, 9),), title_mentions=((0, 3),))
        blocks = blocks_of(read(article), NOW)
        texts = [blocks[at].text[start:end] for at, start, end in mentions_of(blocks, entity)]
        assert texts == ["Huế", "Huế"]

    def test_what_can_be_opened_is_numbered_in_reading_order(self) -> None:
        links = tuple(Link(f"Bài {n}", f"https://example.org/{n}") for n in range(1, 11))
        article = Article("T", url="https://example.org/0", related=(Link("Không có"), *links))
        opened = [block for block in blocks_of(read(article), NOW) if block.target is not None]
        assert [block.sign for block in opened] == [f"{number:>2} " for number in range(1, 12)]
        assert opened[0].target == "https://example.org/0"

    def test_a_headline_without_address_has_a_bullet(self) -> None:
        article = Article("T", related=(Link("Không có"),))
        assert blocks_of(read(article), NOW)[-1].sign == "• "

    @pytest.mark.parametrize("before", [0, 1, 2, 99])
    def test_no_caption_is_lost_wherever_its_picture_stood(self, before: int) -> None:
        article = Article("T", body=("một", "hai"), images=(Image("Chú thích", before=before),))
        kinds = [block.kind for block in blocks_of(read(article), NOW) if block.kind != "about"]
        expected = ["title", "body", "body"]
        expected.insert(1 + min(before, 2), "caption")
        assert kinds == expected

    def test_a_note_is_set_apart_line_by_line(self) -> None:
        notes = [one for one in blocks_of(read(Article("T"), note="một\n\nhai"), NOW)
                 if one.kind == "note"]  # fmt: skip
        assert [(one.text, one.sign) for one in notes] == [("một", "▌ "), ("hai", "▌ ")]

    def test_an_article_of_a_title_alone_is_a_title_and_its_facts(self) -> None:
        assert {one.kind for one in blocks_of(read(Article("T")), NOW)} == {"title", "about"}


class TestLayout:
    @pytest.mark.parametrize("width", [10, 40, 72, 120])
    def test_a_place_is_found_on_the_line_that_shows_it(self, width: int) -> None:
        layout = lay_out(blocks_of(reading_of("Cầu Rồng ở Đà Nẵng mở lại"), NOW), width)
        for y, line in enumerate(layout.lines):
            if line.start < line.end:
                assert layout.line_of(line) == y

    @pytest.mark.parametrize("width", [12, 60])
    def test_every_column_leads_to_a_letter_of_its_line(self, width: int) -> None:
        layout = lay_out(blocks_of(reading_of("Cầu Rồng ở Đà Nẵng mở lại"), NOW), width)
        for y, line in enumerate(layout.lines):
            places = [layout.source_of(y, x) for x in range(width + 5)]
            assert {block for block, _ in places} == {line.block}
            assert all(line.start <= at <= line.end for _, at in places)
            assert places == sorted(places)

    def test_no_line_ends_with_the_sign_between_two_facts(self) -> None:
        day = Published("2026-11-02", "day")
        article = Article("T", "Dẫn.", source="Thư viện mẫu", published=day)
        layout = lay_out(blocks_of(read(article), NOW), 24)
        drawn = (layout.line(y, ()).text.strip() for y in range(len(layout.lines)))
        lines = [line.replace("\u00a0", " ") for line in drawn]
        assert lines[1:3] == ["Thư viện mẫu", "Mon 2 Nov 2026"]

    @pytest.mark.parametrize("width", [9, 33, 80])
    def test_all_that_is_selected_is_all_that_is_written(self, width: int) -> None:
        article = Article("Tiêu đề", "Đoạn dẫn.", ("Đoạn một dài hơn một dòng hẹp.", "Đoạn hai."))
        copied = selected_text(lay_out(blocks_of(read(article), NOW), width), SELECT_ALL)
        parts = copied.split("\n\n")
        assert [parts[0], *parts[2:]][:4] == ["Tiêu đề", "Đoạn dẫn.", *article.body]

    def test_a_selection_over_two_lines_is_one_line_of_text(self) -> None:
        article = Article("T", body=("một hai ba bốn năm sáu",))
        layout = lay_out(blocks_of(read(article), NOW), 14)
        of_body = [
            y
            for y, line in enumerate(layout.lines)
            if layout.blocks[line.block].kind == "body" and line.start < line.end
        ]
        first, last = of_body
        margin = layout.margin
        selection = Selection(Offset(margin + 4, first), Offset(margin + 3, last))
        assert selected_text(layout, selection) == "hai ba bốn"


URL = "https://bao.example/"
FRESH = Feed(f"{URL}1", "Báo Một", "", 1234, "2026-11-21T07:30:00+00:00")
BROKEN = Feed(f"{URL}2", "Báo Hai", "Báo chí", 0, "2026-11-19T07:00:00+00:00", "404 Not Found")
NEW = Feed(f"{URL}3", "Báo Ba", "Báo chí", 5)


class TestFeeds:
    def test_searches_come_first_then_loose_feeds_then_folders_with_theirs(self) -> None:
        rows = entries_of([SavedSearch("Bão", "bao OR lu", 9, 2)], [FRESH, BROKEN, NEW])
        assert [(row.kind, row.name, row.unread, row.indent) for row in rows] == [
            ("search", "Bão", 2, 0),
            ("feed", "Báo Một", 1234, 0),
            ("folder", "Báo chí", 5, 0),
            ("feed", "Báo Hai", 0, 1),
            ("feed", "Báo Ba", 5, 1),
        ]

    @pytest.mark.parametrize(
        ("feeds", "queries"),
        [
            ([FRESH], ['feed:"Báo Một"']),
            ([FRESH, replace(NEW, title="bao mot", folder="")],
             [f'feed:"{URL}1"', f'feed:"{URL}3"']),
            ([replace(FRESH, title='Báo "Một"')], [f'feed:"{URL}1"']),
            ([replace(FRESH, title="***")], [f'feed:"{URL}1"']),
            ([BROKEN, NEW], ['feed:"Báo chí"', 'feed:"Báo Hai"', 'feed:"Báo Ba"']),
            ([replace(BROKEN, title="Báo chí"), NEW],
             [f'feed:"{URL}2" OR feed:"{URL}3"', f'feed:"{URL}2"', 'feed:"Báo Ba"']),
        ],
        ids=["a name", "two alike", "a quote", "no letter", "a folder", "a feed like its folder"],
    )  # fmt: skip
    def test_a_row_finds_its_own_articles_and_no_others(
        self, feeds: list[Feed], queries: list[str]
    ) -> None:
        assert [row.query for row in entries_of([], feeds)] == queries

    @pytest.mark.parametrize(
        ("wanted", "names"),
        [("bao chi", ["Báo chí", "Báo Hai", "Báo Ba"]), ("mot", ["Báo Một"]),
         ("bao.example 2", ["Báo Hai"]), ("BÁO hai", ["Báo Hai"]), ("zz", [])],
    )  # fmt: skip
    def test_name_folder_or_address_narrow(self, wanted: str, names: list[str]) -> None:
        rows = entries_of([], [FRESH, BROKEN, NEW])
        assert [row.name for row in narrowed_entries(rows, wanted)] == names

    @pytest.mark.parametrize(
        ("feed", "said"),
        [(FRESH, "30 min ago"), (BROKEN, "! 404 Not Found"), (NEW, "not fetched yet")],
    )
    def test_a_row_says_how_its_feed_is_doing(self, feed: Feed, said: str) -> None:
        (*_, row) = entries_of([], [feed])
        assert entry_line(row, 80, NOW).text.rstrip().endswith(said)

    def test_in_a_wide_window_how_it_is_doing_is_still_told_near_its_name(self) -> None:
        (row,) = entries_of([], [FRESH])
        assert len(entry_line(row, 200, NOW).text) == WIDEST
        assert len(entry_line(row, 80, NOW).text) == 80

    def test_counts_are_written_as_the_language_does(self) -> None:
        (row,) = entries_of([], [FRESH])
        assert " 1,234 " in entry_line(row, 80, NOW).text
        choose("vi")
        assert " 1.234 " in entry_line(row, 80, NOW).text
        assert counted([FRESH] * 1234) == "1.234"

    def test_what_went_wrong_is_counted_in_the_title_and_at_the_folder(self) -> None:
        assert counted([FRESH, BROKEN, NEW]) == "3 · 1 failed"
        assert counted([FRESH]) == "1"

    def test_narrowed_feeds_are_counted_and_of_how_many(self) -> None:
        assert counted([BROKEN], of=3) == "1 of 3 · 1 failed"
        assert counted([FRESH, NEW], of=2) == "2"
        (folder, *_) = entries_of([], [BROKEN, NEW])
        assert "! 1 failed" in entry_line(folder, 80, NOW).text

    def test_what_the_cursor_is_on_is_told_in_full(self) -> None:
        rows = entries_of([SavedSearch("Bão", "bao OR lu")], [FRESH, BROKEN])
        told = {row.name: [line.text.strip() for line in about_lines(row, 100, NOW)]
                for row in rows}  # fmt: skip
        assert told["Bão"] == ["Saved search", "bao OR lu"]
        assert told["Báo chí"] == ["Folder", 'feed:"Báo chí"']
        assert told["Báo Một"][0] == FRESH.url
        assert told["Báo Hai"][0].startswith(f"{BROKEN.url} · fetched ")
        assert told["Báo Hai"][1].startswith("! 404 Not Found · press r ")
        assert [line.text for line in about_lines(None, 80, NOW)] == ["", ""]

    def test_nothing_says_how_to_go_on(self) -> None:
        assert list(empty_feeds("x")) == ["No feed of this name.", "Esc shows all."]
        assert len(list(empty_feeds("  "))) == 3

    def test_a_row_is_found_again_by_its_address_or_name(self) -> None:
        rows = entries_of([SavedSearch("Báo Một", "x")], [FRESH, NEW])
        assert len({row.key for row in rows}) == len(rows)

    def test_rows_that_are_not_feeds_have_none(self) -> None:
        rows = entries_of([SavedSearch("a", "b")], [NEW])
        assert [row.feed for row in rows] == [None, None, NEW]
