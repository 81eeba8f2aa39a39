"""Exported documents: whole, valid, and harmless whatever the articles hold."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import category
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.cli import main
from reader.commands.keeping import FORMS
from reader.exchange import articles
from reader.exporting.epub import write_epub
from reader.exporting.html import html
from reader.exporting.markdown import escaped, markdown
from reader.exporting.names import LONGEST, file_name
from reader.library import Library
from reader.model import Article, Image, LibraryError, Published, ReaderError, Reading, Row
from tests.articles import BRIDGE, NEST, SHELF
from tests.conftest import NOW

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
NASTY = Article(
    title='<script>alert("x")</script> & [link](javascript:alert(1))',
    lede="# no heading\x1b]52;c;x\x07 *no* emphasis",
    body=("1. no list", "- no list\n+ none", "<!-- -->]]>\ufffe\ud800 \u202e`code`"),
    source="<b>", url="javascript:alert(1)", credit="Theo &amp; <i>",
    images=(Image("Cầu <img src=x>", "Ảnh: \x00AP", "https://x.example/a.png"),),
)  # fmt: skip
TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
ARTICLES = st.builds(
    Article, TEXT, lede=TEXT, body=st.lists(TEXT, max_size=3).map(tuple), url=st.none() | TEXT
)


def reading(article: Article, number: int = 1) -> Reading:
    row = Row(number, f"key-{number}", article.title, article.source, article.url,
              Published(), "2026-11-21T08:00:00+00:00")  # fmt: skip
    return Reading(row, article)


def book(*articles: Article, title: str = "Tin", now: datetime = NOW) -> ZipFile:
    out = io.BytesIO()
    write_epub([reading(one, number) for number, one in enumerate(articles)], title, now, out)
    return ZipFile(io.BytesIO(out.getvalue()))


class TestMarkdown:
    def test_an_article_reads_as_it_should(self) -> None:
        article = replace(
            BRIDGE, byline="An Nhiên", images=(Image("Cầu Rồng", "Ảnh: An", None, before=1),)
        )
        assert "".join(markdown([reading(article)])) == (
            "# Đà Nẵng mở lại cầu Rồng\n\n"
            "*Nhật trình · An Nhiên · 2025-06-07T20:30:00+07:00*\n\n"
            "<https://example.org/cau-rong>\n\n"
            "**Cầu Rồng ở Đà Nẵng phun lửa trở lại từ tối thứ bảy.**\n\n"
            "Người dân và du khách đứng kín hai bờ sông Hàn.\n\n"
            "> Cầu Rồng · Ảnh: An\n"
        )

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("# a", r"\# a"),
            ("1. a\n- b", "1\\. a\n\\- b"),
            ("*a* _b_ [c](d) <e> `f`", r"\*a\* \_b\_ \[c\](d) \<e\> \`f\`"),
            ("2025. Giá 3-4 tỷ", "2025\\. Giá 3-4 tỷ"),
            ("a & b \\", r"a \& b \\"),
        ],
    )
    def test_signs_mean_only_themselves(self, text: str, written: str) -> None:
        assert escaped(text) == written

    def test_nothing_from_outside_becomes_markup(self) -> None:
        text = "".join(markdown([reading(NASTY)]))
        assert "\x1b" not in text
        assert "\n# no" not in text
        assert "](javascript" not in text.replace("\\](", "")
        assert "<script" not in text.replace("\\<", "")


class TestHtml:
    def test_nothing_from_outside_becomes_an_element_or_is_loaded(self) -> None:
        page = "".join(html([reading(NASTY), reading(BRIDGE)]))
        tree = etree.fromstring(page.split("\n", 1)[1].encode())
        assert not tree.xpath("//script | //img | //b | //i | //comment()")
        assert tree.xpath("//a/@href") == ["https://example.org/cau-rong"]
        assert "default-src 'none'" in page

    @given(ARTICLES)
    def test_it_is_xml_whatever_the_article_holds(self, article: Article) -> None:
        etree.fromstring("".join(html([reading(article)])).split("\n", 1)[1].encode())


class TestEpub:
    def test_the_type_comes_first_and_uncompressed(self) -> None:
        first = book(BRIDGE).infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert book(BRIDGE).read("mimetype") == b"application/epub+zip"

    def test_every_file_is_in_the_manifest_and_every_chapter_in_spine_and_contents(self) -> None:
        made = book(BRIDGE, NEST, title="Tin <1> & 2")
        container = etree.fromstring(made.read("META-INF/container.xml"))
        (path,) = container.xpath("//*[local-name()='rootfile']/@full-path")
        package = etree.fromstring(made.read(path))
        assert package.findtext(".//dc:title", namespaces=OPF) == "Tin <1> & 2"
        hrefs = {
            item.get("id"): f"book/{item.get('href')}"
            for item in package.iterfind(".//opf:item", OPF)
        }
        held = {*made.namelist()} - {"mimetype", "META-INF/container.xml", path}
        assert {*hrefs.values()} == held
        spine = [ref.get("idref") for ref in package.iterfind(".//opf:itemref", OPF)]
        assert [hrefs[id] for id in spine] == [
            "book/nav.xhtml", "book/article-00001.xhtml", "book/article-00002.xhtml",
        ]  # fmt: skip
        nav = etree.fromstring(made.read("book/nav.xhtml"))
        links = {link.get("href"): link.text for link in nav.iter(f"{XHTML}a")}
        assert links == {
            "article-00001.xhtml": BRIDGE.title, "article-00002.xhtml": NEST.title,
        }  # fmt: skip

    def test_the_same_articles_at_the_same_hour_give_the_same_book(self) -> None:
        one, two = io.BytesIO(), io.BytesIO()
        for out in (one, two):
            write_epub([reading(BRIDGE)], "Tin", datetime(2026, 11, 21, tzinfo=UTC), out)
        assert one.getvalue() == two.getvalue()

    @given(ARTICLES, TEXT)
    def test_every_part_is_xml_whatever_the_article_holds(
        self, article: Article, title: str
    ) -> None:
        made = book(article, NASTY, title=title)
        for name in made.namelist():
            if name.endswith(("xhtml", "opf", "xml")):
                etree.fromstring(made.read(name))


class TestFileNames:
    @pytest.mark.parametrize(
        ("title", "name"),
        [
            ("Cầu Rồng: mở lại?", "Cầu Rồng- mở lại.md"),
            ("..", "article.md"),
            ("../../etc/passwd", "etc-passwd.md"),
            ("CON", "_CON.md"),
            ("com1.txt", "_com1.txt.md"),
            ("a\nb\x1b[31m", "a b[31m.md"),
            ("-rf", "rf.md"),
            ("~root", "root.md"),
            ("", "article.md"),
        ],
    )
    def test_a_title_becomes_a_name_that_stays_in_its_folder(self, title: str, name: str) -> None:
        assert file_name(title, ".md", set()) == name

    def test_names_are_told_apart_whatever_their_case(self) -> None:
        taken: set[str] = set()
        names = [file_name(title, ".md", taken) for title in ("Tin", "TIN", "Tin")]
        assert names == ["Tin.md", "TIN (2).md", "Tin (3).md"]

    @given(st.text(max_size=400))
    def test_any_title_is_one_short_component(self, title: str) -> None:
        name = file_name(title, ".md", set())
        assert Path(name).name == name
        assert len(name.encode()) <= LONGEST + len("_.md")
        assert not any(category(letter) in ("Cc", "Cs", "Zl") for letter in name)


class TestCommand:
    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Library]:
        with Library.open(tmp_path / "own", create=True, now=lambda: NOW) as library:
            library.add(SHELF)
            yield library

    def run(self, tmp_path: Path, *arguments: str) -> int:
        return main(["--library", str(tmp_path / "own"), "export", *arguments])

    def test_every_form_is_offered(self) -> None:
        assert {*FORMS} == {*articles.FORMS, "opml"}

    def test_what_a_query_finds_is_printed_the_newest_first(
        self, library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run(tmp_path, "--format", "md", "cầu OR tô") == 0
        heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("# ")]
        assert heads == ["# Đà Nẵng mở lại cầu Rồng", "# Tổng Bí thư Tô Lâm thăm Trung Quốc"]

    def test_a_book_is_a_file(
        self, library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run(tmp_path, "--format", "epub") == 1
        assert "say where with -o" in capsys.readouterr().err
        target = tmp_path / "tin.epub"
        assert self.run(tmp_path, "--format", "epub", "-o", str(target)) == 0
        assert ZipFile(target).testzip() is None
        assert not target.with_name("tin.epub.part").exists()

    def test_a_folder_gets_a_file_for_each_article(self, library: Library, tmp_path: Path) -> None:
        folder = tmp_path / "bài"
        folder.mkdir()
        for _ in range(2):  # the second time writes nothing over
            assert self.run(tmp_path, "--format", "html", "-o", str(folder), "cầu") == 0
        assert sorted(path.name for path in folder.iterdir()) == [
            "Đà Nẵng mở lại cầu Rồng (2).html", "Đà Nẵng mở lại cầu Rồng.html",
        ]  # fmt: skip

    def test_json_lines_are_as_before(
        self, library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run(tmp_path, "--format", "jsonl", "cầu") == 0
        assert json.loads(capsys.readouterr().out)["title"] == BRIDGE.title

    def test_what_cannot_be_written_says_so(self, library: Library, tmp_path: Path) -> None:
        with pytest.raises(LibraryError, match="can't write"):
            articles.export(library, "md", "", tmp_path / "no" / "such.md", io.StringIO())
        with pytest.raises(ReaderError):
            articles.export(library, "epub", "", None, io.StringIO())
