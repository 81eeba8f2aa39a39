"""A feed's HTML as paragraphs, pictures and links: every kind of block, and what is never shown."""

from __future__ import annotations

import pytest

from reader.intake.feed_html import Parts, html_parts, plain, western, without_crowds
from reader.model import Image, Link

BASE = "https://bao.example/tin/"


def paragraphs(html: str) -> list[str]:
    return list(html_parts(html, BASE).paragraphs)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>Một</p><p>Hai</p>", ["Một", "Hai"]),
        ("<div>Một<div>Hai</div>Ba</div>", ["Một", "Hai", "Ba"]),
        ("Một<br>Hai<br/>Ba", ["Một", "Hai", "Ba"]),
        ("<h2>Đầu</h2>Thân", ["Đầu", "Thân"]),
        ("<p>Một <b>chữ</b> <i>đậm</i></p>", ["Một chữ đậm"]),
        ("<p>Một\n  hai\t ba</p>", ["Một hai ba"]),
        ("<p> </p><p></p><p>Một</p>", ["Một"]),
        ("<ul><li>Một<li>Hai</ul>", ["• Một", "• Hai"]),
        ("<ol><li>Một<li>Hai</ol>", ["1. Một", "2. Hai"]),
        ("<ol><li>Một<ul><li>Trong</ul><li>Hai</ol>", ["1. Một", "• Trong", "2. Hai"]),
        ("<li>Lẻ</li>", ["Lẻ"]),
        ("<ul><li><p>Một</p><p>thêm</p></ul>", ["• Một", "thêm"]),
        ("<blockquote>Một<p>Hai</blockquote>Ba", ["> Một", "> Hai", "Ba"]),
        ("<blockquote><ul><li>Một</ul></blockquote>", ["> • Một"]),
        ("<p>Ông nói: <q>Vâng</q></p>", ["Ông nói: “Vâng”"]),
        ("<pre>a\n  b</pre>c", ["a\nb", "c"]),
        ("<table><tr><td>Một<td>Hai<tr><td>Ba<td>Bốn</table>", ["Một | Hai\nBa | Bốn"]),
        ("<table><tr><th>Một</th></tr></table>", ["Một"]),
        ("<dl><dt>Từ<dd>Nghĩa</dl>", ["Từ", "Nghĩa"]),
        ("<details><summary>Tóm</summary>Hết</details>", ["Tóm", "Hết"]),
        ("<p>a &amp; b &lt;c&gt; &#273; &nbsp;d</p>", ["a & b <c> đ d"]),
        ("Dòng một\n\nDòng hai", ["Dòng một", "Dòng hai"]),
        ("a &lt; b\nc", ["a < b", "c"]),
        ("<p>\x93Một\x94</p>", ["“Một”"]),
        ("<svg><text>x</text></svg><p>Một</p>", ["Một"]),
        ("<p hidden>Giấu</p><p>Một</p>", ["Một"]),
        ("<script>x()</script><style>p{}</style><p>Một</p>", ["Một"]),
        ("<noscript>Bật lên</noscript><form>Gửi</form><button>Bấm</button>Một", ["Một"]),
        ("<iframe>a</iframe><video>b</video><audio>c</audio><canvas>d</canvas>Một", ["Một"]),
        ("<!-- giấu --><p>Một<!-- giấu --> hai</p>", ["Một hai"]),
        ("<p>Một<script>x()</script> hai</p>", ["Một hai"]),
    ],
)
def test_a_block_is_a_paragraph_as_a_browser_would_show_it(html: str, said: list[str]) -> None:
    assert paragraphs(html) == said


def test_a_table_of_long_cells_is_a_layout_and_not_one_paragraph() -> None:
    cell = "chữ " * 60
    assert len(paragraphs(f"<table><tr><td>{cell}<td>{cell}</table>")) == 2


def test_a_paragraph_that_is_only_a_link_is_a_link_and_no_text() -> None:
    parts = html_parts('<p><a href="/a.html">Bài khác</a></p><p>Một <a href="/b">hai</a></p>', BASE)
    assert parts.links == (Link("Bài khác", "https://bao.example/a.html"),)
    assert parts.paragraphs == ("Một hai",)


@pytest.mark.parametrize("href", ["javascript:x()", "mailto:a@b.example", "data:text/html,x"])
def test_a_link_that_leads_nowhere_is_dropped_with_its_words(href: str) -> None:
    assert html_parts(f'<p><a href="{href}">Bấm vào đây</a></p>', BASE) == Parts()


