"""Texts that are hard to draw, and the models that carry them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from reader.model import (
    Article,
    ArticleEntity,
    Entity,
    EntityPage,
    Feed,
    Image,
    Link,
    Published,
    Reading,
    Row,
    SavedSearch,
    TitleHeld,
)

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
WIDTHS = (*range(1, 25), 39, 40, 49, 50, 60, 72, 79, 80, 100, 119, 120, 160, 200)
"""Every width that changes what is drawn, and both ends."""
TEXTS = {
    "Vietnamese": "Thủ tướng dự lễ khánh thành cầu Rồng ở Đà Nẵng, thành phố đáng sống",
    "decomposed": "Tha\u0300nh pho\u0302\u0301 \u0110a\u0300 Na\u0306\u0303ng",
    "Chinese": "越南國家主席訪問北京並與中方領導人舉行會談",
    "Korean": "베트남 국가주석이 베이징을 방문했다",
    "Thai": "นายกรัฐมนตรีเวียดนามเยือนกรุงปักกิ่ง",
    "Arabic": "رئيس الوزراء الفيتنامي يزور بكين",
    "Hebrew": "ראש ממשלת וייטנאם מבקר בבייג'ינג",
    "emoji": "Chung kết ❤️ 🇻🇳 👨‍👩‍👧‍👦 👍🏽 ⚽️ hôm nay",
    "an address": "https://example.org/mot/dia/chi/rat/dai/khong/co/dau/cach?nao=ca&va=nua",
    "a name in one": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "markup": "[bold]không[/bold] phải [/] đánh dấu [link=x]",
    "hostile": "đỏ\x1b[31m \x9b2J \u202egnôhk\u202c \x07 hết",
    "short": "ý",
    "nothing": "",
    "spaces": "   ",
}
"""By what is hard about them."""
LETTERS = ["a", "Ế", "đ", " ", "-", "漢", "한", "กำ", "นิ", "e\u0323\u0302", "👍", "ب", "…", "/"]
letters = st.lists(st.sampled_from(LETTERS), max_size=60).map("".join)
"""Texts made of letters of one or two cells and of one or several characters."""


def row_of(text: str) -> Row:
    """A row that says this text wherever it can, and everything that a row may say."""
    return Row(
        id=1, key="k", title=text, source=text, url="https://example.org/1",
        published=Published("2025-06-07T20:30:00+07:00", "time"),
        added="2026-11-20T08:00:00+00:00", bookmarked=True, tags=(text, "đọc sau"), note=text,
        minutes=123, versions=4, snippet=text,
        title_spans=((0, min(2, len(text))),) if text else (),
    )  # fmt: skip


def article_of(text: str) -> Article:
    """An article that says this text everywhere."""
    return Article(
        title=text, lede=text, body=(text, f"{text} {text}", ""), byline=text, credit=text,
        source=text, url=f"https://example.org/{text}", published=Published("2025-06", "month"),
        images=(Image(text, text, "https://example.org/a.jpg"), Image(text, before=9)),
        related=(Link(text), Link(text, "https://example.org/b")),
    )  # fmt: skip


def reading_of(text: str) -> Reading:
    """An article with a note, related stories and an entity."""
    return Reading(
        row_of(text), article_of(text), (entity_of(text),), (replace(row_of(text), id=2),)
    )


def entity_of(text: str) -> ArticleEntity:
    """A person of this name, who is named at the text's beginning."""
    return ArticleEntity(
        "person:x", text, "PERSON", title=text, mentions=((0, len(text)),) if text else (),
        title_mentions=((0, len(text)),) if text else (), articles=1234567,
    )  # fmt: skip


def page_of(text: str, titles: int = 7) -> EntityPage:
    """The page of an entity of this name, which is named in every month of two years."""
    months = tuple((f"{year}-{month:02}", month) for year in (2024, 2025) for month in range(1, 13))
    entity = Entity("person:x", text, "PERSON", (text, f"{text} {text}", "Ông ấy"), 1234, 56789)
    held = tuple(TitleHeld(text, "2024-01-02", "2025-03-04", place) for place in range(titles))
    company = (Entity("org:y", text, "ORG", (), 12), Entity("place:z", text, "PLACE", (), 3))
    return EntityPage(entity, held, months, company, (1, 2, 3), 500)


def feeds_of(text: str) -> tuple[list[SavedSearch], list[Feed]]:
    """A saved search and feeds of this name: fresh, broken, never fetched, in a folder."""
    url = "https://example.org/"
    return [SavedSearch(text, text, 12, 3)], [
        Feed(f"{url}1", text, "", 1234567, "2026-11-21T07:00:00+00:00"),
        Feed(f"{url}2", text, "", 0, "2026-11-20T07:00:00+00:00", text, full_text=True),
        Feed(f"{url}3", text, text or "Báo", 2),
    ]
