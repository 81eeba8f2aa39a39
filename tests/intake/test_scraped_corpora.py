"""Real pages, measured: needs the folder of public corpora that READER_CORPORA names."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from reader.intake import decode, parse_scraped
from reader.intake.encoding import mend
from reader.model import Article
from reader.text import clean

ROOT = Path(os.environ.get("READER_CORPORA", "/nonexistent"))
pytestmark = pytest.mark.skipif(
    not ROOT.is_dir(), reason="READER_CORPORA does not name a folder of corpora"
)

SEEDS = sorted(ROOT.glob("intake/seeds_gold/*.json"))
SCRAPED = sorted(ROOT.glob("intake/scraped_vi/*.txt"))
VFND = sorted(ROOT.glob("intake/vfnd/**/*.json"))


def read(path: Path) -> Article:
    return parse_scraped(decode(path.read_bytes()), added=date(2026, 11, 21))


@pytest.mark.parametrize("gold_path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_is_recognised_exactly(gold_path: Path) -> None:
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    article = read(ROOT / "seeds" / gold["file"])
    assert article.title == gold["title"]
    assert article.lede == gold["lede"]
    assert list(article.body) == gold["body"]
    assert article.credit == gold["credit_line"]
    assert article.url == gold["canonical_url"]
    assert article.source == gold["source_name"]
    assert article.site == gold["site"]
    assert article.byline == gold["byline"]
    assert [link.title for link in article.related] == gold["related"]
    assert [(i.caption, i.credit, i.url, i.before) for i in article.images] == [
        (i["caption"], i["credit"], i["url"], i["before_body_index"]) for i in gold["images"]
    ]


@pytest.mark.parametrize("gold_path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_is_dated_as_far_as_it_says(gold_path: Path) -> None:
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    published = read(ROOT / "seeds" / gold["file"]).published
    told = gold["published"]["inferred"]
    assert published.about
    if "date" in told:
        assert (published.value, published.precision) == (told["date"], told["precision"])
    else:
        assert published.precision == "range"
        assert published.bounds == (told["not_before"], told["not_after"])


def shingles(text: str) -> Counter[tuple[str, str, str]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(words, words[1:], words[2:], strict=False))


def measured(path: Path) -> tuple[float, float]:
    """Precision and recall of an article's text in three-word shingles."""
    gold_path = ROOT / "intake/vi_pages/gold" / f"{path.name.partition('.')[0]}.json"
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    expected = shingles(clean(" ".join([gold["lede"], *gold["paragraphs"]])))
    found = shingles(read(path).text)
    common = sum((found & expected).values())
    return common / sum(found.values()), common / sum(expected.values())


@pytest.mark.parametrize("path", SCRAPED, ids=lambda path: path.stem)
def test_a_page_keeps_its_text_and_loses_the_rest(path: Path) -> None:
    precision, recall = measured(path)
    assert precision >= 0.9
    assert recall >= 0.9


def test_converted_pages_are_pure_on_the_whole() -> None:
    converted = [measured(path)[0] for path in SCRAPED if "html2text" not in path.name]
    dumped = [measured(path)[0] for path in SCRAPED if "html2text" in path.name]
    assert sum(converted) / len(converted) >= 0.95
    assert sum(dumped) / len(dumped) >= 0.95


@pytest.mark.parametrize("path", SCRAPED, ids=lambda path: path.stem)
def test_a_page_has_its_title_and_its_stated_time(path: Path) -> None:
    gold_path = ROOT / "intake/vi_pages/gold" / f"{path.name.partition('.')[0]}.json"
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    article = read(path)
    assert article.title == clean(gold["title"])
    if article.published.precision == "time":
        assert (article.published.value or "")[:16] == gold["published_ld"][:16]


def test_full_pages_state_their_time() -> None:
    pages = [path for path in SCRAPED if "html2text" in path.name]
    assert {read(path).published.precision for path in pages} == {"time"}


@pytest.mark.parametrize("path", VFND, ids=lambda path: path.stem)
def test_collected_texts_have_sane_titles(path: Path) -> None:
    record = json.loads(path.read_text(encoding="utf-8"))
    text = record.get("text") or record.get("maintext") or ""
    if not text.strip():
        pytest.skip("the record holds no text")
    title = parse_scraped(text, added=date(2026, 11, 21)).title
    assert 0 < len(title) <= 300
    assert "\n" not in title


def _kept(text: str) -> float:
    """The share of a text's three-word shingles that an article keeps, captions and all."""
    article = parse_scraped(text, added=date(2026, 11, 21))
    captions = (f"{image.caption} Ảnh: {image.credit}" for image in article.images)
    said = " ".join((article.title, article.text, article.credit or "", *captions))
    expected = shingles(clean(text))
    return sum((shingles(said) & expected).values()) / max(1, sum(expected.values()))


def test_collected_texts_are_kept_nearly_whole() -> None:
    records = [json.loads(path.read_text(encoding="utf-8")) for path in VFND]
    texts = [record.get("text") or record.get("maintext") or "" for record in records]
    kept = [_kept(text) for text in texts if text.strip()]
    assert len(kept) > 150
    assert sum(kept) / len(kept) >= 0.97
    # One is a list of slogans; in three, addresses or a second article follow the text.
    assert sum(share < 0.9 for share in kept) <= 4


def test_vectors_of_old_encodings() -> None:
    vectors = json.loads((ROOT / "entities/testvectors.json").read_text(encoding="utf-8"))
    for _, data, text in vectors["legacy_encodings"]["cases"]:
        assert decode(bytes.fromhex(data)) == text
    for broken, text in vectors["mojibake"]:
        assert mend(broken) == text