@pytest.mark.parametrize(
    ("html", "image"),
    [
        ('<img src="a.jpg">', Image(url=BASE + "a.jpg")),
        ('<img src="/a.jpg" alt="Cầu">', Image("Cầu", url="https://bao.example/a.jpg")),
        ('<img src="a.jpg" alt="Cầu" title="Cầu mới">', Image("Cầu mới", url=BASE + "a.jpg")),
        ('<img data-src="a.jpg" src="data:image/gif;base64,x">', Image(url=BASE + "a.jpg")),
        ('<img data-original="a.jpg">', Image(url=BASE + "a.jpg")),
        ('<p>Một</p><img src="a.jpg"><p>Hai</p>', Image(url=BASE + "a.jpg", before=1)),
        (
            '<figure><img src="a.jpg" alt="x"><figcaption>Cầu <b>mới</b></figcaption></figure>',
            Image("Cầu mới", url=BASE + "a.jpg"),
        ),
    ],
)
def test_a_picture_has_its_address_its_caption_and_its_place(html: str, image: Image) -> None:
    assert html_parts(html, BASE).images == (image,)


@pytest.mark.parametrize(
    "html",
    [
        "<img>",
        '<img src="">',
        '<img src="data:image/png;base64,x">',
        '<img src="a.gif" width="1">',
        '<img src="a.gif" height="1px">',
        '<img src="a.gif" width="0">',
        '<img src="javascript:x()">',
    ],
)
def test_what_counts_readers_is_no_picture(html: str) -> None:
    assert html_parts(html, BASE).images == ()


def test_a_caption_belongs_to_its_own_figures_picture() -> None:
    html = (
        '<img src="a.jpg"><figure><figcaption>Lẻ</figcaption></figure>'
        '<figure><img src="b.jpg"><img src="c.jpg"><figcaption>Hai cầu</figcaption></figure>'
    )
    parts = html_parts(html, BASE)
    assert [image.caption for image in parts.images] == ["", "", "Hai cầu"]
    assert parts.paragraphs == ("Lẻ",)


def test_a_picture_in_a_table_stands_no_further_than_the_text_goes() -> None:
    html = '<table><tr><td>a<td>b<tr><td>c<td><img src="a.jpg"></table>'
    (image,) = html_parts(html, BASE).images
    assert image.before <= len(paragraphs(html))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Cầu <b>mới</b>", "Cầu mới"),
        ("Cầu<br>mới", "Cầu mới"),
        ("Cầu &amp;amp; đường", "Cầu & đường"),
        ("Cầu &amp;quot;mới&amp;quot;", 'Cầu "mới"'),
        ("1 < 2 và 3 > 2", "1 < 2 và 3 > 2"),
        ("<Cầu> mới", "<Cầu> mới"),
        ("<script>x()</script>Cầu", "Cầu"),
        ("<style>p{}</style>Cầu", "Cầu"),
        ("<script>x() Cầu", ""),
        ("Cầu<!-- x --> mới", "Cầu mới"),
        ("  Cầu \n mới ", "Cầu mới"),
        ("\x93Cầu\x94 \x96 mới", "“Cầu” – mới"),
        ("AT&T", "AT&T"),
        ("R&amp;D", "R&D"),
    ],
)
def test_a_title_is_one_line_of_plain_text(text: str, said: str) -> None:
    assert plain(text) == said


def test_a_title_that_is_text_already_keeps_its_signs() -> None:
    assert plain("Thẻ <b> và &amp;", html=False) == "Thẻ <b> và &amp;"


def test_western_controls_are_the_signs_they_were_meant_as() -> None:
    assert western("\x80 \x85 \x91a\x92") == "€ … ‘a’"
    assert western("a\x81b") == "ab"
    assert western("Đường") == "Đường"


def test_a_tag_of_thousands_of_attributes_is_taken_out_before_it_costs_time() -> None:
    crowd = "<p " + "a " * 5000 + ">"
    assert without_crowds(f"{crowd}Một<p>Hai") == "Một<p>Hai"
    assert without_crowds("<p a>Một") == "<p a>Một"
    assert paragraphs(f"{crowd}Một</p>") == ["Một"]


@pytest.mark.parametrize("html", ["<", "<>", "<p", "</p>", "<!--", "<![CDATA[x", "\0<p>\0"])
def test_a_piece_of_markup_breaks_nothing(html: str) -> None:
    assert all(text == text.strip() for text in paragraphs(html))


def test_of_very_many_pictures_only_so_many_are_kept() -> None:
    assert len(html_parts('<img src="a.jpg">' * 500, BASE).images) == 100
