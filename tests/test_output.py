"""An article as plain lines: all that is printed of it, in reading order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.language import choose
from reader.model import Image, Published
from reader.output import article_lines, when
from tests.articles import VISIT
from tests.exporting.test_exporting import reading


def test_every_picture_is_told_where_it_stands_also_after_the_last_paragraph() -> None:
    pictures = (
        Image("Lễ đón", "Ảnh: An"),
        Image(credit="Ảnh: Bình", before=1),
        Image("Cửa khẩu", before=2),
        Image("Đường sắt", before=9),
        Image(url="https://bao.example/a.png"),
    )
    lines = [line for line in article_lines(reading(replace(VISIT, images=pictures))) if line]
    first, second = VISIT.body
    at = lines.index(VISIT.lede)
    assert lines[at + 1 : at + 7] == [
        "[Lễ đón — Ảnh: An]", first, "[Ảnh: Bình]", second, "[Cửa khẩu]", "[Đường sắt]",
    ]  # fmt: skip
    assert lines[at + 7] == VISIT.url


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (Published("2024-08-18T20:00:00+00:00", "time"), "2024-08-18"),
        (Published("2024-08", "month"), "2024-08"),
        (Published(None, "range", ("2024-01-18", "2024-04-15")), "before 2024-04-15"),
        (Published(), "undated"),
    ],
)
def test_a_date_is_as_short_as_it_is_known(published: Published, said: str) -> None:
    assert when(published) == said


def test_dates_are_vietnamese_where_the_language_is() -> None:
    choose("vi")
    assert when(Published("2024-08-18", "day")) == "18/8/2024"
    assert when(Published(None, "range", ("2024-01-18", "2024-04-15"))) == "trước 15/4/2024"
