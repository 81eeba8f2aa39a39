"""The public functions: offsets on any text, the whole of an article, real news."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.entities import LEXICON_VERSION, recognize, recognize_article
from reader.entities.data.build import compile_lexicon
from reader.entities.lexicon import lexicon
from reader.model import Mention

STORY = (
    "Nhận lời mời của Chủ tịch nước Lương Cường, Nhà vua Norodom Sihamoni thăm Việt Nam từ "
    "6 - 8/11/2025. Kim ngạch hai nước đạt 10,2 tỷ USD năm 2024, tăng 18%.\n\n"
    "Sau lễ đón tại Hà Nội, Nhà vua Sihamoni gặp cán bộ Đại sứ quán Campuchia."
)
PIECES = st.sampled_from(
    [*STORY.split(" "), "(", ")", "“", "”", "-", "/", ".", ":", "\n", "TP.", "Mỹ", "ông", "Luật"]
)


def check(text: str, mentions: list[Mention]) -> None:
    end = 0
    for one in mentions:
        assert end <= one.start < one.end
        assert text[one.start : one.end] == one.text
        assert one.entity_id.startswith(f"{one.type.lower()}:")
        assert one.name
        assert 0 < one.confidence <= 1
        end = one.end


def test_an_article_names_who_what_where_and_when() -> None:
    found = [(one.type, one.text) for one in recognize(STORY)]
    assert found == [
        ("PERSON", "Lương Cường"),
        ("PERSON", "Norodom Sihamoni"),
        ("PLACE", "Việt Nam"),
        ("DATE", "6 - 8/11/2025"),
        ("MONEY", "10,2 tỷ USD"),
        ("DATE", "năm 2024"),
        ("QUANTITY", "18%"),
        ("PLACE", "Hà Nội"),
        ("PERSON", "Sihamoni"),
        ("ORG", "Đại sứ quán Campuchia"),
    ]


def test_the_day_of_publication_resolves_dates() -> None:
    (found,) = recognize("Hôm qua trời mưa.", published=date(2025, 3, 1))
    assert found.value == "2025-02-28"


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=150))
def test_any_text_gives_sorted_mentions_with_right_offsets(text: str) -> None:
    check(text, recognize(text))
    in_title, in_text = recognize_article(text[:40], text, published=date(2025, 1, 1))
    check(text[:40], in_title)
    check(text, in_text)


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert recognize(text) == recognize(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "\ud800", "a" * 5000, "ị" * 3, "\u0301Mỹ"])
def test_odd_texts_raise_nothing(text: str) -> None:
    check(text, recognize(text))


@pytest.mark.parametrize(
    "unit",
    [
        "Nguyễn ",
        "(Mỹ) ",
        "12/",
        "Đại sứ ",
        "“Luật ",
        "Công ty ",
        "1.",
        "A-",
        "tại ",
        "hai xã A và ",
    ],
)
def test_work_grows_with_the_length_of_hostile_text(unit: str) -> None:
    """Twice the text is at most about twice the function calls, whatever it repeats."""
    small, large = (calls(unit * count) for count in (150, 300))
    assert large < 2.6 * small + 2000


def calls(text: str) -> int:
    count = 0

    def tally(*_: object) -> None:
        nonlocal count
        count += 1

    recognize("")
    sys.setprofile(tally)
    try:
        recognize(text)
    finally:
        sys.setprofile(None)
    return count


def test_news_in_other_languages_gives_no_nonsense() -> None:
    text = (
        "Prezident Petr Pavel se v Praze setkal s ministrem zahraničí. Jednání v Brně skončilo. "
        "Le président Emmanuel Macron s'est rendu à Lyon."
    )
    found = recognize(text)
    check(text, found)
    assert {"Emmanuel Macron"} <= {one.text for one in found if one.type == "PERSON"}


def test_importing_the_package_reads_no_data_and_loads_no_rules() -> None:
    code = (
        "import sys, reader.entities; "
        "rules = [name for name in sys.modules if name.startswith('reader.entities.')]; "
        "print(rules, 'unidecode' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] False"


def test_the_compiled_lexicon_is_what_the_text_files_say() -> None:
    path = Path(compile_lexicon.__code__.co_filename).parent / "lexicon.json"
    assert path.read_text("utf8") == compile_lexicon()


def test_no_two_shipped_entities_share_type_and_name() -> None:
    names = [(known.type, known.name) for known in lexicon().known]
    assert len(names) == len(set(names))
    assert LEXICON_VERSION >= 1


def _scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("pattern", "goal"), [("gold/0*.json", 0.95), ("gold/news_*.json", 0.88)])
def test_annotated_news_is_read_well_enough(pattern: str, goal: float) -> None:
    folder = os.environ.get("READER_CORPORA")
    if not folder:
        pytest.skip("READER_CORPORA names no folder of real data")
    scorer = _scorer(Path(folder, "entities"))
    paths = sorted(Path(folder, "entities").glob(pattern))
    articles = [json.loads(path.read_text("utf8")) for path in paths]
    gold = {article["id"]: article for article in articles}
    predicted = {}
    for id_, article in gold.items():
        end = max(one["end"] for one in article["entities"] if one["zone"] == "body")
        predicted[id_] = {
            "entities": [
                {"start": one.start, "end": one.end, "type": one.type, "canonical": one.name}
                for one in recognize(article["text"][: end + 1])
            ]
        }
    result = scorer.score(gold, predicted, {"PERSON", "ORG", "PLACE"}, "body", True)
    assert result["rows"][-1][6] >= goal, json.dumps(result["rows"])


def test_without_a_day_of_publication_forecasts_for_later_years_date_nothing_else() -> None:
    text = (
        "Ngày 24/2/2026, quỹ công bố báo cáo. Kết quả sẽ có vào ngày 7/4, và quá trình chuyển đổi "
        "kéo dài đến tháng 6/2028."
    )
    assert [mention.value for mention in recognize(text)] == ["2026-02-24", "2026-04-07", "2028-06"]
