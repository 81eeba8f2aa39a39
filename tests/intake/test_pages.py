"""Web pages become articles: what they say of themselves, and what they show."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.intake.pages import LARGEST, NoArticle, parse_page
from reader.text import clean

LEDE = "Giá vàng trong nước tiếp tục giảm trong phiên sáng nay, xuống mức thấp nhất của tuần."
TEXT = [
    f"Đoạn {n} của bài viết kể rằng thị trường vàng hôm nay có nhiều biến động, người mua và"
    f" người bán đều chờ đợi, các công ty niêm yết giá ở mức {180 + n} triệu đồng một lượng."
    for n in range(1, 7)
]
URL = "https://bao.example/kinh-te/gia-vang-giam-manh-trong-phien-sang-nay-2026.htm"


def page(head: str = "", lede: str = LEDE, extra: str = "", title: str = "Giá vàng giảm") -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in TEXT)
    return (
        f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>{title}</title>{head}"
        "</head><body><nav><ul><li><a href=/>Trang chủ</a><li><a href=/a>Thời sự</a></ul></nav>"
        f"<article><h1>{title}</h1><h2 class=sapo>{lede}</h2>{extra}{paragraphs}</article>"
        "<footer><p>© 2026 Báo Ví Dụ</p></footer></body></html>"
    ).encode()


def json_ld(**members: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **members}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def test_lede_and_text_are_those_that_people_see() -> None:
    article = parse_page(page(), url=URL)
    assert article.title == "Giá vàng giảm"
    assert article.lede == LEDE
    assert list(article.body) == TEXT


def test_a_lede_keeps_what_the_page_shows_before_it() -> None:
    shown = f"(Báo Ví Dụ) - {LEDE}"
    article = parse_page(page(json_ld(description=LEDE), lede=shown), url=URL)
    assert article.lede == shown
    assert LEDE not in article.body


def test_a_description_that_nobody_sees_is_no_lede() -> None:
    article = parse_page(page(json_ld(description="Mua vàng ở đâu? Bấm vào đây để xem ngay")))
    assert "Bấm vào đây" not in article.text


def test_what_is_said_to_machines_comes_in_a_fixed_order() -> None:
    og = (
        '<meta property="og:title" content="Tên thứ hai">'
        '<meta property="article:section" content="Thị trường">'
        '<meta property="article:published_time" content="2026-03-07T08:00:00+07:00">'
    )
    meta = '<meta name="title" content="Tên thứ ba"><meta name="pubdate" content="2026-01-01">'
    ld = json_ld(headline="Tên thứ nhất", datePublished="2026-03-07T09:30:00+07:00")
    first = parse_page(page(meta + og + ld))
    second = parse_page(page(meta + og))
    third = parse_page(page(meta))
    assert [one.title for one in (first, second, third)] == [
        "Tên thứ nhất",
        "Tên thứ hai",
        "Tên thứ ba",
    ]
    assert [one.published.value for one in (first, second, third)] == [
        "2026-03-07T09:30:00+07:00",
        "2026-03-07T08:00:00+07:00",
        "2026-01-01",
    ]
    assert first.section == "Thị trường"


def test_a_time_beats_a_day_wherever_it_stands() -> None:
    og = '<meta property="article:published_time" content="2026-03-07T08:00:00+07:00">'
    assert parse_page(page(json_ld(datePublished="2026-03-07") + og)).published.precision == "time"


def test_a_time_without_zone_is_vietnamese_on_a_vietnamese_page() -> None:
    ld = json_ld(datePublished="2026-03-07T00:01:00")
    assert parse_page(page(ld)).published.value == "2026-03-07T00:01:00+07:00"
    english = page(ld).replace(b"lang=vi", b"lang=fr")
    assert parse_page(english).published.value == "2026-03-07T00:01:00+00:00"


def test_the_time_that_is_shown_counts_where_none_is_said() -> None:
    shown = page(extra='<time datetime="2026-03-07T10:00+07:00">sáng nay</time>')
    assert parse_page(shown).published.value == "2026-03-07T10:00:00+07:00"


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "Person", "name": "Tri Túc"}, "Tri Túc"),
        ([{"@type": "Person", "name": "An Bình"}, {"name": "Hà Thu"}], "An Bình, Hà Thu"),
        ("Dương Ngọc", "Dương Ngọc"),
        ({"@type": "Organization", "name": "Báo Ví Dụ"}, None),
        ("Báo Ví Dụ", None),
        ("https://www.facebook.com/tri.tuc", None),
        ("vidu.vn", None),
        (7, None),
    ],
)
def test_authors_are_people(author: object, byline: str | None) -> None:
    site = '<meta property="og:site_name" content="Báo Ví Dụ">'
    assert parse_page(page(site + json_ld(author=author))).byline == byline


def test_an_article_inside_a_graph_is_found() -> None:
    graph = {"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "Trong đồ thị"}]}
    assert parse_page(page(json_ld(**graph))).title == "Trong đồ thị"


def test_a_headline_that_was_cut_is_made_whole_by_the_heading() -> None:
    title = "Giá vàng giảm mạnh trong phiên sáng nay"
    assert parse_page(page(json_ld(headline="Giá vàng giảm…"), title=title)).title == title


def test_pictures_stand_where_the_page_has_them_with_caption_and_credit() -> None:
    first, *rest = TEXT
    figure = (
        f"<p>{first}</p><figure><img src='data:image/gif;base64,R0' data-src=/a.jpg>"
        "<figcaption>Khách mua vàng. Ảnh: Reuters</figcaption></figure>"
    )
    data = page().replace(f"<p>{first}</p>".encode(), figure.encode())
    article = parse_page(data, url=URL)
    (image,) = article.images
    assert (image.caption, image.credit, image.before) == ("Khách mua vàng.", "Reuters", 1)
    assert image.url == "https://bao.example/a.jpg"
    assert list(article.body) == [first, *rest]


def test_the_footer_is_no_text_and_its_pictures_are_none_of_the_articles() -> None:
    headlines = "".join(f"<p>Tin khác số {n}</p>" for n in range(30))
    footer = f"{headlines}<p>Báo Ví Dụ của chúng ta</p><img src=/logo.png alt=logo>"
    article = parse_page(page().replace(b"</article>", f"</article>{footer}".encode()), url=URL)
    assert list(article.body) == TEXT
    assert article.images == ()


def test_thumbnails_of_other_articles_are_no_pictures_of_this_one() -> None:
    box = (
        "<div><a href=/khac.htm><img src=/khac.jpg alt='Một tin khác hẳn'></a>"
        "<h4><a href=/khac.htm>Một tin khác hẳn</a></h4></div><img src=/a.jpg alt='Khách mua vàng'>"
    )
    data = page().replace(f"<p>{TEXT[2]}".encode(), f"{box}<p>{TEXT[2]}".encode())
    assert [image.caption for image in parse_page(data, url=URL).images] == ["Khách mua vàng"]


def test_a_page_that_a_browser_saved_knows_where_it_is_from() -> None:
    data = f"<!-- saved from url=(0085){URL} -->\n".encode() + page()
    assert parse_page(data).url == URL
    evil = b"<!-- saved from url=(0085)javascript:alert(1) -->\n" + page()
    assert parse_page(evil).url is None


def test_the_canonical_address_is_the_articles() -> None:
    link = f'<link rel=canonical href="{URL}">'
    assert parse_page(page(link), url=f"{URL}?utm_source=zalo").url == URL
    front = '<link rel=canonical href="https://bao.example/">'
    assert parse_page(page(front), url=URL).url == URL
    evil = '<link rel=canonical href="javascript://bao.example/x/%0aalert(1)">'
    assert parse_page(page(evil), url=URL).url == URL


def test_a_credit_line_at_the_end_is_taken_off_and_names_the_source() -> None:
    data = page().replace(b"</article>", b"<p>Theo TTXVN</p></article>")
    article = parse_page(data, url=URL)
    assert (article.credit, article.source, article.site) == ("Theo TTXVN", "TTXVN", "bao.example")
    assert list(article.body) == TEXT


@pytest.mark.parametrize("name", ["windows-1258", "utf-16", "utf-8-sig"])
def test_a_page_is_read_in_its_own_encoding(name: str) -> None:
    from unicodedata import normalize

    text = page().decode().replace("charset=utf-8", f"charset={name}")
    # windows-1258 writes tone marks as characters of their own
    data = normalize("NFD", text).replace("a\u0306", "ă").replace("a\u0302", "â")
    for plain, mark, whole in (
        ("e", "\u0302", "ê"),
        ("o", "\u0302", "ô"),
        ("o", "\u031b", "ơ"),
        ("u", "\u031b", "ư"),
    ):
        data = data.replace(plain + mark, whole)
    assert parse_page(data.encode(name, "replace")).title == "Giá vàng giảm"


def test_a_declared_foreign_encoding_is_believed() -> None:
    text = page(title="促进航天技术").decode().replace("charset=utf-8", "charset=gb18030")
    assert parse_page(text.encode("gb18030")).title == "促进航天技术"
    bare = page(title="促进航天技术").decode().replace("<meta charset=utf-8>", "")
    header = "text/html; charset=gb18030"
    assert parse_page(bare.encode("gb18030"), header).title == "促进航天技术"


def headlines(link: str = "") -> bytes:
    items = "".join(
        f"<p><a href=/bai-{n}>Tin số {n} trong ngày hôm nay ở đây</a></p>" for n in range(40)
    )
    return f"<!doctype html><html><head><title>Báo</title>{link}</head><body>{items}".encode()


def test_a_front_page_is_refused_with_its_feed() -> None:
    link = "<link rel=alternate type=application/rss+xml href=/rss/tin-moi.rss>"
    with pytest.raises(NoArticle, match=r"https://bao\.example/rss/tin-moi\.rss"):
        parse_page(headlines(link), url="https://bao.example/")
    with pytest.raises(NoArticle, match="a page of headlines"):
        parse_page(headlines(), url="https://bao.example/kinh-te")


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>", b"<!doctype html><html><body></body></html>", b"<html>" + b"\0" * 500],
)
def test_a_page_that_says_nothing_is_an_error_of_one_line(data: bytes) -> None:
    with pytest.raises(NoArticle):
        parse_page(data)


def test_an_enormous_page_is_refused() -> None:
    with pytest.raises(NoArticle, match="larger than"):
        parse_page(b"<html>" + b"x" * LARGEST)


HOSTILE = {
    "json that nests": f'<script type="application/ld+json">{"[" * 100_000}</script>',
    "json that is no number": '<script type="application/ld+json">{"@type":NaN}</script>',
    "json of other types": json_ld(headline=[1, {"a": None}], author={"name": 3}, datePublished=5),
    "unclosed comments": "<!--" * 100_000,
    "attributes": f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>x</p>",
    "one long attribute": f'<meta property="og:title" content="{"x" * 1_000_000}">',
    "elements in elements": "<div>" * 50_000,
    "inline elements in each other": "<b><i>" * 20_000,
    "a thousand authors": json_ld(author=[f"Người {n}" for n in range(5000)]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_head_breaks_nothing(name: str) -> None:
    try:
        article = parse_page(page(HOSTILE[name]), url=URL)
    except NoArticle:
        return
    assert len(article.title) <= 1000
    assert len(article.byline or "") <= 1100


def test_what_a_page_says_is_cleaned() -> None:
    article = parse_page(
        page(json_ld(headline="Tin\x1b]52;c;x\x07 nóng\u202e", author="A\u200bn B&#27;ình"))
    )
    said = [article.title, article.byline or "", article.lede, *article.body]
    assert all(clean(text) == text for text in said)
    assert not any(ord(char) < 32 or char in "\u202e\u200b" for char in "".join(said))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/!-\"'= abđpdiv&#;\0\x1b"), max_size=300))
def test_any_markup_is_an_article_or_refused(markup: str) -> None:
    try:
        article = parse_page(f"<!doctype html><html><title>T</title><body>{markup}".encode())
    except NoArticle:
        return
    assert all(clean(text) == text for text in (article.title, *article.paragraphs))
