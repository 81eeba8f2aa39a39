"""What a page says of itself, in each of the places where pages say it."""

from __future__ import annotations

import json
from datetime import UTC

import pytest
from lxml import etree

from reader.intake.feed_html import parse_html
from reader.intake.page_facts import Facts, read_facts, shown_time
from reader.model import Published
from reader.text.moments import NEWS_ZONE

URL = "https://bao.example/kinh-te/gia-vang-giam.html"
TITLE = "Giá vàng giảm mạnh trong tuần"


def tree(head: str, body: str = "") -> etree._Element:
    root = parse_html(f"<html><head>{head}</head><body>{body}</body></html>")
    assert root is not None
    return root


def facts(head: str, body: str = "", url: str | None = URL) -> Facts:
    return read_facts(tree(head, body), url, NEWS_ZONE)


def script(data: object, kind: str = "application/ld+json") -> str:
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return f'<script type="{kind}">{text}</script>'


def meta(name: str, content: str, by: str = "property") -> str:
    return f'<meta {by}="{name}" content="{content}">'


NODE: dict[str, object] = {"@type": "NewsArticle", "headline": TITLE}


@pytest.mark.parametrize(
    "data",
    [
        NODE,
        [NODE],
        [{"@type": "Organization", "name": "Báo"}, NODE],
        {"@graph": [{"@type": "WebSite", "name": "Báo"}, NODE]},
        {"@type": "WebPage", "name": "Trang", "mainEntity": NODE},
        {"@type": "WebPage", "mainEntity": [NODE]},
        {"@graph": [{"@type": "WebPage", "mainEntity": NODE}]},
        f"<!-- {json.dumps(NODE)} -->",
        f"// <![CDATA[\n{json.dumps(NODE)}\n// ]]>",
        f"<![CDATA[{json.dumps(NODE)}]]>",
        json.dumps(NODE).replace("Giá", "Giá\t"),
        {**NODE, "@type": ["Thing", "ReportageNewsArticle"]},
    ],
)
def test_an_article_is_found_wherever_it_stands_in_linked_data(data: object) -> None:
    found = facts(script(data))
    assert found.title == TITLE
    assert found.is_article


@pytest.mark.parametrize(
    "kind",
    ["Article", "NewsArticle", "BlogPosting", "LiveBlogPosting", "Report", "OpinionNewsArticle",
     "AnalysisNewsArticle", "MedicalScholarlyArticle"],
)  # fmt: skip
def test_kinds_of_articles(kind: str) -> None:
    assert facts(script({"@type": kind, "headline": TITLE})).is_article


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "Product", "name": TITLE},
        {"@type": "ArticleList", "name": TITLE},
        {"@type": 7, "headline": TITLE},
        {"headline": TITLE},
        "{",
        "",
        "null",
        '"NewsArticle"',
        "[" * 50_000,
    ],
)
def test_anything_else_is_no_article(data: object) -> None:
    found = facts(script(data))
    assert not found.is_article
    assert found.title == ""


def test_a_script_of_another_type_says_nothing() -> None:
    assert not facts(script(NODE, "application/json")).is_article
    assert facts(script(NODE, "Application/LD+JSON; charset=utf-8")).is_article


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Lan Chi", ("Lan Chi",)),
        (["Lan Chi", "Minh Quân"], ("Lan Chi", "Minh Quân")),
        ({"@type": "Person", "name": "Lan Chi"}, ("Lan Chi",)),
        ([{"name": "Lan Chi"}, {"name": ["Minh Quân"]}], ("Lan Chi", "Minh Quân")),
        ({"@type": "Organization", "name": "Báo Mẫu"}, ()),
        ({"@type": "NewsMediaOrganization", "name": "Báo Mẫu"}, ()),
        ("By Lan Chi", ("Lan Chi",)),
        ("https://bao.example/lan-chi", ()),
        ("bao.example", ()),
        ("12345", ()),
        ("Báo Mẫu", ()),
        ("bao mau", ()),
        (["Lan Chi", "LAN CHI", "lan-chi"], ("Lan Chi",)),
        ("x" * 200, ()),
        (None, ()),
        (7, ()),
    ],
)
def test_authors_are_people_each_once(author: object, names: tuple[str, ...]) -> None:
    node = {**NODE, "author": author, "publisher": {"name": "Báo Mẫu"}}
    assert facts(script(node)).authors == names


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("article:published_time", "property"),
        ("og:published_time", "property"),
        ("pubdate", "name"),
        ("DatePublished", "itemprop"),
        ("date", "name"),
        ("DC.date.issued", "name"),
        ("dcterms.created", "name"),
        ("parsely-pub-date", "name"),
        ("sailthru.date", "name"),
        ("publish-date", "name"),
        ("cXenseParse:recs:publishtime", "name"),
    ],
)
def test_a_time_stands_under_many_names(name: str, by: str) -> None:
    found = facts(meta(name, "2026-03-07T09:15:00+07:00", by))
    assert found.published == Published("2026-03-07T09:15:00+07:00", "time")
    assert found.is_article


@pytest.mark.parametrize(
    ("name", "by"),
    [("og:title", "property"), ("twitter:title", "name"), ("DC.title", "name"),
     ("headline", "itemprop"), ("title", "name")],
)  # fmt: skip
def test_a_title_stands_under_many_names(name: str, by: str) -> None:
    assert facts(meta(name, TITLE, by)).title == TITLE


