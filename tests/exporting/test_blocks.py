"""What an exported article says, in which order, in each form."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from reader.exporting.blocks import Kind, blocks
from reader.exporting.html import article_html
from reader.exporting.markdown import escaped, markdown
from reader.model import Article, Image, Published, Reading
from tests.exporting.test_exporting import reading

FULL = Article(
    title="Cầu Rồng mở lại",
    lede="Cầu phun lửa trở lại.",
    body=("Đoạn một.", "Đoạn hai.\nDòng hai."),
    source="Nhật trình",
    byline="An Nhiên",
    published=Published("2025-06-07", "day"),
    url="https://bao.example/cau",
    credit="Theo TTXVN",
    images=(Image("Cầu", "Ảnh: An", "https://bao.example/a.png", before=1),),
)
ORDER = ["title", "facts", "address", "lede", "paragraph", "caption", "paragraph", "credit"]


def texts(article: Article, kind: Kind) -> list[str]:
    return [block.text for block in blocks(reading(article)) if block.kind == kind]


def written(article: Article) -> str:
    return "".join(markdown([reading(article)]))


def test_an_article_goes_from_its_title_to_its_credit() -> None:
    assert [block.kind for block in blocks(reading(FULL))] == ORDER


@pytest.mark.parametrize(
    ("without", "kind"),
    [
        ({"lede": ""}, "lede"),
        ({"url": None}, "address"),
        ({"credit": None}, "credit"),
        ({"images": ()}, "caption"),
        ({"source": None, "byline": None, "published": Published()}, "facts"),
        ({"body": ()}, "paragraph"),
    ],
)
def test_what_an_article_lacks_leaves_no_empty_place(
    without: dict[str, object], kind: Kind
) -> None:
    article = replace(FULL, **without)  # type: ignore[arg-type]  # the names are the fields'
    assert texts(article, kind) == []
    assert "\n\n\n" not in written(article)
    tree = etree.fromstring(f"<a>{article_html(reading(article))}</a>")
    assert all("".join(element.itertext()).strip() for element in tree)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "Nhật trình · An Nhiên · 2025-06-07"),
        ({"byline": None}, "Nhật trình · 2025-06-07"),
        ({"published": Published("2025-06", "month")}, "Nhật trình · An Nhiên · 2025-06"),
        (
            {"published": Published(None, "range", ("2025-06-01", "2025-06-07")), "byline": None},
            "Nhật trình · 2025-06-01/2025-06-07",
        ),
        ({"source": None, "published": Published()}, "An Nhiên"),
    ],
)
def test_source_author_and_date_stand_in_one_line(parts: dict[str, object], said: str) -> None:
    article = replace(FULL, **parts)  # type: ignore[arg-type]  # the names are the fields'
    assert texts(article, "facts") == [said]


@pytest.mark.parametrize(
    ("images", "order"),
    [
        ([Image("A", "", None, before=0)], "A12"),
        ([Image("A", "", None, before=1), Image("B", "", None, before=1)], "1AB2"),
        ([Image("B", "", None, before=2), Image("A", "", None, before=0)], "A12B"),
        ([Image("A", "", None, before=99)], "12A"),
        ([Image("", "", "https://bao.example/a.png", before=1)], "12"),
    ],
    ids=["before all", "two together", "whatever their order", "beyond the end", "no caption"],
)
def test_a_caption_stands_where_its_picture_stood(images: list[Image], order: str) -> None:
    article = replace(FULL, body=("1", "2"), images=tuple(images))
    kinds = ("paragraph", "caption")
    assert "".join(one.text for one in blocks(reading(article)) if one.kind in kinds) == order


@pytest.mark.parametrize(
    ("caption", "credit", "said"),
    [
        ("Cầu", "Ảnh: An", "Cầu · Ảnh: An"),
        ("Cầu", "", "Cầu"),
        ("", "Ảnh: An", "Ảnh: An"),
        ("Ảnh: An", "Ảnh: An", "Ảnh: An"),
        ("Cầu\x1b[31m", "\x07An", "Cầu[31m · An"),
    ],
)
def test_a_caption_names_who_took_it_once(caption: str, credit: str, said: str) -> None:
    article = replace(FULL, images=(Image(caption, credit, None),))
    assert texts(article, "caption") == [said]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://bao.example/a", "https://bao.example/a"),
        ("HTTP://BAO.example/", "HTTP://BAO.example/"),
        ("https://bao.example/a b<c>\"'", "https://bao.example/a%20b%3Cc%3E%22'"),
        ("https://bao.example/cầu", "https://bao.example/c%E1%BA%A7u"),
        ("https://bao.example/%C3%A9?a=1&b=2#x", "https://bao.example/%C3%A9?a=1&b=2#x"),
    ],
)
def test_an_address_can_be_followed_in_every_form(url: str, address: str) -> None:
    article = replace(FULL, url=url)
    assert texts(article, "address") == [address]
    assert f"\n<{address}>\n" in written(article)
    tree = etree.fromstring(f"<a>{article_html(reading(article))}</a>")
    assert tree.xpath("//a/@href") == [address]


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//bao.example/a",
     " javascript:https://bao.example", "ftp://bao.example/a"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_leads_nowhere(url: str | None) -> None:
    article = replace(FULL, url=url)
    assert texts(article, "address") == []
    assert "href" not in article_html(reading(article))


def test_lines_within_a_paragraph_stay_lines() -> None:
    assert "Đoạn hai.\\\nDòng hai." in written(FULL)
    tree = etree.fromstring(f"<a>{article_html(reading(FULL))}</a>")
    (line,) = tree.iter("br")
    assert line.tail is not None
    assert line.tail.strip() == "Dòng hai."


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("title", "/a/h1"),
        ("lede", "/a/p[@class='lede']"),
        ("caption", "/a/figure/figcaption"),
        ("credit", "/a/p[@class='credit']"),
    ],
)
def test_a_page_tells_its_parts_apart(kind: Kind, path: str) -> None:
    tree = etree.fromstring(f"<a>{article_html(reading(FULL))}</a>")
    assert [element.text for element in tree.xpath(path)] == texts(FULL, kind)


def test_articles_of_one_document_are_set_apart() -> None:
    readings: list[Reading] = [reading(FULL), reading(replace(FULL, title="Hai")), reading(FULL)]
    parts = "".join(markdown(readings)).split("\n---\n\n")
    assert [part.splitlines()[0] for part in parts] == [
        f"# {FULL.title}",
        "# Hai",
        f"# {FULL.title}",
    ]
    assert all(part.endswith("\n") for part in parts)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("  - thụt vào", "  \\- thụt vào"),
        ("+ cộng", "\\+ cộng"),
        ("= bằng\n===", "\\= bằng\n\\==="),
        ("12) mục", "12\\) mục"),
        ("3.14 và 12)", "3\\.14 và 12)"),
        ("a~~b~~ 5$ x^2", "a\\~\\~b\\~\\~ 5\\$ x\\^2"),
        ("| ô | ô |", "\\| ô \\| ô \\|"),
        ("![ảnh](x)", "!\\[ảnh\\](x)"),
        ("1234567890. không phải mục", "1234567890. không phải mục"),
        ("Giữa câu - và + và 1. thì không", "Giữa câu - và + và 1. thì không"),
    ],
)
def test_a_sign_is_escaped_only_where_it_could_mean_something(text: str, written: str) -> None:
    assert escaped(text) == written
