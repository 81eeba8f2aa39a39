"""Folders, archives and tables give their documents, whatever someone packed into them."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.intake import walk as walking
from reader.intake.walk import Found, holds_documents, walk


def zipped(members: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", kind) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return data.getvalue()


def below(path: Path) -> list[Found]:
    """What a walk finds, by names from the path on."""
    found = list(walk([str(path)]))
    return [one._replace(name=one.name.removeprefix(f"{path.parent}{os.sep}")) for one in found]


def write(path: Path, data: bytes = b"text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_folder_gives_its_documents_in_order_and_below(tmp_path: Path) -> None:
    names = ("b/2.md", "1.txt", "README.md", "picture.jpg", ".hidden.txt", ".git/3.txt", "a.html")
    for name in names:
        write(tmp_path / name)
    assert [one.name.partition("/")[2] for one in below(tmp_path)] == ["1.txt", "a.html", "b/2.md"]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    (found,) = walk([str(tmp_path)])
    assert found.error == "nothing in it that can be taken in"


def test_links_to_other_folders_and_pipes_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "secret/1.txt")
    folder = tmp_path / "folder"
    write(folder / "2.txt")
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "self").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    found = {Path(one.name).name: one.error for one in walk([str(folder)])}
    assert found == {"2.txt": None, "pipe.txt": "not a regular file"}


MEMBERS = {"b/2.html": b"<html>", "1.txt": b"text", "__MACOSX/1.txt": b"x", "photo.png": b"x"}


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", zipped),
        ("a.tar", tarred),
        ("a.tar.gz", lambda members: gzip.compress(tarred(members))),
        ("a.TGZ", lambda members: gzip.compress(tarred(members))),
        ("a.tar.bz2", lambda members: bz2.compress(tarred(members))),
        ("a.tar.xz", lambda members: lzma.compress(tarred(members))),
        ("a.zip.gz", lambda members: gzip.compress(zipped(members))),
    ],
)
def test_an_archive_gives_its_documents_with_names_to_find_them_by(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    found = below(write(tmp_path / name, pack(MEMBERS)))
    assert [one.data for one in found] == [b"<html>", b"text"]
    assert [one.name.partition("/")[2] for one in found] == ["b/2.html", "1.txt"]
    assert holds_documents(name)


def test_archives_inside_archives_are_opened_up_to_a_depth(tmp_path: Path) -> None:
    data = zipped({"1.txt": b"deep"})
    inside = write(tmp_path / "a.zip", zipped({"in.zip": data}))
    assert [one.name for one in below(inside)] == ["a.zip/in.zip/1.txt"]
    for _ in range(6):
        data = zipped({"in.zip": data})
    (found,) = below(write(tmp_path / "b.zip", data))
    assert found.error == "archives in archives in archives"


def test_names_that_lead_out_are_only_names(tmp_path: Path) -> None:
    names = ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a\x1b]0;x\x07\u202e.txt"]
    before = sorted(tmp_path.parent.rglob("*"))
    for pack, name in ((zipped, "a.zip"), (tarred, "a.tar")):
        path = write(tmp_path / name, pack(dict.fromkeys(names, b"text")))
        found = below(path)
        assert [one.data for one in found] == [b"text"] * 4
        assert not any(char in one.name for one in found for char in "\x1b\x07\u202e")
        path.unlink()
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_links_and_devices_in_archives_are_no_documents(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    (found,) = below(write(tmp_path / "a.zip", data.getvalue()))
    assert found.error == "nothing in it that can be taken in"
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as tar:
        for number, kind in enumerate((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE)):
            member = tarfile.TarInfo(f"{number}.txt")
            member.type, member.linkname = kind, "/etc/passwd"
            tar.addfile(member)
    (found,) = below(write(tmp_path / "a.tar", data.getvalue()))
    assert found.error == "nothing in it that can be taken in"


def test_a_bomb_stops_at_its_bound_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "LARGEST", 100_000)
    monkeypatch.setattr(walking, "UNPACKED", 250_000)
    zeros = bytes(1_000_000)
    for name, data in (
        ("a.zip", zipped({"bomb.txt": zeros, "good.txt": b"text"})),
        ("a.txt.gz", gzip.compress(zeros)),
        ("a.tar.xz", lzma.compress(tarred({"bomb.txt": zeros}))),
    ):
        found = below(write(tmp_path / name, data))
        assert "than 0" in (found[0].error or ""), name
        assert not found[0].data
        assert name != "a.zip" or found[1].data == b"text"
    many = zipped({f"{n}.txt": bytes(90_000) for n in range(9)})
    found = below(write(tmp_path / "many.zip", many))
    assert sum(len(one.data) for one in found) <= 250_000
    assert "unpacks to more than" in (found[-1].error or "")


def test_a_real_bomb_takes_little_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("bomb.txt", "w", force_zip64=True) as member,
    ):
        for _ in range(200):
            member.write(bytes(1 << 20))
    tracemalloc.start()
    (found,) = walk([str(path)])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.error == "larger than 20 MB"
    assert peak < 60_000_000


def test_a_locked_member_and_a_broken_archive_are_errors_of_one_line(tmp_path: Path) -> None:
    data = bytearray(zipped({"1.txt": b"text"}))
    data[6] |= 1  # the flag of a password, in the member and in the directory
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    locked = below(write(tmp_path / "locked.zip", bytes(data)))
    assert locked[0].error == "it needs a password"
    whole = {"a.zip": zipped(MEMBERS), "a.tar.gz": gzip.compress(tarred(MEMBERS))}
    for name, data_ in whole.items():
        for cut in (0, 10, len(data_) // 2):
            found = below(write(tmp_path / name, data_[:cut]))
            assert found
            assert found[-1].error
            assert "\n" not in found[-1].error


def test_lines_and_rows_are_records(tmp_path: Path) -> None:
    lines = b'{"title": "A"}\n\n{"title": "B"}\n'
    found = below(write(tmp_path / "a.jsonl", lines))
    assert [(one.name, one.is_record) for one in found] == [
        ("a.jsonl:1", True),
        ("a.jsonl:3", True),
    ]
    packed = below(write(tmp_path / "a.jsonl.gz", gzip.compress(lines)))
    assert [one.data for one in packed] == [one.data for one in found]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_table_names_its_columns_in_its_first_row(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    rows = [["Tiêu đề", "Nội dung"], ["Tên", '"Đoạn một\nđoạn hai"'], [], ["Tên 2", "Đoạn"]]
    text = "\r\n".join(separator.join(row) for row in rows)
    found = below(write(tmp_path / "a.csv", text.encode(encoding)))
    assert [json.loads(one.data) for one in found] == [
        {"Tiêu đề": "Tên", "Nội dung": "Đoạn một\nđoạn hai"},
        {"Tiêu đề": "Tên 2", "Nội dung": "Đoạn"},
    ]


def test_an_endless_line_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "LARGEST", 200_000)
    for name in ("a.jsonl", "a.csv"):
        found = below(write(tmp_path / name, b"x" * 1_000_000))
        assert "a line longer than" in (found[-1].error or "")


@settings(max_examples=80, deadline=None)
@given(
    suffix=st.sampled_from([".zip", ".tar", ".tar.gz", ".tar.xz", ".csv", ".jsonl", ".txt.bz2"]),
    at=st.integers(0, 2000),
    noise=st.binary(max_size=40),
)
def test_any_damage_gives_documents_or_errors(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, at: int, noise: bytes
) -> None:
    whole = {
        ".zip": zipped(MEMBERS),
        ".tar": tarred(MEMBERS),
        ".tar.gz": gzip.compress(tarred(MEMBERS), mtime=0),
        ".tar.xz": lzma.compress(tarred(MEMBERS)),
        ".txt.bz2": bz2.compress(b"text"),
    }.get(suffix, b'"a","b"\n1,2\n')
    data = whole[:at] + noise + whole[at + len(noise) :]
    path = write(tmp_path_factory.mktemp("damaged") / f"a{suffix}", data)
    for found in walk([str(path)]):
        assert found.error is None or "\n" not in found.error
