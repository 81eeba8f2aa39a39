"""The app in a web browser, served by textual-serve.

The one rule: nobody but the user gets at it. It listens on the loopback interface unless told
otherwise, pages of other sites can't connect to it, and its own page loads nothing from elsewhere.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self' ws: wss:;"
    " frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


def serve(arguments: Sequence[str], host: str, port: int, public_url: str | None) -> None:
    """Serve `reader` with these arguments until it is interrupted.

    Args:
        public_url: the address that browsers know it by, behind a proxy.
    """
    command = shlex.join([sys.executable, "-m", "reader", *arguments])
    _OwnServer(command, host, port, title="reader", public_url=public_url).serve()


class _OwnServer(Server):
    """A server for the pages that it serves itself."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.on_response_prepare.append(_protect)
        return app

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Connect a page to an app of its own, if the page is ours."""
        origin = request.headers.get("Origin", "")
        if not is_own(origin, request.host, self.public_url, self.port):
            raise web.HTTPForbidden(text="not from this page")
        return await super().handle_websocket(request)


def is_own(origin: str, asked: str, public_url: str, port: int) -> bool:
    """Whether a connection comes from our own page, by a name that is ours.

    The name is checked, too, because another site may make its own name mean this machine.

    Args:
        origin: where the page that connects is from.
        asked: the host, with its port, that it asked for.
    """
    known = {urlsplit(public_url).netloc.lower(), *(f"{name}:{port}" for name in LOOPBACK)}
    return asked.lower() in known and urlsplit(origin).netloc.lower() == asked.lower()


async def _protect(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
