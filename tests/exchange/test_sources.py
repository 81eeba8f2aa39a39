"""`reader add` of every kind of thing: what it prints, and what the library holds then."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fetch.server import feed
from tests.fetch.test_pages import page

TEXT = "Làng nổi mùa nước lên\n\nNgười làng đóng bè từ lúc nước còn thấp, rồi chờ lũ về.\n"
OPML = (
    '<opml version="2.0"><body><outline text="Báo" xmlUrl="https://bao.example/rss"/></body></opml>'
)

Ran = subprocess.CompletedProcess[str]


@pytest.fixture
def reader(tmp_path: Path) -> Callable[..., Ran]:
    def run(*arguments: str, input: str | None = None) -> Ran:
        return subprocess.run(
            [sys.executable, "-m", "reader", "--library", str(tmp_path / "own"), *arguments],
            capture_output=True,
            text=True,
            input=input,
            timeout=120,
        )

    return run


def titles(ran: Ran) -> list[str]:
    return [row["title"] for row in json.loads(ran.stdout)]


def test_a_page_a_feed_a_list_a_folder_and_an_archive_are_taken_in_and_shown(
    reader: Callable[..., Ran], tmp_path: Path
) -> None:
    saved, news, feeds = (tmp_path / name for name in ("saved.html", "news.xml", "feeds.opml"))
    saved.write_bytes(page())
    news.write_bytes(feed("tin"))
    feeds.write_text(OPML)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "bai.txt").write_text(TEXT)
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr("x/bai.csv", "title,text\nTrong bảng,Chuyện trong bảng.\n")
    sources = [saved, news, feeds, folder, tmp_path / "archive.zip"]
    ran = reader("add", *map(str, sources), "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert sorted(titles(ran)) == [
        "1 feed", "Bài 0 của tin", "Bài 1 của tin", "Giá vàng giảm", "Làng nổi mùa nước lên",
        "Trong bảng",
    ]  # fmt: skip
    listed = reader("list", "--json")
    assert sorted(titles(listed)) == sorted(set(titles(ran)) - {"1 feed"})
    shown = json.loads(reader("show", str(json.loads(listed.stdout)[0]["id"]), "--json").stdout)
    assert shown["text"]
    again = reader("add", *map(str, sources), "--json")
    assert {row["status"] for row in json.loads(again.stdout)} == {"duplicate"}


@pytest.mark.parametrize("text", [page().decode(), TEXT, '{"title": "T", "text": "Chuyện kể."}'])
def test_anything_may_come_from_standard_input(reader: Callable[..., Ran], text: str) -> None:
    ran = reader("add", "-", "--json", input=text)
    (row,) = json.loads(ran.stdout)
    assert (row["source"], row["status"]) == ("-", "added")


def test_real_things_are_taken_in(reader: Callable[..., Ran], corpora: Path) -> None:
    intake = corpora / "intake"
    sources = [
        intake / "vi_pages/vnexpress_article.html",
        intake / "vi_feed_quirks/vietnamplus_zone_colon.xml",
        intake / "vi_opml",
        intake / "scraped_vi",
    ]
    ran = reader("add", *map(str, sources), "--json")
    rows = json.loads(ran.stdout)
    assert [row for row in rows if row["error"]] == []
    assert "Cách các nước đối phó cú sốc năng lượng từ Trung Đông" in {r["title"] for r in rows}
    assert len(json.loads(reader("feeds", "--json").stdout)) >= 30
    assert json.loads(reader("search", "nang luong", "--json").stdout)


def test_a_terminal_is_told_how_far_it_is_and_a_pipe_is_not(
    reader: Callable[..., Ran], tmp_path: Path
) -> None:
    import pty

    lines = "\n".join(json.dumps({"title": f"T{n}", "text": f"Chuyện {n}."}) for n in range(300))
    (tmp_path / "a.jsonl").write_text(lines)
    assert reader("add", str(tmp_path / "a.jsonl"), "--json").stderr == ""
    ours, theirs = pty.openpty()
    add = [sys.executable, "-m", "reader", "--library", str(tmp_path / "new"), "add", "--json"]
    with subprocess.Popen(
        [*add, str(tmp_path / "a.jsonl")], stdout=subprocess.DEVNULL, stderr=theirs
    ) as run:
        os.close(theirs)
        said = b""
        while True:
            try:
                said += os.read(ours, 4096)
            except OSError:
                break
        assert run.wait() == 0
    os.close(ours)
    assert b"300" in said
    assert said.endswith(b"\r\x1b[K")


def test_a_break_stops_cleanly_and_the_rest_comes_the_next_time(
    reader: Callable[..., Ran], tmp_path: Path
) -> None:
    records = (json.dumps({"title": f"Bài {n}", "text": f"Chuyện thứ {n}."}) for n in range(4000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress("\n".join(records).encode()))
    command = ["reader", "--library", str(tmp_path / "own"), "add", str(tmp_path / "a.jsonl.gz")]
    with subprocess.Popen(
        [sys.executable, "-m", *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert said.startswith("reader: stopped")
    assert said.count("\n") == 1
    some = len(json.loads(reader("list", "--json").stdout))
    assert 0 < some < 4000
    time.sleep(0.2)  # whatever the worker was doing is over: it is gone
    assert len(json.loads(reader("list", "--json").stdout)) == some
