"""Saved pages, measured: needs the folder of public corpora that READER_CORPORA names."""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from reader.intake.pages import NoArticle, parse_page
from reader.model import Article
from reader.text import clean

ROOT = Path(os.environ.get("READER_CORPORA", "/nonexistent")) / "intake"
pytestmark = pytest.mark.skipif(
    not ROOT.is_dir(), reason="READER_CORPORA does not name a folder of corpora"
)

GOLD = sorted(ROOT.glob("vi_pages/gold/*.json"))
LISTS = sorted(ROOT.glob("vi_pages/*_list.html"))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(words, words[1:], words[2:], strict=False))


def f1(found: str, expected: str) -> float:
    """Of three-word shingles."""
    ours, gold = shingles(found), shingles(expected)
    common = sum((ours & gold).values())
    return 2 * common / max(1, sum(ours.values()) + sum(gold.values()))


def trafilaturas(data: bytes) -> str:
    import trafilatura

    found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=False)
    return getattr(found, "text", None) or ""


def ours(data: bytes, url: str) -> str:
    try:
        return parse_page(data, url=url).text
    except NoArticle:
        return ""


@pytest.mark.parametrize("gold_path", GOLD, ids=lambda path: path.stem)
class TestVietnamesePages:
    @pytest.fixture
    def gold(self, gold_path: Path) -> dict[str, str]:
        return dict(json.loads(gold_path.read_text(encoding="utf-8")))

    @pytest.fixture
    def article(self, gold_path: Path) -> Article:
        return parse_page((ROOT / f"vi_pages/{gold_path.stem}.html").read_bytes())

    def test_title_lede_and_address_are_right(self, gold: dict[str, str], article: Article) -> None:
        assert article.title == clean(gold["title"])
        assert article.lede == clean(gold["lede"])
        assert article.url == gold["url"]

    def test_the_time_is_right(self, gold: dict[str, str], article: Article) -> None:
        assert article.published.precision == "time"
        assert (article.published.value or "")[:16] == gold["published_ld"][:16]
        assert (article.published.value or "").endswith("+07:00")

    def test_the_body_is_the_articles(self, gold: dict[str, str], article: Article) -> None:
        assert f1(" ".join(article.body), " ".join(gold["paragraphs"])) >= 0.99

    def test_captions_are_found_with_their_credit(
        self, gold: dict[str, str], article: Article
    ) -> None:
        said = [f"{i.caption} Ảnh: {i.credit}" for i in article.images if i.credit]
        assert said == list(gold["captions"])


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_section_of_a_site_is_no_article(path: Path) -> None:
    with pytest.raises(NoArticle, match="a page of headlines"):
        parse_page(path.read_bytes())


def test_articles_of_many_sites_are_read_at_least_as_well_as_by_the_library_alone() -> None:
    truth = json.loads((ROOT / "scrapinghub/ground-truth.json").read_text(encoding="utf-8"))
    scores = []
    for name, told in truth.items():
        data = gzip.decompress((ROOT / f"scrapinghub/html/{name}.html.gz").read_bytes())
        body = told["articleBody"]
        scores.append((f1(ours(data, told["url"]), body), f1(trafilaturas(data), body)))
    mine, theirs = (sum(score) / len(scores) for score in zip(*scores, strict=True))
    assert len(scores) > 90
    assert mine >= theirs


def _of_many_countries() -> list[tuple[str, bytes, dict[str, object]]]:
    """Addresses, pages and gold, where it is clear which belong together."""
    pairs = []
    for gold_path in sorted(ROOT.glob("fundus/*/*.json")):
        pages = sorted(gold_path.parent.glob(f"{gold_path.stem}_*.html.gz"))
        addresses = json.loads((gold_path.parent / "meta.info").read_text(encoding="utf-8"))
        versions = list(json.loads(gold_path.read_text(encoding="utf-8")).values())
        if len(pages) == len(versions) == 1:
            data = gzip.decompress(pages[0].read_bytes())
            pairs.append((addresses[pages[0].name]["url"], data, versions[0]))
    return pairs


def _text(gold: dict[str, object]) -> str:
    body = gold["body"]
    assert isinstance(body, dict)
    parts = [part for section in body["sections"] for part in section["headline"]]
    parts += [part for section in body["sections"] for part in section["paragraphs"]]
    return "\n".join([*body["summary"], *parts])


def test_articles_of_many_countries_are_read_at_least_as_well_as_by_the_library_alone() -> None:
    pairs = _of_many_countries()
    mine = [f1(ours(data, url), _text(gold)) for url, data, gold in pairs]
    theirs = [f1(trafilaturas(data), _text(gold)) for _, data, gold in pairs]
    assert len(pairs) >= 9
    assert sum(mine) >= sum(theirs)


def test_titles_and_times_of_many_countries_are_right() -> None:
    pairs = _of_many_countries()
    right = Counter[str]()
    for url, data, gold in pairs:
        article = parse_page(data, url=url)
        stated = str(gold.get("publishing_date", "")).replace(" ", "T")
        right["title"] += article.title == clean(str(gold["title"]))
        right["time"] += (article.published.value or "")[:10] == stated[:10]
    assert right["title"] >= len(pairs) - 3
    assert right["time"] >= len(pairs) - 1
