"""Whatever is drawn fits where it is drawn, at every width, with every script.

One table of everything that makes lines. What is drawn too wide runs into the pane beside it, or
is cut in the middle of a letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unicodedata import category

import pytest

from reader.model import Listing
from reader.settings import Settings
from reader.ui.narrowing import Narrowing
from reader.ui.render import entities, entity_page, feeds, settings
from reader.ui.render.article import lay_out, mention_marks
from reader.ui.render.blocks import blocks_of
from reader.ui.render.cells import cell_len
from reader.ui.render.choice import Choice, choice_line, names_width
from reader.ui.render.empty import NO_ENTITIES, empty_line, empty_list
from reader.ui.render.lines import Line
from reader.ui.render.row import row_lines, waiting_lines
from tests.ui.render.texts import (
    NOW,
    TEXTS,
    WIDTHS,
    entity_of,
    feeds_of,
    page_of,
    reading_of,
    row_of,
)

HEIGHT = 50


def of_row(text: str, width: int) -> Iterator[Line]:
    for cursor in (False, True):
        for chosen in (None, False, True):
            yield from row_lines(row_of(text), width, NOW, cursor=cursor, chosen=chosen)
        yield from waiting_lines(width, cursor=cursor)


def of_article(text: str, width: int) -> Iterator[Line]:
    blocks = blocks_of(reading_of(text), NOW)
    layout = lay_out(blocks, width)
    marks = mention_marks(blocks, [entity_of(text)])
    yield from (layout.line(y, [marks]) for y in range(len(layout.lines)))


def of_sidebar(text: str, width: int) -> Iterator[Line]:
    for entry in entities.entries_of([entity_of(text)]):
        yield entities.entry_line(entry, width)
        yield entities.entry_line(entry, width, cursor=True)


def of_entity_page(text: str, width: int) -> Iterator[Line]:
    page = page_of(text)
    for height in (5, 24, HEIGHT):
        yield from entity_page.page_lines(page, width, height)
    for companion in entity_page.companions(page):
        yield entity_page.companion_line(companion, width, cursor=True)


def of_feeds(text: str, width: int) -> Iterator[Line]:
    rows = feeds.entries_of(*feeds_of(text))
    for entry in (*rows, None):
        yield from feeds.about_lines(entry, width, NOW)
    for entry in rows:
        yield feeds.entry_line(entry, width, NOW)
        yield feeds.entry_line(entry, width, NOW, cursor=True)


def of_settings(text: str, width: int) -> Iterator[Line]:
    chosen = Settings(browser=(text,), measure=160, retention_days=36500)
    for entry in settings.entries():
        yield settings.entry_line(entry, chosen, width)
        yield settings.entry_line(entry, chosen, width, cursor=True)


def of_choices(text: str, width: int) -> Iterator[Line]:
    choices = [Choice(1, text, text), Choice(2, text), Choice(3, "khác", "và điều cần nói")]
    for several in (choices, choices[1:2]):
        column = names_width(several, width)
        for choice in several:
            yield choice_line(choice, width, column)
            yield choice_line(choice, width, column, cursor=True)


def of_nothing(text: str, width: int) -> Iterator[Line]:
    typed = Narrowing(text=text)
    for said in (NO_ENTITIES, empty_list(typed, Listing(text, (), 0), text)):
        yield from (empty_line(said, y, width, HEIGHT) for y in range(HEIGHT))


DRAWN: dict[str, Callable[[str, int], Iterator[Line]]] = {
    "row": of_row,
    "article": of_article,
    "sidebar": of_sidebar,
    "entity page": of_entity_page,
    "feeds": of_feeds,
    "settings": of_settings,
    "choices": of_choices,
    "nothing": of_nothing,
}
NARROWEST = {"row": 3, "article": 4, "nothing": 2}
"""Columns from which it holds; below, a sign and one wide letter are more than there are."""

every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
everything = pytest.mark.parametrize("drawn", DRAWN)


@everything
@every_text
def test_no_line_is_wider_than_its_place(drawn: str, text: str) -> None:
    too_wide = [
        (width, line.text)
        for width in WIDTHS
        if width >= NARROWEST.get(drawn, 1)
        for line in DRAWN[drawn](text, width)
        if cell_len(line.text) > width
    ]
    assert too_wide == []


@everything
@every_text
def test_no_line_holds_what_a_terminal_obeys(drawn: str, text: str) -> None:
    odd = {
        char
        for width in (20, 80)
        for line in DRAWN[drawn](text, width)
        for char in line.text
        if category(char) in {"Cc", "Zl", "Zp"} or char in "\u202a\u202b\u202c\u202d\u202e\u2066"
    }
    assert odd == set()


@everything
def test_drawing_is_a_function_of_its_arguments(drawn: str) -> None:
    first, second = (list(DRAWN[drawn](TEXTS["Vietnamese"], 60)) for _ in range(2))
    assert first == second
    assert any(line.text for line in first)


@pytest.mark.parametrize("width", range(20, 121, 9))
@every_text
def test_a_count_at_the_end_of_a_row_is_never_cut(text: str, width: int) -> None:
    page = page_of(text)
    for companion in entity_page.companions(page):
        line = entity_page.companion_line(companion, width, cursor=False).text
        assert line.endswith(f" {companion.articles:,}")
        assert cell_len(line) == width
    (_heading, entry) = entities.entries_of([entity_of(text)])
    assert entities.entry_line(entry, width).text.endswith(" 1234567")
