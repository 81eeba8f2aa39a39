"""Lists of feeds and newsboat's file, shape by shape."""

from __future__ import annotations

import pytest

from reader.intake.newsboat import read_urls
from reader.intake.opml import is_opml, read_opml, write_opml
from reader.model import Subscription

A, B = "https://a.example/rss", "https://b.example/rss"


def opml(body: str, head: str = '<opml version="2.0">') -> bytes:
    return f"{head}<head><title>x</title></head><body>{body}</body></opml>".encode()


def feed(url: str, **said: str) -> str:
    members = "".join(f' {name}="{value}"' for name, value in said.items())
    return f'<outline xmlUrl="{url}"{members}/>'


@pytest.mark.parametrize(
    ("body", "folder"),
    [
        (feed(A), ""),
        (f'<outline text="Báo">{feed(A)}</outline>', "Báo"),
        (f'<outline title="Báo" text="x">{feed(A)}</outline>', "Báo"),
        (
            f'<outline text="Một"><outline text="Hai">{feed(A)}</outline></outline>',
            "Một / Hai",
        ),
        (f'<outline text="Một"><outline>{feed(A)}</outline></outline>', "Một"),
        (f'<outline text="Một"/>{feed(A)}', ""),
        (f'<outline text="Một">{feed(B)}</outline>{feed(A)}', ""),
        (f"<OUTLINE TEXT='Báo'>{feed(A)}</OUTLINE>", "Báo"),
        (f'<outline text="&lt;b&gt;Báo&lt;/b&gt;">{feed(A)}</outline>', "Báo"),
    ],
)
def test_the_folders_around_a_feed_are_its_path(body: str, folder: str) -> None:
    found = {one.url: one.folder for one in read_opml(opml(body))}
    assert found[A] == folder


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({"title": "Báo"}, "Báo"),
        ({"text": "Báo"}, "Báo"),
        ({"title": "Báo", "text": "x"}, "Báo"),
        ({"text": "R&amp;D"}, "R&D"),
        ({"text": A}, ""),
        ({}, ""),
        ({"type": "rss", "htmlUrl": "https://a.example"}, ""),
    ],
)
def test_a_feed_has_the_title_that_is_said(said: dict[str, str], title: str) -> None:
    assert read_opml(opml(feed(A, **said)))[0].title == title


def test_deep_folders_are_cut_and_the_feed_stays() -> None:
    deep = "".join(f'<outline text="{n}">' for n in range(50))
    (one,) = read_opml(opml(f"{deep}{feed(A)}{'</outline>' * 50}"))
    assert one.folder.count(" / ") == 19


def test_the_first_of_two_mentions_of_a_feed_counts() -> None:
    twice = feed(A, text="Một") + feed(A, text="Hai")
    assert read_opml(opml(twice)) == [Subscription(A, "Một")]


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b"<opml>", True),
        (b"<?xml version='1.0'?><OPML version='1.0'>", True),
        ("<opml version='2.0'>".encode("utf-16"), True),
        (b"<opmlx>", False),
        (b"<rss>", False),
        (b"", False),
        (b" " * 5000 + b"<opml>", False),
    ],
)
def test_a_list_is_known_by_its_beginning(data: bytes, is_one: bool) -> None:
    assert is_opml(data) is is_one


def test_a_written_list_is_sorted_into_folders() -> None:
    feeds = [
        Subscription(B, "B", "Báo"),
        Subscription(A, "", ""),
        Subscription(A + "2", "C", "Báo"),
    ]
    text = write_opml(feeds, "Của tôi & bạn")
    assert "<title>Của tôi &amp; bạn</title>" in text
    assert text.index(A) < text.index('<outline text="Báo"') < text.index(B)
    assert text.count('<outline text="Báo"') == 1
    assert f'text="{A}" title="{A}" xmlUrl="{A}"' in text


def test_an_empty_list_is_a_list() -> None:
    assert read_opml(write_opml([]).encode()) == []


@pytest.mark.parametrize(
    ("line", "one"),
    [
        (A, Subscription(A)),
        (f"{A} tin", Subscription(A, "", "tin")),
        (f'{A} "Tin trong nước"', Subscription(A, "", "Tin trong nước")),
        (f"{A} tin khác", Subscription(A, "", "tin")),
        (f"{A} ~Báo", Subscription(A, "Báo")),
        (f'{A} "~Báo Mẫu" tin', Subscription(A, "Báo Mẫu", "tin")),
        (f"{A} ! tin", Subscription(A, "", "tin")),
        (f"{A} !ẩn tin", Subscription(A, "", "tin")),
        (f'"{A}" tin', Subscription(A, "", "tin")),
        (f"  {A}\ttin  ", Subscription(A, "", "tin")),
        (f"{A} tin # ghi chú", Subscription(A, "", "tin")),
        (f"{A}#phần", Subscription(f"{A}#phần")),
        (f'{A} "a \\"b\\" c"', Subscription(A, "", 'a "b" c')),
        (f'{A} "#tin"', Subscription(A, "", "#tin")),
        (f'{A} "chưa đóng', Subscription(A, "", "chưa đóng")),
    ],
)
def test_a_line_of_newsboats_says_address_title_and_folder(line: str, one: Subscription) -> None:
    read = read_urls(line)
    assert (read.feeds, read.refused) == ([one], [])


@pytest.mark.parametrize("line", ["", "   ", "# ghi chú", '""'])
def test_a_line_may_say_nothing(line: str) -> None:
    assert read_urls(line).feeds == []


def test_a_refused_line_is_named_by_its_number() -> None:
    read = read_urls(f"{A}\n\nexec:x\nkhông phải\n")
    assert [one.url for one in read.feeds] == [A]
    assert [text.partition(":")[0] for text in read.refused] == ["line 3", "line 4"]
