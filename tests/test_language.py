"""The languages of the interface: complete, up to date, chosen by setting or environment."""

from __future__ import annotations

import ast
import gettext
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import language
from reader.cli import main
from reader.language import _, choose, chosen, ngettext, number, spoken
from tests.catalogue import SOURCE, as_po, catalogues, lacking, read, template, updated
from tests.ui.driver import drive_app
from tests.ui.shelf import Shelf

UPDATE = "run `python -m tests.catalogue` and translate what it lists"
HOLES = re.compile(r"\{\w*\}|%\(\w+\)\w|%s")


@pytest.mark.parametrize("file", catalogues(), ids=lambda file: file.parent.parent.name)
def test_a_catalogue_has_every_message_of_the_source_translated(file: Path) -> None:
    catalogue = updated(read(file))
    assert [message.id for message in lacking(catalogue)] == [], UPDATE
    assert as_po(catalogue) == file.read_bytes(), UPDATE


@pytest.mark.parametrize("file", catalogues(), ids=lambda file: file.parent.parent.name)
def test_what_the_program_reads_is_what_people_wrote(file: Path) -> None:
    with file.with_suffix(".mo").open("rb") as opened:
        compiled = gettext.GNUTranslations(opened)
    for message in read(file):
        if not message.string:
            continue
        if isinstance(message.id, tuple):
            said = compiled.ngettext(message.id[0], message.id[1], 2)
            assert said == message.string[-1], UPDATE
        elif message.id:
            assert compiled.gettext(message.id) == message.string, UPDATE


@pytest.mark.parametrize("file", catalogues(), ids=lambda file: file.parent.parent.name)
def test_a_translation_fills_in_what_its_message_does(file: Path) -> None:
    for message in read(file):
        if not message.string:
            continue
        if isinstance(message.id, tuple):
            one, many = (set(HOLES.findall(form)) for form in message.id)
            for form in message.string:
                assert set(HOLES.findall(form)) in (one, many), message.id
        elif message.id:
            assert set(HOLES.findall(message.string)) == set(HOLES.findall(message.id)), message.id


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "vi_VN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN"}, "vi"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:vi:en"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LANGUAGE": ""}, "vi"),
        ({"LANG": "vienna"}, "en"),
    ],
)
def test_the_environment_says_which_language_to_speak(
    environment: dict[str, str], expected: str
) -> None:
    assert spoken(environment) == expected


def test_a_language_that_is_named_goes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    choose("vi")
    assert (chosen(), _("Settings")) == ("vi", "Cài đặt")
    choose("en")
    assert (chosen(), _("Settings")) == ("en", "Settings")


@pytest.mark.parametrize(("before", "expected"), [(None, "en"), ("en:vi", "en"), ("vi", "vi")])
def test_the_system_s_language_comes_back_when_it_is_asked_for_again(
    before: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    if before is not None:
        monkeypatch.setenv("LANGUAGE", before)
    choose("vi")
    choose("en")
    choose("vi")
    choose("auto")
    assert chosen() == expected
    assert os.environ.get("LANGUAGE") == before


def test_numbers_and_plurals_go_by_the_language() -> None:
    assert number(1234567) == "1,234,567"
    assert ngettext("{count} feed", "{count} feeds", 1) == "{count} feed"
    assert ngettext("{count} feed", "{count} feeds", 2) == "{count} feeds"
    choose("vi")
    assert number(1234567) == "1.234.567"
    assert ngettext("{count} feed", "{count} feeds", 1) == "{count} nguồn tin"


def calls_of(*names: str) -> Iterator[tuple[Path, ast.Call]]:
    """Calls of these functions in the source, also those in f-strings."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                yield file, node


def test_plural_forms_are_written_where_the_catalogue_finds_them() -> None:
    for file, call in calls_of("ngettext"):
        assert all(isinstance(form, ast.Constant) for form in call.args[:2]), file


def test_messages_are_written_where_the_catalogue_finds_them_under_every_python() -> None:
    known = template()
    for file, call in calls_of("_", "N_"):
        message = call.args[0]
        if isinstance(message, ast.Constant) and message.value:
            assert message.value in known, (file, message.value)


def test_an_unknown_message_is_shown_as_it_is() -> None:
    choose("vi")
    assert _("a message that nobody translates") == "a message that nobody translates"
    assert _("") == ""


def test_a_setting_makes_the_command_line_speak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('language = "vi"\n', encoding="utf-8")
    monkeypatch.setenv("READER_CONFIG", str(file))
    assert main(["show", "123456", "--samples"]) == 1
    assert "không có bài 123456" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert "cách dùng: reader" in told
    assert "hiện trợ giúp này rồi thoát" in told
    assert "show program" not in told
    assert "Theo dõi nguồn tin" in told


def test_english_loads_no_catalogue() -> None:
    look = (
        "import sys; from reader.language import choose; choose(); print('gettext' in sys.modules)"
    )
    environment = {"LANG": "en_US.UTF-8", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", look], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "False", done.stderr


class Listener(gettext.NullTranslations):
    """Hears of every message that has no translation."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[str] = set()

    def gettext(self, message: str) -> str:
        self.heard.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.heard.add(msgid1)
        return msgid1


@pytest.fixture
def listener() -> Listener:
    """Vietnamese, with an ear for what it lacks."""
    choose("vi")
    heard = Listener()
    assert language._catalogue is not None
    language._catalogue.add_fallback(heard)
    return heard


WALK = (
    "enter", "e", "down", "E", "question_mark", "escape", "tab", "escape", "escape", "slash",
    "q", "x", "z", "escape", "2", "3", "4", "1", "t", "escape", "ctrl+f", "a", "escape", "s", "u",
    "ctrl+r", "A", "u", "comma", "tab", "escape", "ctrl+p", "escape", "f", "escape", "a", "escape",
    "plus", "minus", "greater_than_sign", "z", "z", "T", "escape", "question_mark",
)  # fmt: skip


async def test_every_text_on_the_way_through_the_app_is_translated(listener: Listener) -> None:
    """What is put in a table by one name and drawn by another is heard here."""
    async with drive_app(Shelf(), (120, 40)) as ui:
        await ui.press(*WALK)
    assert listener.heard == set()


@pytest.mark.parametrize("width", [80, 120])
async def test_vietnamese_labels_have_room(width: int) -> None:
    choose("vi")
    async with drive_app(Shelf(), (width, 24)) as ui:
        first, second, *_lines, last = ui.screen.split("\n")
        assert "4 Hôm nay" in first
        assert " Bài viết " in second
        assert " Bài đọc " in second
        assert last.count("  ") >= 4
        assert "? Phím" in last
