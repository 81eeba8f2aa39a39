"""Wrong usage is exit code 2 and one line that says where to read on; help is for every command."""

from __future__ import annotations

import argparse

import pytest

from reader.cli import add_commands
from reader.commands.common import Run
from reader.commands.usage import as_meant
from tests.command_line import Ran, Reader, ran


def _names() -> list[str]:
    names: list[str] = []

    def note(name: str, run: Run) -> argparse.ArgumentParser:
        names.append(name)
        return argparse.ArgumentParser(add_help=False)

    add_commands(note)
    return names


def in_one_line(one: Ran) -> str:
    """The line on standard error; nothing is printed beside it."""
    assert one.out == ""
    (line,) = one.err.splitlines()
    assert line.startswith("reader: ")
    return line.removeprefix("reader: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show"], "the following arguments are required: ID; see `reader help show`"),
        (["show", "x"], "argument ID: expected a whole number; see `reader help show`"),
        (["show", ""], "argument ID: expected a whole number; see `reader help show`"),
        (["show", "1.5"], "argument ID: expected a whole number; see `reader help show`"),
        (["show", "1", "2"], "unrecognized arguments: 2; see `reader help show`"),
        (["bookmark"], "the following arguments are required: ID; see `reader help bookmark`"),
        (["bookmark", "1", "x"], "argument ID: expected a whole number"),
        (["tag", "1"], "the following arguments are required: TAG; see `reader help tag`"),
        (["list", "x"], "unrecognized arguments: x; see `reader help list`"),
        (["list", "--colour"], "unrecognized arguments: --colour; see `reader help list`"),
        (["list", "--limit", "x"], "argument --limit: expected a whole number, 0 or more"),
        (["list", "--limit", "-1"], "argument --limit: expected a whole number, 0 or more"),
        (["list", "--limit", "2.0"], "argument --limit: expected a whole number, 0 or more"),
        (["list", "--limit"], "argument --limit: expected one argument"),
        (["list", "--sort", "colour"], "argument --sort: invalid choice: 'colour'"),
        (["list", "--sort", "rank"], "argument --sort: invalid choice: 'rank'"),
        (["search"], "the following arguments are required: QUERY; see `reader help search`"),
        (["search", "-json", "a"], "unrecognized arguments: -json; see `reader help search`"),
        (["feed", "https://a.example/"], "say what to change"),
        (["feed", "https://a.example/", "--full-text", "x"], "argument --full-text: invalid"),
        (["export"], "the following arguments are required: --format; see `reader help export`"),
        (["export", "--format", "doc"], "argument --format: invalid choice: 'doc'"),
        (["entities", "--corrections", "--correct", "f"], "not allowed with argument"),
        (["mute", "--off"], "say what to unmute"),
        (["mute", "a", "--source", "b"], "one rule at a time"),
        (["saved", "a", "--remove", "b"], "either save a search or --remove one"),
        (["prune"], "say how old"),
        (["prune", "--days", "0"], "argument --days: expected a whole number from 1 to 36500"),
        (["prune", "--days", "999999999999"], "argument --days: expected a whole number from 1"),
        (["serve", "--port", "65536"], "argument --port: expected a whole number from 0 to 65535"),
        (["completion", "nushell"], "argument shell: invalid choice: 'nushell'"),
        (["--colour"], "unrecognized arguments: --colour; see `reader help`"),
        (["--library"], "argument --library: expected one argument"),
        (["help", "serch"], "there is no command serch; did you mean search?"),
    ],
)
def test_a_mistake_is_told_in_one_line(reader: Reader, arguments: list[str], said: str) -> None:
    one = reader(*arguments)
    assert one.code == 2
    assert in_one_line(one).startswith(said) or said in one.err


@pytest.mark.parametrize("name", _names())
def test_every_command_has_a_help_that_tells_of_its_library(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    one = ran(capsys, "help", name)
    assert (one.code, one.err) == (0, "")
    assert one.out.startswith(f"usage: reader {name} ")
    assert {"--library", "--samples", "--help"} <= set(one.out.replace(",", " ").split())
    assert one.out == ran(capsys, name, "--help").out == ran(capsys, name, "-h").out


def test_the_help_lists_every_command_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    lines = ran(capsys, "help").out.splitlines()
    told = {words[0]: words[1:] for line in lines if (words := line.split())}
    assert all(told.get(name) for name in _names())


def test_the_version_is_that_of_the_package_and_the_library_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader import __version__

    monkeypatch.setenv("READER_LIBRARY", "/kept/here")
    said = f"reader {__version__}\nlibrary: {{}}\n"
    assert ran(capsys, "--version") == Ran(0, said.format("/kept/here"), "")
    assert ran(capsys, "--library", "there", "--version") == Ran(0, said.format("there"), "")


class TestWordsThatAreNotWanted:
    """`-word` means without it, as in the filter line of the app, and is no option."""

    @pytest.mark.parametrize(
        ("query", "ids"),
        [
            (["-rồng"], [2]),
            (["-title:rong"], [2]),
            (["mau", "-rong"], []),
            (["-sao", "-rong"], []),
            (["--", "-rong"], [2]),
            (["-rong", "--limit", "1"], [2]),
            (["--limit", "1", "-rong"], [2]),
            (["-@asean", "sao"], [2]),
        ],
    )
    def test_it_is_left_out(self, filled: Reader, query: list[str], ids: list[int]) -> None:
        assert [row["id"] for row in filled("search", "--json", *query).json] == ids

    def test_it_narrows_entities_too(self, filled: Reader) -> None:
        named = {one["name"] for one in filled("entities", "--json", "-rong").json}
        assert "Vườn quốc gia Vũ Quang" in named
        assert "Đà Nẵng" not in named

    @pytest.mark.parametrize(
        "given",
        [["search", "-h"], ["search", "--json"], ["search", "-json"], ["list", "-a"],
         ["show", "-1"], ["search", "-"], ["search", "a", "--sort", "date"], []],
    )  # fmt: skip
    def test_what_is_an_option_or_like_one_stays(self, given: list[str]) -> None:
        parser = argparse.ArgumentParser()
        commands = parser.add_subparsers()
        commands.add_parser("search").add_argument("--json")
        assert as_meant(given, parser) == given
