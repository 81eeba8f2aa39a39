"""Running commands in this process: what they print, and the exit code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from reader.cli import main
from reader.library import Library

STORY = """Cầu Rồng ở Đà Nẵng mở lại
Thứ Bảy, 07/06/2025, 20:30 (GMT+7)
Tối 7/6/2025, cầu Rồng ở thành phố Đà Nẵng phun lửa trở lại trước hàng nghìn người.
Việc sửa chữa tốn 12,5 tỷ đồng, theo Sở Xây dựng thành phố Đà Nẵng.
Theo Báo Mẫu
https://example.org/cau-rong
"""
OTHER = """Sao la được ghi hình ở Trung Trường Sơn
Máy bẫy ảnh ghi được hình một con sao la đi một mình bên suối.
Loài thú này được khoa học biết đến từ năm 1992 ở Vườn quốc gia Vũ Quang.
"""


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document that it is."""
        return json.loads(self.out)


Reader = Callable[..., Ran]


@pytest.fixture
def reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Reader:
    """Run `reader` on a library of the test's own; there is none until something makes it."""

    def run(*arguments: str | Path) -> Ran:
        return ran(capsys, "--library", str(tmp_path / "library"), *arguments)

    return run


def ran(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ran:
    """Run `reader` with these arguments and no others."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    captured = capsys.readouterr()
    return Ran(code, captured.out, captured.err)


def emptied(reader: Reader) -> None:
    """Make the user's own library, and leave nothing in it."""
    for command in ("subscribe", "unsubscribe"):
        assert reader(command, "https://bao.example/rss").code == 0


@pytest.fixture(scope="session")
def two_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    for name, text in (("bridge.txt", STORY), ("saola.txt", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "library", create=True) as library:
        for name in ("bridge.txt", "saola.txt"):
            assert [one.status for one in library.take_in([str(folder / name)])] == ["added"]
        library.tag_pending()
    return folder / "library"


@pytest.fixture
def filled(reader: Reader, tmp_path: Path, two_articles: Path) -> Reader:
    """The same, with two articles: 1 of the bridge, 2 of the saola."""
    shutil.copytree(two_articles, tmp_path / "library")
    return reader
