"""Arguments as they are meant, and what is said of a command that there is not.

The one rule: one line that names the command that was meant, not a list of all of them.
"""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator, Mapping, Sequence

from reader import __version__
from reader.commands.common import MISUSED, directory, fail
from reader.language import _

_WITH_QUERY = ("search", "entities")
"""The commands that take a query and no option of one letter but `-h`."""


class Version(Action):
    """Says which version this is and where its library is, and ends the program."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, SUPPRESS, nargs=0, default=SUPPRESS, help=help)

    def __call__(
        self, parser: ArgumentParser, namespace: Namespace, values: object, option: object = None
    ) -> None:
        from reader.library import default_directory  # not for every other command's parser

        print(f"reader {__version__}")
        print(_("library: {folder}").format(folder=directory(namespace) or default_directory()))
        parser.exit()


def as_meant(given: Sequence[str], parser: ArgumentParser) -> list[str]:
    """The arguments, with `help` as the option it stands for, and with `-word` as part of a query.

    `help COMMAND` is `COMMAND --help`. A word of a query that says what is not wanted looks like
    an option; a space before it, which means nothing to a query, tells the parser that it is none.
    """
    place = next(_positions(given), len(given))
    before, command, after = [*given[:place]], [*given[place : place + 1]], given[place + 1 :]
    if command == ["help"]:
        return [*before, *after[:1], "--help"]
    if not command or command[0] not in _WITH_QUERY or not any(map(_looks_unwanted, after)):
        return [*given]
    known = {option.lstrip("-") for one in actions(parser) for option in one.option_strings}
    meant = (
        f" {word}" if _looks_unwanted(word) and word.lstrip("-") not in known else word
        for word in after
    )
    return [*before, *command, *meant]


def _looks_unwanted(word: str) -> bool:
    return len(word) > 1 and word[0] == "-" != word[1]


def actions(parser: ArgumentParser) -> Iterator[Action]:
    """All arguments of a parser, and of its commands."""
    for one in (parser, *_commands(parser).values()):
        yield from one._actions


def _commands(parser: ArgumentParser) -> Mapping[str, ArgumentParser]:
    """The parsers of the commands, by their names."""
    (found,) = (one.choices for one in parser._actions if isinstance(one, _SubParsersAction))
    return found


def no_command(given: Sequence[str], parser: ArgumentParser) -> int:
    """Say that the command isn't there, and what it looks like; the exit code."""
    from difflib import get_close_matches  # who types well needs no such help

    commands = _commands(parser)
    typed = next((given[place] for place in _positions(given) if given[place] not in commands), "")
    near = get_close_matches(typed.casefold(), commands, n=1)
    every = _("`reader help` lists them all")
    hint = _("did you mean {query}?").format(query=near[0]) if near else every
    fail("; ".join((_("there is no command {name}").format(name=typed), hint)))
    return MISUSED


def _positions(given: Sequence[str]) -> Iterator[int]:
    """Where words stand that are neither options nor what an option before a command takes."""
    before = ["", *given]
    for place, (previous, word) in enumerate(zip(before, given, strict=False)):
        if not word.startswith("-") and previous != "--library":
            yield place
