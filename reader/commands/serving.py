"""The command that opens the app in a web browser."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec

from reader.commands.common import DONE, Define, fail, whole_number
from reader.language import _

HOST, PORT = "localhost", 8000


def define(command: Define) -> None:
    """Add this command."""
    serving = command("serve", serve)
    serving.add_argument(
        "--host", default=HOST, help=_("other than this machine: anyone who reaches it may read")
    )
    serving.add_argument("--port", type=whole_number(0, 65535), default=PORT, metavar="N")
    serving.add_argument(
        "--public-url", metavar="URL", help=_("the address that browsers know it by")
    )


def serve(options: argparse.Namespace) -> int:
    """The app in a web browser, for this machine alone unless told otherwise."""
    if find_spec("textual_serve") is None:
        return fail(_("this needs textual-serve: install it with  pip install 'reader-tui[serve]'"))
    from reader.ui import serve as server

    arguments = ["--samples"] if options.samples else []
    if options.library:
        arguments += ["--library", options.library]
    try:
        server.serve(arguments, options.host, options.port, options.public_url)
    except (OSError, OverflowError) as error:
        return fail(
            _("can't serve at {host}:{port}: {error}").format(
                host=options.host,
                port=options.port,
                error=getattr(error, "strerror", None) or error,
            )
        )
    sys.stdout.flush()
    return DONE
