"""Records become articles by the names of their columns."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.intake.records import NoRecord, read_record, read_records
from reader.model import Article, ReaderError
from reader.text import clean

TODAY = date(2026, 11, 21)
TEXT = "Người làng đóng bè từ lúc nước còn thấp.\n\nĐến tháng chín thì cả làng nổi lên theo nước."


def read(**record: object) -> Article:
    return read_record(record, added=TODAY)


@pytest.mark.parametrize(
    "names",
    [
        ("title", "text", "date", "url", "author"),
        ("Tiêu đề", "Nội dung", "Ngày đăng", "Đường dẫn", "Tác giả"),
        ("headline", "articleBody", "datePublished", "link", "byline"),
        ("TITLE", "maintext", "date_publish", "canonical_url", "authors"),
        ("title", "content", "published_at", "URL", "author"),
    ],
)
def test_columns_are_known_by_many_names(names: tuple[str, ...]) -> None:
    values = ("Làng nổi", TEXT, "2026-03-07 08:30:00", "https://bao.example/lang-noi", "Hà Thu")
    article = read(**dict(zip(names, values, strict=True)))
    assert (article.title, article.text) == ("Làng nổi", TEXT)
    assert article.published.value == "2026-03-07T08:30:00+07:00"
    assert (article.url, article.site) == ("https://bao.example/lang-noi", "bao.example")
    assert article.byline == "Hà Thu"


def test_a_record_of_nothing_but_text_is_scraped_text() -> None:
    article = read(text=f"Làng nổi mùa nước lên\n\n{TEXT}\n\nTheo TTXVN")
    assert article.title == "Làng nổi mùa nước lên"
    assert article.source == "TTXVN"
    assert article.text == TEXT


def test_address_and_date_of_a_record_without_title_are_kept() -> None:
    article = read(text=f"Làng nổi\n{TEXT}", url="https://bao.example/1", date="2026-03-07")
    assert (article.url, article.published.value) == ("https://bao.example/1", "2026-03-07")


def test_a_lede_stands_first_unless_the_text_begins_with_it() -> None:
    apart = read(title="Làng nổi", text=TEXT, description="Chuyện của một làng giữa mùa lũ.")
    assert apart.lede == "Chuyện của một làng giữa mùa lũ."
    assert len(apart.body) == 2
    begun = read(title="Làng nổi", text=TEXT, description="Người làng đóng bè từ lúc nước…")
    assert begun.text == TEXT
    assert begun.lede == TEXT.partition("\n")[0]


def test_html_in_a_record_is_read_as_such() -> None:
    article = read(title="Làng nổi", content="<p>Một &amp; hai.</p><script>x()</script><p>Ba.</p>")
    assert article.paragraphs == ("Một & hai.", "Ba.")


def test_a_list_of_paragraphs_is_a_text() -> None:
    article = read(title="Làng nổi", lede="Mở đầu.", body=["Một.", "Hai."], text="Khác hẳn.")
    assert (article.lede, article.body) == ("Mở đầu.", ("Một.", "Hai."))


@pytest.mark.parametrize(
    ("told", "value", "precision"),
    [
        (1772845200, "2026-03-07T01:00:00+00:00", "time"),
        ("1772845200000", "2026-03-07T01:00:00+00:00", "time"),
        ("2026-03-07T08:00:00Z", "2026-03-07T08:00:00+00:00", "time"),
        ("7/3/2026", "2026-03-07", "day"),
        ("2018-07-03 00:00:00", "2018-07-03", "day"),
        ("None", None, None),
        (float("nan"), None, None),
        (1e300, None, None),
        ("hôm qua", None, None),
    ],
)
def test_dates_come_in_many_spellings(
    told: object, value: str | None, precision: str | None
) -> None:
    published = read(title="T", text=TEXT, date=told).published
    assert (published.value, published.precision) == (value, precision)


def test_what_tables_print_for_nothing_is_nothing() -> None:
    article = read(title="T", text=TEXT, authors="[]", source="nan", url="None", category="null")
    assert (article.byline, article.source, article.url, article.section) == (None,) * 4
    assert read(title="T", text=TEXT, authors="['An Bình', 'Hà Thu']").byline == "An Bình, Hà Thu"


def test_only_web_addresses_are_addresses() -> None:
    assert read(title="T", text=TEXT, url="javascript:alert(1)").url is None
    assert read(title="T", text=TEXT, image="file:///etc/passwd").images == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]x",
        b'"text"',
        b"7",
        b"{}",
        b'{"title": "T"}',
        b"[" * 100_000,
        b'[{"a": 1}]',
        b"[]",
    ],
)
def test_what_holds_no_article_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(NoRecord) as refused:
        list(read_records(data, added=TODAY))
    assert "\n" not in str(refused.value)


def test_a_record_without_an_article_does_not_cost_the_others() -> None:
    records = [{"title": "Hai"}, {"title": "Ba", "text": "Một đoạn."}, 7]
    (article,) = read_records(json.dumps(records).encode(), added=TODAY)
    assert article.title == "Ba"


def test_numbers_that_are_none_break_nothing() -> None:
    data = b'[{"title": "T", "text": "Mot. Hai.", "date": NaN, "url": Infinity}]'
    (article,) = read_records(data, added=TODAY)
    assert article.published.value is None


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["title", "text", "date", "url", "author", "source", "summary", "image"]),
        values,
    )
)
def test_any_record_is_an_article_or_refused(record: dict[str, object]) -> None:
    try:
        article = read_record(record, added=TODAY)
    except ReaderError:
        return
    assert all(clean(text) == text for text in (article.title, *article.paragraphs))


def test_collected_articles_are_read_with_title_date_and_address(corpora: Path) -> None:
    read_ones = 0
    for path in sorted((corpora / "intake/vfnd").rglob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if not (record.get("text") or record.get("maintext") or "").strip():
            continue
        (article,) = read_records(path.read_bytes(), added=TODAY)
        read_ones += 1
        if record.get("title") not in (None, "", "None"):
            assert article.title == clean(record["title"]), path.name
        stated = record.get("date_publish") or "None"
        if stated[:4].isdigit():
            assert (article.published.value or "")[:10] == stated[:10], path.name
        assert (article.url or "None") == (record.get("url") or "None"), path.name
    assert read_ones > 150


def test_an_author_in_lists_without_end_is_none() -> None:
    nested: object = "Lê A"
    for _ in range(400):
        nested = [nested]
    record = {"title": "Một", "text": "Hai.", "author": nested}
    assert read_record(record, added=date(2026, 11, 21)).byline is None
