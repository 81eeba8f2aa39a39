"""An article as plain lines: all that is printed of it, in reading order."""

from __future__ import annotations

from dataclasses import replace

from reader.model import Image
from reader.output import article_lines
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
