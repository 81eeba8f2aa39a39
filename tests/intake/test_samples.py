"""The sample articles that ship with the program are read as they were written."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reader.intake import article_key, decode, labels, parse_scraped
from reader.intake.markup import key_of
from reader.model import Article

DATA = Path(__file__).parents[2] / "data"
SAMPLES = sorted(DATA.glob("*.txt"))


def read(path: Path) -> tuple[str, Article]:
    text = decode(path.read_bytes())
    return text, parse_scraped(text, added=date(2026, 11, 21), name=path.name)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_has_title_lede_and_text(path: Path) -> None:
    text, article = read(path)
    assert article.title == text.split("\n", 1)[0]
    assert article.lede in text
    assert len(article.body) >= 3
    assert all(paragraph in text for paragraph in article.body)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_stated_date_is_the_date(path: Path) -> None:
    text, article = read(path)
    second = text.split("\n")[1]
    found = re.search(r"\b(\d\d)/(\d\d)/(\d{4})\b", second)
    if found and len(second) < 60:
        day, month, year = found.groups()
        assert article.published.value is not None
        assert article.published.value.startswith(f"{year}-{month}-{day}")
        assert not article.published.about


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nothing_of_the_tail_is_in_a_sample(path: Path) -> None:
    _, article = read(path)
    for paragraph in (article.lede, *article.body):
        assert labels.label_of(paragraph, key_of(paragraph)) is None
        assert "https://" not in paragraph
        assert not labels.is_caption(paragraph)


def test_no_two_samples_are_one_article() -> None:
    keys = [article_key(read(path)[1]) for path in SAMPLES]
    assert len(set(keys)) == len(keys)
