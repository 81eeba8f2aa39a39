"""On ten thousand real articles, what is typed without accents finds what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from unicodedata import normalize

import pytest
from unidecode import unidecode

from reader.entities import recognize_article
from reader.model import Article
from tests.benchmarks.make_library import real_articles
from tests.search.naive import Piece
from tests.search.shelf import Shelf

pytestmark = pytest.mark.slow

MEANT = {
    "trung quoc": "trung quốc",
    "bien dong": "biển đông",
    "ha noi": "hà nội",
    "san bay": "sân bay",
    "da nang": "đà nẵng",
}
WRITTEN = date(2017, 6, 1)
"""About when."""
PHRASES = (
    *("trung quốc", "biển đông", "hà nội", "sân bay", "đà nẵng", "việt nam", "thủ tướng"),
    *("bóng đá", "công an", "học sinh", "giá xăng", "nhà nước", "tổng bí thư", "hồ chí minh"),
    *("thành phố hồ chí minh", "chủ tịch nước", "đại biểu quốc hội", "tai nạn giao thông"),
    *("liên hợp quốc", "triều tiên"),
)


def plain(text: str) -> str:
    """A paragraph as words in lower case between single spaces."""
    words = re.findall(r"[^\W_]+", normalize("NFC", text).lower())
    return f" {' '.join(words)} "


def named_in(article: Article) -> tuple[str, ...]:
    """Whether it names Tô Lâm; only where that can be are names looked for, which takes long."""
    if not re.search(r"\bto lam\b", unidecode(f"{article.title} {article.text}").lower()):
        return ()
    mentions = chain(*recognize_article(article.title, article.text, published=WRITTEN))
    return ("Tô Lâm",) if any(mention.name == "Tô Lâm" for mention in mentions) else ()


@pytest.fixture(scope="module")
def news(corpora: Path) -> Iterator[tuple[Shelf, list[list[str]]]]:
    """The articles, in an index and as plain paragraphs."""
    articles = list(real_articles(corpora))
    shelf = Shelf(
        Piece(article, moment, named_in(article)) for moment, article in enumerate(articles)
    )
    yield (
        shelf,
        [[plain(text) for text in (a.title, a.lede, *a.body)] for a in articles],
    )
    shelf.connection.close()


def stands(phrase: str, paragraphs: list[str]) -> bool:
    return any(f" {phrase} " in paragraph for paragraph in paragraphs)


@pytest.mark.parametrize("typed", MEANT)
def test_the_first_fifty_hold_the_phrase_that_was_meant(
    news: tuple[Shelf, list[list[str]]], typed: str
) -> None:
    shelf, paragraphs = news
    found = shelf.find(typed, limit=50)
    assert len(found) == 50
    assert sum(stands(MEANT[typed], paragraphs[place]) for place in found) >= 45


def test_every_article_that_names_to_lam_is_among_the_first_twenty(
    news: tuple[Shelf, list[list[str]]],
) -> None:
    shelf, paragraphs = news
    name = {place for place, texts in enumerate(paragraphs) if stands("tô lâm", texts)}
    assert len(name) == 18
    assert name <= set(shelf.find("to lam", limit=20))


@pytest.mark.parametrize("phrase", [*MEANT.values(), "tô lâm"])
def test_typed_with_accents_the_first_fifty_hold_the_phrase_and_every_hit_its_accents(
    news: tuple[Shelf, list[list[str]]], phrase: str
) -> None:
    shelf, paragraphs = news
    found = shelf.find(phrase)
    have = sum(stands(phrase, texts) for texts in paragraphs)
    assert all(stands(phrase, paragraphs[place]) for place in found[: min(50, have)])
    marked = [word for word in phrase.split() if not word.isascii()]
    for place in found:
        assert all(stands(word, paragraphs[place]) for word in marked)


@pytest.mark.parametrize("accented", [True, False])
def test_phrases_agree_with_a_plain_scan(
    news: tuple[Shelf, list[list[str]]], accented: bool
) -> None:
    shelf, paragraphs = news
    if not accented:
        paragraphs = [[unidecode(text) for text in texts] for texts in paragraphs]
    agreeing = asked = 0
    for phrase in PHRASES:
        typed = phrase if accented else unidecode(phrase)
        found = set(shelf.find(f'"{typed}"'))
        scanned = {place for place, texts in enumerate(paragraphs) if stands(typed, texts)}
        agreeing += len(found & scanned)
        asked += len(found | scanned)
        assert len(found & scanned) >= 0.97 * len(found | scanned), phrase
    assert agreeing >= 0.97 * asked > 0
