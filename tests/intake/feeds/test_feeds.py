"""Feeds as articles: every dialect, what feeds get wrong, and what they try on a reader."""

from __future__ import annotations

import json
import time
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake.address import web_address
from reader.intake.feed_dates import read_date
from reader.intake.feed_html import html_parts, plain
from reader.intake.feed_xml import xml_text
from reader.intake.feeds import NotAFeed, ParsedFeed, parse_feed
from reader.model import Article, Link, Published
from reader.text.moments import NEWS_ZONE

ADDRESS = "https://bao.example/rss"


def parsed(document: str | bytes, content_type: str = "") -> ParsedFeed:
    data = document.encode() if isinstance(document, str) else document
    return parse_feed(data, content_type, ADDRESS)


def rss(item: str, channel: str = "<title>Báo Mẫu</title>") -> str:
    return f'<rss version="2.0"><channel>{channel}<item>{item}</item></channel></rss>'


def only(item: str) -> Article:
    (article,) = parsed(rss(item)).articles
    return article


def escaped(html: str) -> str:
    return html.replace("&", "&amp;").replace("<", "&lt;")


DIALECTS = {
    "RSS 2.0": rss("<title>Cầu Rồng</title><link>https://bao.example/1</link><guid>1</guid>"),
    "RSS 0.91 in capitals": '<RSS version="0.91"><CHANNEL><TITLE>Báo Mẫu</TITLE><ITEM>'
    "<TITLE>Cầu Rồng</TITLE><LINK>https://bao.example/1</LINK><GUID>1</GUID></ITEM></CHANNEL></RSS>",
    "RDF": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns="http://purl.org/rss/1.0/"><channel><title>Báo Mẫu</title></channel>'
    '<item rdf:about="1"><title>Cầu Rồng</title><link>https://bao.example/1</link></item></rdf:RDF>',
    "Atom": '<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo Mẫu</title><entry><id>1</id>'
    '<title>Cầu Rồng</title><link rel="self" href="https://bao.example/me"/>'
    '<link href="/1"/></entry></feed>',
    "JSON Feed": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Báo Mẫu",
            "items": [{"id": 1, "url": "https://bao.example/1", "title": "Cầu Rồng"}],
        }
    ),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_says_the_same(dialect: str) -> None:
    feed = parsed(DIALECTS[dialect])
    (article,) = feed.articles
    assert (feed.title, article.title, article.url, article.guid, article.feed) == (
        "Báo Mẫu",
        "Cầu Rồng",
        "https://bao.example/1",
        "1",
        ADDRESS,
    )


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("<!doctype html><html><body>xin chào</body></html>", "a web page"),
        ("", "empty"),
        ("  \n", "empty"),
        ("just words", "not a feed"),
        ('{"a": 1}', "not a feed"),
        ('<opml version="2.0"><body/></opml>', "not a feed"),
        ("[" * 100_000, "not a feed"),
    ],
)
def test_what_is_no_feed_says_so(document: str, reason: str) -> None:
    with pytest.raises(NotAFeed, match=reason):
        parsed(document)


