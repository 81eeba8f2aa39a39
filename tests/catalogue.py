"""Brings the catalogues of the interface up to date: `python -m tests.catalogue`.

Finds every message of the source, merges them into `reader/locale/*/LC_MESSAGES/reader.po`,
where translations are written by hand, compiles them, and lists what still lacks a translation.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import reader
from reader.cli import add_commands
from reader.commands.common import Run, described
from reader.language import FOLDER
from reader.ui.keys import GROUPS, KEYS

UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = Path(reader.__file__).parent
KEYWORDS = {"_": None, "ngettext": (1, 2), "N_": None}
ARGPARSE = (
    "usage: ",
    "positional arguments",
    "options",
    "%(heading)s:",
    "show this help message and exit",
    "show program's version number and exit",
    "%(prog)s: error: %(message)s\n",
    "argument %(argument_name)s: %(message)s",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
    "expected one argument",
    "expected at least one argument",
    "not allowed with argument %s",
    "one of the arguments %s is required",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
)
"""What the standard library's command line says through the catalogue of the program."""
HEAD = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"

"""


def messages() -> Iterator[str | tuple[str, str]]:
    """Every message of the source, a pair where there are plural forms."""
    yield from GROUPS
    for key in KEYS:
        yield from filter(None, (key.help, key.label, key.marking))
    yield from _commands()
    yield from ARGPARSE
    for _file, _line, message, _comments, _context in extract_from_dir(
        SOURCE, [("**.py", "python")], keywords=KEYWORDS
    ):
        yield message if isinstance(message, str) else (message[0], message[1])


def _commands() -> list[str]:
    """What the commands say of themselves."""
    said: list[str] = []

    def define(name: str, run: Run) -> argparse.ArgumentParser:
        said.append(described(run))
        return argparse.ArgumentParser()

    add_commands(define)
    return said


def template() -> Catalog:
    """A catalogue of all messages without translations."""
    found = Catalog(fuzzy=False)
    for message in messages():
        found.add(message)
    return found


def catalogues() -> Iterator[Path]:
    """The catalogues there are."""
    yield from sorted(FOLDER.glob("*/LC_MESSAGES/reader.po"))


def read(file: Path) -> Catalog:
    """A catalogue as it is written."""
    with file.open("rb") as opened:
        return read_po(opened, locale=file.parent.parent.name)


def updated(catalogue: Catalog) -> Catalog:
    """The catalogue with the messages that the source has now."""
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """A catalogue for people."""
    written = BytesIO()
    head = HEAD.format(language=catalogue.locale_identifier, plurals=catalogue.plural_forms)
    write_po(written, catalogue, no_location=True, omit_header=True, sort_output=True, width=96)
    return head.encode() + written.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """A catalogue for the program; the same bytes for the same messages, whenever it is made."""
    catalogue.creation_date = catalogue.revision_date = UNDATED
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def lacking(catalogue: Catalog) -> list[Message]:
    """The messages without a translation that one can rely on."""
    return [
        message
        for message in catalogue
        if message.id and (message.fuzzy or not _is_whole(message.string))
    ]


def _is_whole(string: str | tuple[str, ...] | None) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def main() -> int:
    """Bring all catalogues up to date; 1 where something lacks a translation."""
    complete = True
    for file in catalogues():
        catalogue = updated(read(file))
        file.write_bytes(as_po(catalogue))
        file.with_suffix(".mo").write_bytes(as_mo(catalogue))
        for message in lacking(catalogue):
            complete = False
            print(f"{file.parent.parent.name}: {message.id!r}")
    return 0 if complete else 1


if __name__ == "__main__":
    raise SystemExit(main())
