"""What worker and parent say to each other arrives as it was said, and nothing else does."""

from __future__ import annotations

import json
import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.fetch.frames import (
    LONGEST,
    BrokenConversation,
    Job,
    Limits,
    Picture,
    Report,
    Reports,
    Wanted,
    read_job,
    write_job,
    write_report,
)
from reader.model import Added

JOBS = [
    Job("/thư viện"),
    Job("a", urls=("https://bao.example/rss", "https://báo.example/")),
    Job("a", files=("https://bao.example/1",), skip=("https://bao.example/0",)),
    Job("a", articles=(1, 2**53)),
    Job("a", walk=("/x", "-rf", "\udcff"), past=12),
    Job("a", look="https://bao.example/"),
    Job("a", picture=Wanted("https://bao.example/a.png", 60, 40, may_be_private=True)),
    Job("a", limits=Limits(feed=0.5, run=3, body=10, parse=0.1, connections=1, per_host=1)),
]
REPORTS = [
    Report("end"),
    Report("total", total=300),
    Report("parsing", "https://báo.example/"),
    Report("done", "a", "failed", error="the server answers 500"),
    Report("done", "a", "fetched", 7),
    Report("article", "a", added=Added("a", "added", 3, "Cầu Rồng 🐉", same_as=1)),
    Report("article", "a", added=Added("a", "failed", error="no text")),
    Report("offer", "https://bao.example/rss", title="Báo"),
    Report("done", "a", picture=Picture(2, 1, bytes(range(250, 256)))),
]


def sent(*reports: Report) -> bytes:
    stream = BytesIO()
    for report in reports:
        write_report(stream, report)
    return stream.getvalue()


def frame(body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + body


@pytest.mark.parametrize("job", JOBS, ids=range(len(JOBS)))
def test_a_job_arrives_as_it_was_sent(job: Job) -> None:
    stream = BytesIO()
    write_job(stream, job)
    stream.seek(0)
    assert read_job(stream) == job


@pytest.mark.parametrize("report", REPORTS, ids=range(len(REPORTS)))
def test_a_report_arrives_as_it_was_sent(report: Report) -> None:
    assert list(Reports().feed(sent(report))) == [report]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_reports_arrive_once_and_in_order_however_the_pipe_cuts_them(pieces: list[int]) -> None:
    data, reports, came = sent(*REPORTS), Reports(), list[Report]()
    for size in pieces:
        came += reports.feed(data[:size])
        data = data[size:]
    came += reports.feed(data)
    assert came == REPORTS


def test_half_a_report_is_none() -> None:
    data, reports = sent(Report("end")), Reports()
    assert list(reports.feed(data[:-1])) == []
    assert list(reports.feed(data[-1:])) == [Report("end")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (struct.pack(">I", LONGEST + 1), "bytes"),
        (b"Traceback (most recent call last)", "bytes"),
        (frame(b"no JSON"), "no JSON"),
        (frame(b"\xff\xfe"), "no JSON"),
        (frame(b"[1]"), "no object"),
        (frame(b'{"event": "end", "unheard": 1}'), "no report"),
        (frame(b"{}"), "no report"),
        (frame(b'{"event": "article", "added": {"id": 1}}'), "no report"),
        (frame(b'{"event": "done", "picture": {"width": 1}}'), "no report"),
    ],
)
def test_what_is_no_report_ends_the_conversation(data: bytes, said: str) -> None:
    with pytest.raises(BrokenConversation, match=said):
        list(Reports().feed(data))


def test_what_came_whole_before_a_broken_frame_counts() -> None:
    came: list[Report] = []
    with pytest.raises(BrokenConversation):
        came.extend(Reports().feed(sent(*REPORTS[:2]) + frame(b"oops")))
    assert came == REPORTS[:2]


@pytest.mark.parametrize(
    "change",
    [
        {"library": None},
        {"past": "many"},
        {"articles": ["one"]},
        {"picture": {"url": "https://bao.example/a.png"}},
        {"limits": {"feed": 1, "patience": 2}},
        {"limits": None},
    ],
    ids=lambda change: "-".join(change),
)
def test_what_is_no_job_is_not_begun(change: dict[str, object]) -> None:
    stream = BytesIO()
    write_job(stream, Job("a"))
    members = json.loads(stream.getvalue()[4:])
    for name, value in change.items():
        if value is None:
            del members[name]
        else:
            members[name] = value
    with pytest.raises(BrokenConversation, match="no job"):
        read_job(BytesIO(frame(json.dumps(members).encode())))


@pytest.mark.parametrize("data", [b"", b"\0\0", b"\0\0\0\2{"], ids=["nothing", "head", "body"])
def test_a_parent_that_went_away_leaves_no_job(data: bytes) -> None:
    with pytest.raises(BrokenConversation):
        read_job(BytesIO(data))
