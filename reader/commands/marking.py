"""Commands that change what the user made of articles, and that take such changes back."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from reader.commands.common import DONE, Define, fail, open_library, whole_number
from reader.language import _
from reader.library import Library
from reader.text import clean, clean_block


def define(command: Define) -> None:
    """Add these commands."""
    for name, run in (("bookmark", bookmark), ("read", read)):
        marking = command(name, run)
        marking.add_argument("id", nargs="+", type=whole_number(), metavar="ID")
        marking.add_argument("--off", action="store_true", help=_("remove the mark"))
    tagging = command("tag", tag)
    tagging.add_argument("id", type=whole_number(), metavar="ID")
    tagging.add_argument("tag", nargs="+", metavar="TAG")
    tagging.add_argument("--off", action="store_true", help=_("remove the tags"))
    noting = command("note", note)
    noting.add_argument("id", type=whole_number(), metavar="ID")
    noting.add_argument("text", nargs="?", metavar="TEXT", help=_('the note; "" removes it'))
    command("undo", undo)
    command("redo", redo)


def bookmark(options: argparse.Namespace) -> int:
    """Set or remove bookmarks."""
    return _mark(options, lambda library, id: library.bookmark([id], not options.off))


def read(options: argparse.Namespace) -> int:
    """Mark articles read or unread."""
    return _mark(options, lambda library, id: library.mark_read([id], not options.off))


def tag(options: argparse.Namespace) -> int:
    """Put tags on an article or remove them."""
    with open_library(options) as library:
        if not library.rows([options.id]):
            return fail(_("no article {id}").format(id=options.id))
        library.tag([options.id], options.tag, not options.off)
    return DONE


def note(options: argparse.Namespace) -> int:
    """Show the note on an article, or write it."""
    with open_library(options) as library:
        if options.text is not None:
            library.write_note(options.id, options.text)
        elif text := library.note(options.id):
            print(clean_block(text))
    return DONE


def undo(options: argparse.Namespace) -> int:
    """Undo the latest change."""
    with open_library(options) as library:
        return _tell(_("undone: {what}"), library.undo(), _("nothing to undo"))


def redo(options: argparse.Namespace) -> int:
    """Redo the change that was undone last."""
    with open_library(options) as library:
        return _tell(_("redone: {what}"), library.redo(), _("nothing to redo"))


def _tell(done: str, what: str | None, nothing: str) -> int:
    if what is None:
        return fail(nothing)
    print(done.format(what=clean(what)))
    return DONE


def _mark(options: argparse.Namespace, mark: Callable[[Library, int], int]) -> int:
    code = DONE
    with open_library(options) as library:
        for id in options.id:
            if library.rows([id]):
                mark(library, id)
            else:
                code = fail(_("no article {id}").format(id=id))
    return code
