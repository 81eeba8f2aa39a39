"""The annotated sentences: whole, in bounds, parted into halves by story; labels and back."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.entities.lexicon import lexicon
from reader.entities.page import Page
from reader.entities.scan import scan
from tests.entities.training.features import features, labels, spans
from tests.entities.training.sentences import TYPES, stories

STORIES = stories()


def test_every_mention_lies_in_one_sentence_and_starts_and_ends_with_its_name() -> None:
    for story in STORIES:
        assert unicodedata.is_normalized("NFC", story.text)
        assert "[" not in story.text
        end = 0
        for start, stop, kind in story.marked:
            surface = story.text[start:stop]
            assert end <= start < stop
            assert kind in (*TYPES, "TITLE")
            assert surface == surface.strip()
            assert "\n" not in surface
            end = stop


def test_there_are_enough_sentences_of_every_domain_in_both_halves() -> None:
    domains = {story.domain for story in STORIES}
    assert len(domains) == 9
    assert sum(story.text.count("\n") + 1 for story in STORIES) >= 1500
    for half in (True, False):
        assert {story.domain for story in STORIES if story.held_out == half} == domains


def test_marks_fall_on_the_ends_of_tokens() -> None:
    for story in STORIES:
        page = Page(story.text, lexicon())
        for start, end, _ in story.marked:
            first, last = page.token_span(start, end)
            assert (page.tokens[first].start, page.tokens[last - 1].end) == (start, end)


KINDS = st.sampled_from(["PERSON", "ORG", "PLACE"])


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), KINDS), max_size=8))
def test_labels_tell_the_spans_that_made_them(steps: list[tuple[int, int, str]]) -> None:
    made, at = [], 0
    for gap, length, kind in steps:
        made.append((at + gap, at + gap + length, kind))
        at += gap + length
    assert spans(labels(at + 1, made)) == made


def test_features_look_no_further_than_two_tokens() -> None:
    page = Page("Hôm qua ông Trần Văn Ba tới Huế dự lễ hội hoa.", lexicon())
    scan(page, None)
    seen = features(page)
    assert len(seen) == len(page)
    assert "w-2=trần" in seen[5]
    assert "r=I-PERSON" in seen[5]
    assert not any("huế" in name for name in seen[4])