class TestParts:
    def test_a_summary_before_its_text_is_the_lede(self) -> None:
        article = only(
            "<title>t</title><description>Tóm tắt.</description><c:encoded"
            ' xmlns:c="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;Một.&lt;/p&gt;'
            "&lt;p&gt;Hai.&lt;/p&gt;</c:encoded>"
        )
        assert (article.lede, article.body) == ("Tóm tắt.", ("Một.", "Hai."))

    def test_a_summary_that_repeats_the_beginning_is_not_said_twice(self) -> None:
        article = only(
            "<title>t</title><description>Một con chim sẻ làm tổ...</description><c:encoded"
            ' xmlns:c="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;Một con chim sẻ làm tổ'
            " trên cây.&lt;/p&gt;&lt;p&gt;Hai.&lt;/p&gt;</c:encoded>"
        )
        assert article.text == "Một con chim sẻ làm tổ trên cây.\n\nHai."

    def test_related_headlines_are_links_and_not_text(self) -> None:
        article = only(
            "<title>t</title><description>"
            + escaped('<p>Mở đầu.</p><ul><li><a href="/b">Tin liên quan</a></li></ul>')
            + "</description>"
        )
        assert (article.text, article.related) == (
            "Mở đầu.",
            (Link("Tin liên quan", "https://bao.example/b"),),
        )

    @pytest.mark.parametrize(
        ("html", "paragraphs"),
        [
            ("<p>một <b>hai</b>\n ba</p>bốn", ("một hai ba", "bốn")),
            ("một<br>hai<br/><br>ba", ("một", "hai", "ba")),
            ("<ul><li>một<li>hai</ul>", ("• một", "• hai")),
            ("<ol><li>một</li><li><p>hai</p></li></ol>", ("1. một", "2. hai")),
            ("<blockquote><p>lời</p></blockquote>sau", ("> lời", "sau")),
            ("<pre>a\n  b</pre>", ("a\nb",)),
            (
                "<table><tr><th>a<th>b</tr><tr><td>1<td>2</tr></table>",
                ("a | b\n1 | 2",),
            ),
            ("<script>alert(1)</script><style>p{}</style>chữ", ("chữ",)),
            ("<p hidden>ẩn</p>chữ", ("chữ",)),
            ("a &lt;b&gt; c", ("a <b> c",)),
            ("hai dòng\nkhông thẻ", ("hai dòng", "không thẻ")),
        ],
    )
    def test_html_becomes_paragraphs(self, html: str, paragraphs: tuple[str, ...]) -> None:
        assert html_parts(html).paragraphs == paragraphs

    def test_a_picture_carries_its_caption_to_its_place(self) -> None:
        parts = html_parts(
            '<p>một</p><figure><img src="/x.jpg"><figcaption>Chú thích</figcaption></figure>'
            '<p>hai</p><img src="t.gif" width="1" height="1">',
            "https://bao.example/1",
        )
        (image,) = parts.images
        assert (image.caption, image.url, image.before) == (
            "Chú thích",
            "https://bao.example/x.jpg",
            1,
        )
        assert parts.paragraphs == ("một", "hai")

    def test_an_entry_without_a_title_is_named_by_its_first_words(self) -> None:
        assert only("<description>Mưa lớn ở Huế.</description>").title == "Mưa lớn ở Huế."

    def test_authors_lose_their_mail_addresses(self) -> None:
        assert only("<title>t</title><author>a@b.vn (Nguyễn An)</author>").byline == "Nguyễn An"


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("<![CDATA[ &amp;apos;chờ lún&amp;apos; ]]>", "'chờ lún'"),
        ("<![CDATA[Gi&#225; <b>lúa</b>]]>", "Giá lúa"),
        ("A &lt; B &amp;amp; C", "A < B & C"),
        ("lúa &amp;lt;3", "lúa <3"),
        ("[Video] x &lt;3 y", "[Video] x <3 y"),
        ("Giá lúa", "Giá lúa"),
        ("&#146;nháy", "’nháy"),
        ("a\x1b]52;c;x\x07b &#x202e;c", "a]52;c;xb c"),
        ("&nbsp;gạo & muối&hellip;", "gạo & muối…"),
    ],
)
def test_titles_read_as_they_were_meant(title: str, read: str) -> None:
    assert only(f"<title>{title}</title>").title == read


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Sat, 21 Nov 2026 08:00:00 +07:00", "2026-11-21T08:00:00+07:00"),
        ("Sat, 21 Nov 2026 08:00:00 +07", "2026-11-21T08:00:00+07:00"),
        ("Sat, 21 Nov 2026 08:00:00 GMT+7", "2026-11-21T08:00:00+07:00"),
        ("Sat, 21 Nov 26 08:00 EST", "2026-11-21T08:00:00-05:00"),
        ("9/14/2026 6:44:00 PM", "2026-09-14T18:44:00+07:00"),
        ("14/09/2026 19:44", "2026-09-14T19:44:00+07:00"),
        ("05/09/2026 19:44", "2026-09-05T19:44:00+07:00"),
        ("Thứ Hai, 14/09/2026 - 19:44 (GMT+7)", "2026-09-14T19:44:00+07:00"),
        ("2026-09-14T12:44:41Z", "2026-09-14T12:44:41+00:00"),
        ("2026-09-14 19:44:41", "2026-09-14T19:44:41+07:00"),
        ("2026-09-14T24:00:00Z", "2026-09-15T00:00:00+00:00"),
        ("20021231T19:20:30.45+01:00", "2002-12-31T19:20:30+01:00"),
        ("Sep 14, 2026 7:44 AM", "2026-09-14T07:44:00+07:00"),
        ("Mon Sep 14 19:44:41 2026", "2026-09-14T19:44:41+07:00"),
        ("2026-09-14", "2026-09-14"),
        ("2026-09", "2026-09"),
        ("2026", "2026"),
        ("ngày 14 tháng 9 năm 2026", "2026-09-14"),
    ],
)
def test_dates_are_read_in_every_spelling(printed: str, value: str) -> None:
    found = read_date(printed, NEWS_ZONE)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "printed",
    ["", "soon", "2003-13-01", "32/01/2026", "2026-09-14T25:61:00Z", "0000-00-00", "9" * 99],
)
def test_a_date_that_cannot_be_read_is_none(printed: str) -> None:
    assert read_date(printed, UTC) is None
    assert only(f"<title>t</title><pubDate>{printed}</pubDate>").published == Published()


