"""The command line: arguments in, lines or one JSON document out, and an exit code.

0 done; 1 nothing found, or some inputs failed; 2 wrong usage. Errors are one line on standard
error. Neither Textual nor Rich is imported until the app opens.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from reader import language, settings
from reader.commands import (
    adding,
    feeds,
    keeping,
    marking,
    organising,
    reading,
    serving,
    shell,
    streams,
)
from reader.commands.common import (
    DONE,
    Define,
    Parser,
    Run,
    described,
    fail,
    open_library,
)
from reader.commands.reading import no_articles, print_rows
from reader.commands.usage import Version, as_meant, no_command
from reader.language import _
from reader.model import ReaderError

COMMAND = "COMMAND"
"""What the help calls the first argument."""
NEWEST = 50
"""Articles that plain `reader` prints where there is no terminal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    streams.open_closed()
    loaded = settings.load()
    language.choose(loaded.settings.language)
    given = streams.decoded(sys.argv[1:]) if arguments is None else arguments
    if not streams.is_utf8():
        streams.make_safe(json="--json" in given)
    parser = _parser()
    given = as_meant(given, parser)
    try:
        options, strange = parser.parse_known_args(given, argparse.Namespace(loaded=loaded))
    except argparse.ArgumentError as error:
        if error.argument_name == COMMAND:
            return no_command(given, parser)
        parser.error(str(error))
    if strange:
        options.complain(_("unrecognized arguments: %s") % " ".join(strange))
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except ReaderError as error:
        return fail(str(error))
    except BrokenPipeError:  # `reader list | head`
        streams.swallow()
        return DONE
    except OSError as error:  # what can be said better is a ReaderError
        streams.swallow()
        return fail(": ".join(map(str, filter(None, (error.filename, error.strerror or error)))))
    except KeyboardInterrupt:
        return 130
    except Exception:
        if said := keeping.damage(options):
            return fail(said)
        raise
    return code


def open_app(options: argparse.Namespace) -> int:
    """The app on a terminal; without one, the newest articles as lines."""
    with open_library(options, index=False) as library:
        if not _has_screen():
            return print_rows(library, library.find(limit=NEWEST).ids, nothing=no_articles(library))
        if not streams.is_utf8():
            return fail(streams.advice())
        gc.disable()  # until the first frame: a tenth of the start would go into collecting
        # A key waits for up to a frame's time before what it did is painted, twice for an article.
        os.environ.setdefault("TEXTUAL_FPS", "240")
        from reader.ui.start import start

        return start(library, options.loaded)


def _has_screen() -> bool:
    """Whether there is a terminal, or a browser that Textual's web driver stands for."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="reader",
        exit_on_error=False,
        description=_("A terminal news reader. Without a command it opens the app."),
        epilog=_("Settings and keys: {file}; `reader doctor` names mistakes.").format(
            file=settings.settings_file()
        ),
    )
    parser.add_argument(
        "--version",
        action=Version,
        help=_("say which version this is, and where its library is"),
    )
    parser.set_defaults(command=open_app, complain=parser.error)
    _add_shared(parser, library=None, samples=False)
    # After a command the same options again, which must not undo what stood before it.
    shared = Parser(add_help=False)
    _add_shared(shared, library=argparse.SUPPRESS, samples=argparse.SUPPRESS)
    commands = parser.add_subparsers(title=_("commands"), metavar=COMMAND)

    def command(name: str, run: Run) -> argparse.ArgumentParser:
        help = _(described(run))
        subparser = commands.add_parser(name, parents=[shared], help=help, description=help)
        subparser.set_defaults(command=run, complain=subparser.error)
        return subparser

    add_commands(command)
    return parser


def _add_shared(
    parser: argparse.ArgumentParser, *, library: str | None, samples: bool | str
) -> None:
    parser.add_argument(
        "--library",
        metavar="DIR",
        default=library,
        help=_("the folder of the library (default: READER_LIBRARY, else your data folder)"),
    )
    parser.add_argument(
        "--samples", action="store_true", default=samples, help=_("the built-in sample library")
    )


def add_commands(command: Define) -> None:
    """Add every command."""
    adding.define(command)
    reading.define(command)
    marking.define(command)
    organising.define(command)
    feeds.define(command)
    keeping.define(command)
    shell.define(command, _parser)
    serving.define(command)