@pytest.mark.parametrize(
    ("name", "by"),
    [("article:author", "property"), ("author", "name"), ("dc.creator", "name"), ("byl", "name"),
     ("parsely-author", "name")],
)  # fmt: skip
def test_an_author_stands_under_many_names(name: str, by: str) -> None:
    assert facts(meta(name, "Lan Chi", by)).authors == ("Lan Chi",)


def test_linked_data_comes_before_og_and_og_before_other_names() -> None:
    og, other = meta("og:title", "Tên thứ hai"), meta("title", "Tên thứ ba", "name")
    assert facts(other + og + script(NODE)).title == TITLE
    assert facts(other + og).title == "Tên thứ hai"
    assert facts(other).title == "Tên thứ ba"


def test_the_first_of_two_metas_counts_and_an_empty_one_says_nothing() -> None:
    assert facts(meta("og:title", "Một") + meta("og:title", "Hai")).title == "Một"
    assert facts(meta("og:title", "") + meta("og:title", "Hai")).title == "Hai"
    assert facts(meta("og:title", " ") + meta("title", "Ba", "name")).title == "Ba"


@pytest.mark.parametrize(
    ("window", "heading", "site", "title"),
    [
        (f"{TITLE} - Báo Mẫu", TITLE, "", TITLE),
        (f"{TITLE} | Báo Mẫu", "", "Báo Mẫu", TITLE),
        (f"{TITLE} - baomau", "", "Báo Mẫu", TITLE),
        (f"{TITLE} - Kinh tế", "", "Báo Mẫu", f"{TITLE} - Kinh tế"),
        ("", TITLE, "", TITLE),
        (TITLE, "Chuyên mục", "", TITLE),
        ("Báo Mẫu", "", "Báo Mẫu", "Báo Mẫu"),
        ("", "", "", ""),
    ],
)
def test_without_a_stated_title_heading_and_window_tell_it(
    window: str, heading: str, site: str, title: str
) -> None:
    head = f"<title>{window}</title>" + meta("og:site_name", site)
    assert facts(head, f"<h1>{heading}</h1>").title == title


@pytest.mark.parametrize(
    ("stated", "heading", "title"),
    [
        ("Giá vàng giảm…", f"<h1>{TITLE}</h1>", TITLE),
        ("Giá vàng giảm...", f"<h1>{TITLE}</h1>", TITLE),
        ("Giá vàng giảm", f"<h1>{TITLE}</h1>", TITLE),
        ("Giá dầu giảm…", f"<h1>{TITLE}</h1>", "Giá dầu giảm…"),
        (TITLE, "<h1>Giá vàng</h1>", TITLE),
    ],
)
def test_a_title_that_was_cut_is_made_whole_by_a_heading_that_begins_alike(
    stated: str, heading: str, title: str
) -> None:
    assert facts(meta("og:title", stated), heading).title == title


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://bao.example/that.html", "https://bao.example/that.html"),
        ("/that.html", "https://bao.example/that.html"),
        ("https://bao.example/", URL),
        ("https://bao.example", URL),
        ("javascript:x()", URL),
        ("", URL),
    ],
)
def test_the_canonical_address_counts_unless_it_is_the_front_page(href: str, url: str) -> None:
    assert facts(f'<link rel="x CANONICAL" href="{href}">').url == url
    assert facts(meta("og:url", href)).url == url


def test_the_link_comes_before_og() -> None:
    head = '<link rel="canonical" href="/mot.html">' + meta("og:url", "/hai.html")
    assert facts(head).url == "https://bao.example/mot.html"


@pytest.mark.parametrize(
    ("metas", "value"),
    [
        (["2026-03-07", "2026-03-07T09:15:00+07:00"], "2026-03-07T09:15:00+07:00"),
        (["2026-03-07", "2026"], "2026-03-07"),
        (["hôm qua", "2026-03-07"], "2026-03-07"),
        (["07/03/2026 09:15"], "2026-03-07T09:15:00+07:00"),
        (["hôm qua"], None),
    ],
)
def test_the_first_time_of_day_counts_else_the_first_date(
    metas: list[str], value: str | None
) -> None:
    names = ("article:published_time", "pubdate")
    head = "".join(meta(name, said) for name, said in zip(names, metas, strict=False))
    assert facts(head).published.value == value


def test_section_site_image_descriptions_and_text() -> None:
    node = {
        **NODE,
        "articleSection": ["Kinh tế", "Vàng"],
        "publisher": {"name": "Báo Mẫu"},
        "description": "Giá giảm &amp; giảm",
        "articleBody": "Câu một. Câu hai.",
    }
    head = (
        script(node)
        + meta("og:image", "/a.jpg")
        + meta("description", "Giá giảm", "name")
        + meta("og:description", "Giá giảm")
    )
    found = facts(head)
    assert (found.section, found.site) == ("Kinh tế", "Báo Mẫu")
    assert found.image == "https://bao.example/a.jpg"
    assert found.descriptions == ("Giá giảm & giảm", "Giá giảm")
    assert found.text == "Câu một. Câu hai."


def test_a_page_that_says_nothing_has_no_facts() -> None:
    assert facts("", url=None) == Facts()


def test_the_time_that_is_shown_is_the_first_that_is_marked() -> None:
    body = '<time>hôm qua</time><time datetime="2026-03-07 09:15">x</time><time datetime="2025">'
    assert shown_time(tree("", body), UTC).value == "2026-03-07T09:15:00+00:00"
    assert shown_time(tree("", "<time>hôm qua</time>"), UTC) == Published()