def test_a_time_without_a_zone_is_vietnamese_only_where_the_feed_is() -> None:
    item = "<title>{}</title><pubDate>2026-09-14 19:44:41</pubDate>"
    feeds = (parsed(rss(item.format(title), "")) for title in ("Giá lúa ở Huế", "Rice"))
    dates = [feed.articles[0].published.value for feed in feeds]
    assert dates == ["2026-09-14T19:44:41+07:00", "2026-09-14T19:44:41+00:00"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/x", "file://a.example/x",
             "data:text/html,x", "http://",
            "http://[", "JaVaScRiPt:x", "mailto:a@b.c", "x" * 5000]
)  # fmt: skip
def test_an_address_that_is_no_web_address_leads_nowhere(url: str) -> None:
    assert web_address(url) is None
    assert only(f"<title>t</title><link>{url}</link>").url is None


def test_a_guid_that_stands_for_several_pages_stands_for_none() -> None:
    items = "".join(
        f"<item><title>{n}</title><guid isPermaLink='false'>g</guid>"
        f"<link>https://bao.example/{n}</link></item>"
        for n in (1, 2)
    )
    assert [a.guid for a in parsed(f"<rss><channel>{items}</channel></rss>").articles] == [None] * 2


class TestEncodings:
    TEXT = (
        '<?xml version="1.0" encoding="{}"?><rss><channel><title>Đồng Tháp</title></channel></rss>'
    )

    @pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
    @pytest.mark.parametrize("label", ["UTF-8", "UTF-16", "windows-1258", "nonsense", "utf-7"])
    def test_bytes_are_believed_before_labels(self, codec: str, label: str) -> None:
        assert parsed(self.TEXT.format(label).encode(codec)).title == "Đồng Tháp"

    def test_marks_and_zeros_are_believed_before_a_header(self) -> None:
        data = self.TEXT.format("utf-16").encode("utf-16")
        assert parsed(data, "text/xml; charset=windows-1258").title == "Đồng Tháp"

    def test_a_header_is_believed_before_the_prolog_where_both_could_be(self) -> None:
        data = '<?xml version="1.0" encoding="iso-8859-1"?><rss><t>Привет</t></rss>'.encode(
            "koi8-r"
        )
        assert "Привет" in xml_text(data, "text/xml; charset=koi8-r")

    def test_utf_7_hides_no_markup(self) -> None:
        data = b'<?xml version="1.0" encoding="utf-7"?><rss><t>+ADw-item/+AD4-</t></rss>'
        assert "<item" not in xml_text(data)


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY b{n} "{(f"&b{n - 1};" if n else "&a;") * 10}">' for n in range(9)
    )
    feed = parsed(f"{bomb}]>" + rss("<title>&b8;</title><description>&a;</description>"))
    assert len(feed.articles[0].title) < 20
    assert "ha" not in feed.articles[0].text


