"""Full text: what becomes of a feed's article when its page was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.intake import filled
from reader.model import Article, Image, Link, Published

DAY, TIME = Published("2026-11-20", "day"), Published("2026-11-20T09:15:00+07:00", "time")
FEED = Article(
    title="Cầu mới thông xe",
    lede="Cây cầu dài ba trăm mét nối hai bờ sông.",
    url="https://bao.example/cau?utm_source=rss",
    guid="cau-1",
    feed="https://bao.example/rss",
    published=DAY,
    images=(Image(url="https://bao.example/nho.jpg"),),
)
PAGE = Article(
    title="Cầu mới thông xe - Báo Mẫu",
    lede="Cây cầu dài ba trăm mét nối hai bờ sông vừa thông xe sáng nay.",
    body=("Xe tải nhẹ được qua cầu từ trưa.", "Người dân hai bờ ra xem rất đông."),
    byline="Lan Chi",
    credit="Theo TTXVN",
    section="Giao thông",
    url="https://bao.example/cau",
    images=(Image("Cầu mới", url="https://bao.example/lon.jpg"),),
    related=(Link("Cầu cũ đóng cửa"),),
    published=TIME,
)


def test_the_article_stays_the_feeds_own_and_the_text_is_the_pages() -> None:
    whole = filled(FEED, PAGE)
    assert (whole.title, whole.url, whole.guid, whole.feed) == (
        FEED.title, FEED.url, FEED.guid, FEED.feed
    )  # fmt: skip
    assert whole.paragraphs == PAGE.paragraphs
    assert (whole.byline, whole.credit, whole.section) == ("Lan Chi", "Theo TTXVN", "Giao thông")
    assert (whole.images, whole.related) == (PAGE.images, PAGE.related)


def test_what_the_feed_gave_is_kept_and_survives_a_second_filling() -> None:
    once = filled(FEED, PAGE)
    assert once.feed_text == FEED.paragraphs
    longer = replace(PAGE, body=(*PAGE.body, "Một đoạn nữa được thêm vào buổi chiều."))
    twice = filled(once, longer)
    assert twice.feed_text == FEED.paragraphs
    assert twice.body == longer.body


def test_a_page_that_says_no_more_changes_nothing() -> None:
    assert filled(FEED, replace(PAGE, lede="Ngắn.", body=())) is FEED
    assert filled(FEED, replace(PAGE, lede=FEED.lede, body=())) is FEED
    once = filled(FEED, PAGE)
    assert filled(once, PAGE) is once


@pytest.mark.parametrize(
    ("feed", "page", "kept"),
    [(DAY, TIME, TIME), (TIME, DAY, TIME), (DAY, DAY, DAY), (Published(), TIME, TIME)],
)
def test_a_time_of_day_replaces_a_day_and_nothing_replaces_a_time(
    feed: Published, page: Published, kept: Published
) -> None:
    assert filled(replace(FEED, published=feed), replace(PAGE, published=page)).published == kept


def test_what_the_page_doesnt_say_stays_as_the_feed_said_it() -> None:
    feed = replace(FEED, byline="Minh", credit="Theo AFP", section="Xã hội", related=(Link("a"),))
    bare = replace(PAGE, byline=None, credit=None, section=None, images=(), related=())
    whole = filled(feed, bare)
    assert (whole.byline, whole.credit, whole.section) == ("Minh", "Theo AFP", "Xã hội")
    assert (whole.images, whole.related) == (FEED.images, (Link("a"),))
    assert filled(feed, PAGE).byline == "Minh"
