"""Text files give articles, or an error beside their name."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from reader.intake import take

TODAY = date(2026, 11, 21)
TEXT = "Làng nổi mùa nước lên\nNgười làng đóng bè từ lúc nước còn thấp.\n"


def test_a_file_gives_its_article(tmp_path: Path) -> None:
    path = tmp_path / "làng.txt"
    path.write_text(TEXT, encoding="utf-8")
    (taken,) = take([str(path)], today=TODAY)
    assert taken.article is not None
    assert (taken.source, taken.article.title) == (str(path), "Làng nổi mùa nước lên")


def test_what_holds_no_article_is_an_error_and_the_others_go_on(tmp_path: Path) -> None:
    good, empty, binary = (tmp_path / name for name in ("1.txt", "2.txt", "3.txt"))
    good.write_text(TEXT, encoding="utf-8")
    empty.touch()
    binary.write_bytes(b"\x00\x01\x02\x03 not a text")
    sources = [str(tmp_path / "none.txt"), str(empty), str(binary), str(tmp_path / "x"), str(good)]
    taken = list(take(sources, today=TODAY))
    assert [t.source for t in taken] == sources
    assert [t.article is None for t in taken] == [True, True, True, True, False]
    assert taken[1].error == "no article in it"
    assert taken[2].error == "not text, but binary data"
    assert all(t.error and "\n" not in t.error for t in taken[:4])


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    (taken,) = take([str(pipe)], today=TODAY)
    assert taken.error == "not a regular file"