def test_nor_are_they_in_attributes() -> None:
    document = (
        '<!DOCTYPE feed [<!ENTITY a "expanded">]><feed xmlns="http://www.w3.org/2005/Atom">'
        '<entry><title>t</title><link href="https://a.example/&a;"/></entry></feed>'
    )
    assert "expanded" not in repr(parsed(document))


def test_no_entity_reads_a_file(tmp_path: object) -> None:
    secret = f"{tmp_path}/secret"
    with open(secret, "w") as file:
        file.write("bí mật")
    document = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>' + rss("<title>a&e;</title>")
    assert "bí mật" not in repr(parsed(document))


HOSTILE = {
    "50,000 attributes": "<rss><channel><item "
    + " ".join(f'a{n}="1"' for n in range(50_000))
    + ">",
    "50,000 attributes in HTML": rss(
        "<title>t</title><description>"
        + escaped("<p " + " ".join(f'a{n}="1"' for n in range(50_000)) + ">x")
        + "</description>"
    ),
    "100,000 comments": rss("<title>t</title>" + "<!--" * 100_000),
    "100,000 comments in HTML": rss(f"<description>{escaped('<!--' * 100_000)}</description>"),
    "100,000 comments in a title": rss(f"<title>{escaped('<!--' * 100_000)}</title>"),
    "depth 200,000": "<rss><channel><item><title>t</title>" + "<a>" * 200_000,
    "depth 200,000 in HTML": rss(f"<description>{escaped('<div>' * 200_000)}</description>"),
    "tags that never close": rss(f"<title>{escaped('<a ' * 100_000)}</title>"),
    "100,000 CDATA": "<rss><channel><item><title>&" + "<![CDATA[" * 100_000,
    "400,000 ampersands": rss(f"<title>{'&' * 400_000}</title>"),
    "400,000 marks": rss(f"<title>a{chr(0x301) * 400_000}</title>"),
    "60,000 authors": rss(
        "<title>t</title>" + "".join(f"<author>{n}</author>" for n in range(60_000))
    ),
    "a date of 400,000 digits": rss(f"<title>t</title><pubDate>{'1' * 400_000}</pubDate>"),
    "an endless document type": "<!DOCTYPE x [" + '<!ENTITY a "' * 60_000,
    "50,000 pictures": rss(
        f"<description>{escaped('<img src=http://a/b>' * 50_000)}</description>"
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_input_ends(case: str) -> None:
    """Far from the minutes that quadratic work would take; each takes under a second alone."""
    started = time.process_time()
    try:
        parsed(HOSTILE[case])
    except NotAFeed:
        assert "document type" in case
    assert time.process_time() - started < 10


def test_the_pictures_of_a_text_are_counted() -> None:
    assert len(html_parts("<img src='http://a.example/b'>" * 500).images) == 100


def test_a_date_is_not_looked_for_far_away() -> None:
    assert read_date("x" * 200 + " 2026-09-14", UTC) is None


def test_a_feed_of_100_000_items_is_cut() -> None:
    feed = parsed("<rss><channel>" + "<item><title>t</title></item>" * 100_000)
    assert len(feed.articles) == 20_000


def test_a_title_of_megabytes_is_cut() -> None:
    assert len(only(f"<title>{'x' * 5_000_000}</title>").title) <= 1000


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    html_parts(text, ADDRESS)
    assert "\x1b" not in plain(text)
    for document in (text, rss(f"<title>{text}</title><description>{text}</description>")):
        try:
            parsed(document.encode("utf-8", "surrogatepass"))
        except NotAFeed:
            continue


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    for document in (
        data,
        b"<rss><item><title>" + data,
        b'{"version":"1","items":[{"title":"' + data,
    ):
        try:
            parsed(document)
        except NotAFeed:
            continue


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["items", "title", "id", "url", "authors", "author", "content_html"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_json_of_any_shape_is_read_without_an_error(document: object) -> None:
    try:
        parsed(json.dumps({"version": "1", "items": [document], "title": document}))
    except NotAFeed:
        pytest.fail("it has items")
