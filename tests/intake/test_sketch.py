"""A sketch is small, stable, and near for texts that tell one story in nearly the same words."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reader.intake import similarity, sketch
from reader.intake.sketch import SAME_STORY, SIZE

WORDS = "nước lúa mùa sông chợ thuyền gạo đê làng trẻ trường cầu đường rừng biển cá tôm mưa".split()


def story(seed: int, length: int = 400) -> list[str]:
    chosen = random.Random(seed)
    return [chosen.choice(WORDS) + str(chosen.randrange(50)) for _ in range(length)]


def test_the_same_text_is_wholly_alike() -> None:
    text = " ".join(story(1))
    assert similarity(sketch(text), sketch(text)) == 1.0


def test_marks_case_and_tone_placement_do_not_count() -> None:
    assert sketch("Hoà bình trên sông Hồng sớm mai") == sketch("hòa bình trên sông hồng SỚM mai")


def test_a_few_changed_words_leave_one_story() -> None:
    words = story(2)
    changed = [*words[:100], "khác", *words[101:300], "nữa", *words[301:]]
    assert similarity(sketch(" ".join(words)), sketch(" ".join(changed))) >= SAME_STORY


def test_another_text_is_another_story() -> None:
    assert similarity(sketch(" ".join(story(3))), sketch(" ".join(story(4)))) < 0.1


def test_half_a_text_is_estimated_near_one_half() -> None:
    words = story(5, 2000)
    estimate = similarity(sketch(" ".join(words)), sketch(" ".join(words[:1000])))
    assert 0.3 < estimate < 0.7


def test_a_sketch_fits_signed_64_bit_columns() -> None:
    values = sketch(" ".join(story(6, 3000)))
    assert len(values) == SIZE
    assert list(values) == sorted(set(values))
    assert all(0 <= value < 2**63 for value in values)


def test_short_and_empty_texts_have_short_sketches() -> None:
    assert sketch("") == ()
    assert sketch("!!!") == ()
    assert len(sketch("một hai ba")) == 1
    assert similarity((), sketch("một")) == 0.0


def test_a_sketch_is_the_same_on_every_machine() -> None:
    """Sketches are stored: a changed hash would tear stories apart."""
    assert sketch("sông Hồng mùa nước nổi") == (3304073997111573733,)


@given(st.text(max_size=200), st.text(max_size=200))
def test_similarity_is_symmetric_and_a_share(a: str, b: str) -> None:
    first, second = sketch(a), sketch(b)
    assert similarity(first, second) == similarity(second, first)
    assert 0.0 <= similarity(first, second) <= 1.0
