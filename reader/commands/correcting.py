"""`reader entities --corrections` and `--correct FILE`: the user's corrections, out and in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reader.commands.common import DONE
from reader.exchange import correction_lists
from reader.language import _, ngettext, number
from reader.library import Library
from reader.model import Correction, ReaderError


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options to the command `entities`."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--corrections", action="store_true", help=_("print the corrections as a JSON document")
    )
    which.add_argument(
        "--correct", metavar="FILE", help=_("make the corrections of such a document (- for input)")
    )


def export(library: Library) -> int:
    """Print all corrections."""
    print(correction_lists.dump(library.corrections()))
    return DONE


def bring_in(library: Library, file: str) -> int:
    """Make the corrections of a file that aren't made yet, and wait for what they change.

    Raises:
        ReaderError: the file can't be read or is no list of corrections.
    """
    count = library.import_corrections(_listed(file))
    library.tag_pending()
    said = ngettext("made {count} correction", "made {count} corrections", count)
    print(said.format(count=number(count)))
    return DONE


def _listed(file: str) -> list[Correction]:
    return correction_lists.load(_input()) if file == "-" else correction_lists.read(Path(file))


def _input() -> str:
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise ReaderError(_("can't read -: it is not UTF-8")) from error
