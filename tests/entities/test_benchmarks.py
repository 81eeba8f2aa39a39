"""What measures recognition measures it rightly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.entities import Goal, _compared, _cost
from tests.benchmarks.most_named import Tally
from tests.benchmarks.underthesea_ner import placed, spans

TEXT = "Ông  Tô\nLâm, ở Bộ Ngoại giao."


def test_words_of_a_tagger_are_found_again_whatever_space_they_lost() -> None:
    tagged = [
        ("Ông", "O"), ("Tô_Lâm", "B-PER"), (",", "O"), ("ở", "O"), ("Bộ", "B-ORG"),
        ("Ngoại giao", "I-ORG"), (".", "O"),
    ]  # fmt: skip
    assert [(TEXT[a:b], kind) for a, b, kind in spans(TEXT, tagged)] == [
        ("Tô\nLâm", "PERSON"),
        ("Bộ Ngoại giao", "ORG"),
    ]


def test_what_another_type_or_a_new_beginning_ends_is_two_mentions() -> None:
    tagged = [("Huế", "B-LOC"), ("Lan", "I-PER"), ("Hà", "B-PER"), ("Vinh", "B-PER")]
    found = [kind for _, _, kind in spans("Huế Lan Hà Vinh", tagged)]
    assert found == ["PLACE", "PERSON", "PERSON", "PERSON"]


def test_other_types_are_left_out() -> None:
    assert list(spans("Tết", [("Tết", "B-MISC")])) == []


@given(st.text(st.sampled_from("abcđ \n"), max_size=30), st.data())
def test_a_word_of_the_text_is_always_found_from_its_start_on(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    word = text[start : start + data.draw(st.integers(0, 5))]
    first, last = placed(text, word, start)
    assert start <= first <= last <= len(text)
    assert "".join(text[first:last].split()) == "".join(word.split())


def test_a_word_that_is_gone_moves_nothing() -> None:
    assert placed("Hà Nội", "Huế", 3) == (3, 3)


def test_figures_count_exact_spans_and_types() -> None:
    gold = {(0, 6, "PERSON"), (10, 13, "PLACE"), (20, 25, "ORG")}
    said = [
        {"start": 0, "end": 6, "type": "PERSON"},
        {"start": 10, "end": 13, "type": "ORG"},
        {"start": 20, "end": 24, "type": "ORG"},
    ]
    table = _compared([("text", gold)], lambda _: said, ["PERSON", "ORG", "PLACE"])
    assert table["PERSON"]["F1"] == 100
    assert (table["ORG"]["extra"], table["ORG"]["missed"]) == (2, 1)
    assert table["PERSON+ORG+PLACE"]["hits"] == 1


def test_costs_are_told_by_mean_and_tail() -> None:
    cost = _cost([float(n) for n in range(100)])
    assert (cost["articles"], cost["mean, ms"], cost["p50, ms"]) == (100, 49.5, 50)
    assert cost["p99, ms"] == 99


def test_a_goal_says_what_is_better() -> None:
    assert Goal("F1", 90, 95, 91, None).more_is_better
    assert not Goal("ms", 15, 20, 9, None, False).more_is_better


def test_the_tally_counts_articles_and_how_names_are_written() -> None:
    tally = Tally()
    tally.add("Mỹ và Huế", "Hoa Kỳ giúp Huế. Mỹ vui.")
    tally.add("", "Mỹ vui.")
    assert tally.wrong == 0
    assert tally.named["PLACE"]["place:hoa-kỳ"] == 2
    assert tally.written["place:hoa-kỳ"] == {"Mỹ": 3, "Hoa Kỳ": 1}
    assert tally.names["place:huế"] == "Huế"
