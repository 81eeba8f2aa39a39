"""Folders and archives through the worker: all that they hold, once, past what breaks it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from reader.fetch import parent
from reader.fetch.frames import Limits, Report
from reader.library import Library
from tests.fetch.server import feed
from tests.fetch.test_pages import page

LIMITS = Limits(parse=2.0)
TEXT = "Làng nổi mùa nước lên {}\n\nNgười làng thứ {} đóng bè từ lúc nước còn thấp, rồi chờ lũ."
POISON = b"<!doctype html><html><body>" + b"<p>x" * 300_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One of each kind."""
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "1.txt").write_text(TEXT.format(1, "nhất"), encoding="utf-8")
    (folder / "2.html").write_bytes(page())
    (folder / "3.xml").write_bytes(feed("tin"))
    (folder / "4.jsonl").write_text(
        "\n".join(json.dumps({"title": f"Dòng {n}", "text": f"Chuyện {n}."}) for n in range(60))
    )
    (folder / "sub/5.opml").write_text(
        '<opml version="2.0"><body><outline xmlUrl="https://bao.example/rss"/></body></opml>'
    )
    (folder / "sub/6.txt").write_bytes(b"\x00\x01\x02")
    with zipfile.ZipFile(folder / "sub/7.zip", "w") as archive:
        archive.writestr("in/8.txt", TEXT.format(8, "tám"))
    return folder


def added(reports: list[Report]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for report in reports:
        if report.added is not None:
            found.setdefault(Path(report.url).name, []).append(report.added.status)
    return found


def test_everything_in_a_folder_is_taken_in_and_nothing_twice(
    library: Library, folder: Path
) -> None:
    first = list(parent.walk(library, [str(folder)], LIMITS))
    assert {name: len(ones) for name, ones in added(first).items() if ":" not in name} == {
        "1.txt": 1, "2.html": 1, "3.xml": 2, "5.opml": 1, "8.txt": 1,
    }  # fmt: skip
    assert len(library.find().ids) == 1 + 1 + 2 + 60 + 1
    assert [found.url for found in library.feeds.all()] == ["https://bao.example/rss"]
    (failed,) = [report for report in first if report.event == "done" and report.error]
    assert failed.url.endswith("6.txt")
    again = list(parent.walk(library, [str(folder)], LIMITS))
    assert {status for ones in added(again).values() for status in ones} == {"duplicate"}
    assert len(library.find().ids) == 65


def test_what_kills_the_worker_is_named_once_and_the_rest_follows(
    library: Library, folder: Path
) -> None:
    (folder / "2.5.html").write_bytes(POISON)
    (folder / "4.5.html").write_bytes(POISON + b"again")
    reports = list(parent.walk(library, [str(folder)], LIMITS))
    done = [Path(report.url).name for report in reports if report.event == "done"]
    assert len(done) == len(set(done))
    broken = [Path(r.url).name for r in reports if r.error == parent.POISON]
    assert broken == ["2.5.html", "4.5.html"]
    assert len(library.find().ids) == 65


def test_a_run_that_was_stopped_can_be_repeated(library: Library, folder: Path) -> None:
    reports = parent.walk(library, [str(folder)], LIMITS)
    for report in reports:
        if report.added is not None:
            break
    reports.close()  # type: ignore[attr-defined]  # it is a generator
    some = len(library.find().ids)
    assert some >= 1
    list(parent.walk(library, [str(folder)], LIMITS))
    assert len(library.find().ids) == 65


def test_a_source_that_is_not_there_is_said(library: Library, tmp_path: Path) -> None:
    (report,) = parent.walk(library, [str(tmp_path / "none.zip")], LIMITS)
    assert (report.status, report.error) == ("failed", "no such file or directory")


def test_a_page_without_the_usual_beginning_is_known_by_its_name(
    library: Library, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.htm"
    saved.write_bytes(page().partition(b"<body>")[2])
    list(parent.walk(library, [str(saved)], LIMITS))
    (row,) = library.rows(library.find().ids)
    assert row.title == "Giá vàng giảm"
