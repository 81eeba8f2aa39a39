"""One walk of the worker: what it reports, when, and where it goes on after it was killed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.fetch.frames import Job, Report
from reader.fetch.walking import Walk
from reader.library import Library

OPML = '<opml version="2.0"><body><outline xmlUrl="https://bao.example/rss"/></body></opml>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    for n in range(3):
        text = json.dumps({"title": f"Bài {n}", "text": f"Chuyện {n}."})
        (folder / f"{n}.json").write_text(text)
    return folder


def walked(
    library: Library, folder: Path, past: int = 0, skip: tuple[str, ...] = ()
) -> list[Report]:
    said: list[Report] = []
    job = Job(str(library.directory), walk=(str(folder),), past=past, skip=skip)
    Walk(job, library, said.append).run()
    return said


def done(reports: list[Report]) -> list[tuple[str, str, int]]:
    return [(Path(r.url).name, r.status, r.new) for r in reports if r.event == "done"]


def titles(library: Library) -> list[str]:
    return sorted(row.title for row in library.rows(library.find().ids))


def test_documents_are_reported_in_their_order_and_then_the_end(
    library: Library, folder: Path
) -> None:
    reports = walked(library, folder)
    assert done(reports) == [(f"{n}.json", "fetched", 1) for n in range(3)]
    assert reports[-1] == Report("end")


def test_a_document_is_done_only_when_its_articles_are_on_disk(
    library: Library, folder: Path
) -> None:
    counts: list[int] = []

    def say(report: Report) -> None:
        if report.event == "done":
            counts.append(library.find(limit=1).total)

    Walk(Job("", walk=(str(folder),)), library, say).run()
    assert all(count >= number for number, count in enumerate(counts, 1))


@pytest.mark.parametrize(("past", "left"), [(0, [0, 1, 2]), (1, [1, 2]), (3, []), (9, [])])
def test_a_walk_goes_on_after_what_is_done(
    library: Library, folder: Path, past: int, left: list[int]
) -> None:
    assert done(walked(library, folder, past)) == [(f"{n}.json", "fetched", 1) for n in left]
    assert titles(library) == [f"Bài {n}" for n in left]


def test_what_killed_a_worker_is_passed_over_and_counted(library: Library, folder: Path) -> None:
    reports = walked(library, folder, skip=(str(folder / "1.json"),))
    assert [name for name, _, _ in done(reports)] == ["0.json", "1.json", "2.json"]
    assert titles(library) == ["Bài 0", "Bài 2"]


def test_one_that_can_not_be_read_stops_no_other(library: Library, folder: Path) -> None:
    (folder / "1.json").write_bytes(b"\x00\x01\x02")
    reports = walked(library, folder)
    assert [status for _, status, _ in done(reports)] == ["fetched", "failed", "fetched"]
    assert titles(library) == ["Bài 0", "Bài 2"]


def test_what_no_one_foresaw_is_told_by_its_kind(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reader.fetch.walking.read_document", broken)
    reports = walked(library, folder)
    errors = {report.error for report in reports if report.event == "done"}
    assert errors == {"can't be read: ZeroDivisionError"}


def test_a_list_of_feeds_in_between_is_followed_once(library: Library, folder: Path) -> None:
    (folder / "1.5.opml").write_text(OPML)
    for status in ("added", "duplicate"):
        reports = walked(library, folder)
        (one,) = [r.added for r in reports if r.added and r.url.endswith(".opml")]
        assert one.status == status
        assert [name for name, _, _ in done(reports)] == ["0.json", "1.5.opml", "1.json", "2.json"]
    assert [feed.url for feed in library.feeds.all()] == ["https://bao.example/rss"]
