"""Any document becomes articles: what it is is told by its bytes, else by its name."""

from __future__ import annotations

import json
from datetime import date

import pytest

from reader.intake.documents import read_document
from reader.intake.kinds import SNIFFED, is_feed, is_json, is_page
from reader.intake.walk import Found
from reader.model import Article, ReaderError

TODAY = date(2026, 11, 21)
RSS = (
    "<rss><channel><title>Báo</title>"
    "<item><title>Mới</title><link>https://bao.example/2</link></item><item></item>"
    "<item><title>Cũ</title><link>https://bao.example/1</link></item></channel></rss>"
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo</title></feed>'
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'
JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "items": []}'
PAGE = (
    "<!doctype html><html lang=vi><head><title>Giá vàng giảm mạnh trong tuần</title></head><body>"
    "<article><h1>Giá vàng giảm mạnh trong tuần</h1>"
    + "".join(
        f"<p>Đoạn {n}: người mua và người bán đều chờ phiên họp, giá niêm yết ít thay đổi.</p>"
        for n in range(6)
    )
    + "</article></body></html>"
)
TEXT = """Thuyền rời bến trong sương sớm

Sáng nay, mười hai chiếc thuyền rời bến từ lúc trời còn tối.

Đến trưa, cả đoàn đã về tới cửa sông với khoang đầy cá."""


def read(data: str | bytes, name: str = "x", is_record: bool = False) -> list[Article]:
    data = data.encode() if isinstance(data, str) else data
    return list(read_document(Found(name, data, is_record=is_record), today=TODAY))


@pytest.mark.parametrize(
    ("data", "page", "feed", "is_json_"),
    [
        (PAGE, True, False, False),
        ("  \n<HTML><body>", True, False, False),
        ("\ufeff<!DOCTYPE html>", True, False, False),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", True, False, False),
        ("<body class=a>x", True, False, False),
        (RSS, False, True, False),
        (ATOM, False, True, False),
        (RDF, False, True, False),
        ("<channel><item/></channel>", False, True, False),
        (JSON_FEED, False, True, True),
        ("<rss><channel><description>&lt;html&gt; <html> inside</description>", False, True, False),
        ("<html><body>how to write <rss >", True, False, False),
        ('{"title": "a"}', False, False, True),
        ('[{"title": "a"}]', False, False, True),
        ("[]", False, False, True),
        ("{}", False, False, True),
        ("[Video] Thuyền rời bến", False, False, False),
        ("{Ảnh} Thuyền rời bến", False, False, False),
        ("Viết <html> như thế nào?", False, False, False),
        ("Thẻ <rss > dùng để làm gì?", False, False, False),
        ("", False, False, False),
        ("<html lang=vi>", True, False, False),
        ("<htmlx>", False, False, False),
        ("<feeds>", False, False, False),
    ],
)
def test_a_kind_is_told_by_how_bytes_begin(
    data: str, page: bool, feed: bool, is_json_: bool
) -> None:
    for encoded in (data.encode(), data.encode("utf-16")):
        assert (is_page(encoded), is_feed(encoded), is_json(encoded)) == (page, feed, is_json_)


def test_only_the_beginning_counts() -> None:
    assert not is_page(b"<x>" + b" " * SNIFFED + b"<html>")
    assert not is_feed(b"<x>" + b" " * SNIFFED + b"<rss>")


def test_a_feed_gives_its_articles_the_oldest_first_and_none_that_says_nothing() -> None:
    assert [article.title for article in read(RSS)] == ["Cũ", "Mới"]


@pytest.mark.parametrize("name", ["a.xml", "a.RSS", "a.atom", "a.rdf"])
def test_a_feed_by_its_name_only_is_read_as_one(name: str) -> None:
    assert [article.title for article in read("<item><title>Một</title></item>", name)] == ["Một"]


@pytest.mark.parametrize("name", ["a", "a.html", "trang.HTM"])
def test_a_page_is_read_as_one(name: str) -> None:
    (article,) = read(PAGE, name)
    assert article.title == "Giá vàng giảm mạnh trong tuần"
    assert not any("<" in paragraph for paragraph in article.paragraphs)


def test_a_page_by_its_name_only_is_read_as_one() -> None:
    inner = PAGE[PAGE.index("<article>") : PAGE.index("</body>")]
    (article,) = read(inner, "trang.html")
    assert article.title == "Giá vàng giảm mạnh trong tuần"


@pytest.mark.parametrize("many", [False, True])
def test_json_is_records(many: bool) -> None:
    record = {"title": "Một bài", "body": "Câu thứ nhất.\nCâu thứ hai."}
    told = [record, {**record, "title": "Hai bài"}] if many else record
    titles = [article.title for article in read(json.dumps(told))]
    assert titles == (["Một bài", "Hai bài"] if many else ["Một bài"])


def test_a_row_of_a_table_is_a_record_whatever_it_looks_like() -> None:
    (article,) = read('{"title": "Một bài", "text": "<rss> là gì?"}', "bang.csv:2", is_record=True)
    assert article.title == "Một bài"


def test_anything_else_is_scraped_text_in_any_encoding() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        (article,) = read(TEXT.encode(encoding), "bai.txt")
        assert article.title == "Thuyền rời bến trong sương sớm"
        assert article.lede.startswith("Sáng nay")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("", "a.txt"),
        ("<html><body></body></html>", "a.html"),
        ("not a feed", "a.xml"),
        ("{", "bang.jsonl:1"),
        ('{"a": 1}', "a.json"),
        ("\0\1\2\3" * 100, "a.txt"),
    ],
)
def test_what_holds_no_article_is_an_error_of_one_line(data: str, name: str) -> None:
    with pytest.raises(ReaderError) as raised:
        read(data, name, is_record=".jsonl" in name)
    assert str(raised.value)
    assert "\n" not in str(raised.value)
