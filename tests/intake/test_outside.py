"""Nothing that is read reaches outside: a listener on the loopback interface hears no one."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from reader.intake import parse_scraped
from reader.intake.feed_html import html_parts
from reader.intake.feed_links import find_feeds
from reader.intake.feeds import parse_feed
from reader.intake.opml import read_opml
from reader.intake.pages import parse_page
from reader.model import ReaderError
from tests.intake.test_pages import TEXT
from tests.intake.test_records import TODAY

SECRET = "một bí mật của máy này"

Hears = Callable[[], bool]


@pytest.fixture
def listener() -> Iterator[tuple[str, Hears]]:
    """An address, and whether anyone has come to it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)

        def hears() -> bool:
            try:
                listening.accept()[0].close()
            except BlockingIOError:
                return False
            return True

        yield f"http://127.0.0.1:{listening.getsockname()[1]}/x", hears


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """The address of a file that no document may quote."""
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path.as_uri()


BODY = "".join(f"<p>{text}</p>" for text in TEXT)
PROLOGS = {
    "external subset": '<!DOCTYPE {root} SYSTEM "{at}">',
    "public subset": '<!DOCTYPE {root} PUBLIC "-//X//Y" "{at}">',
    "entity": '<!DOCTYPE {root} [<!ENTITY x SYSTEM "{at}">]>',
    "parameter entity": '<!DOCTYPE {root} [<!ENTITY % p SYSTEM "{at}"> %p;]>',
    "style sheet": '<?xml-stylesheet href="{at}" type="text/xsl"?>',
    "schema": "",
}
INSIDE = (
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{at}" parse="text"/>'
    '<img src="{at}"/><iframe src="{at}"></iframe><object data="{at}"></object>'
    '<link rel="stylesheet" href="{at}"/><script src="{at}"></script>'
)


def documents(prolog: str, at: str) -> dict[str, bytes]:
    """A feed, a list and a page that all want to have an address."""
    inside = INSIDE.format(at=at)
    told = '<?xml version="1.0"?>' + PROLOGS[prolog]
    rss = (
        "<rss><channel><title>Báo &x;</title><item><title>Tin &x;</title>"
        f"<description>&x;{inside}</description></item></channel></rss>"
    )
    opml = (
        f'<opml version="2.0" xmlns:s="http://www.w3.org/2001/XMLSchema-instance"'
        f' s:noNamespaceSchemaLocation="{at}"><body>{inside}<outline text="&x;"'
        ' xmlUrl="https://bao.example/rss"/></body></opml>'
    )
    html = f"<html><head><title>Trang &x;</title>{inside}</head><body>{inside}{BODY}</body></html>"
    return {
        "feed": (told.format(root="rss", at=at) + rss).encode(),
        "list": (told.format(root="opml", at=at) + opml).encode(),
        "page": (PROLOGS[prolog].format(root="html", at=at) + html).encode(),
    }


def said(data: dict[str, bytes]) -> str:
    """Everything that comes out of the documents."""
    told: list[object] = []
    with contextlib.suppress(ReaderError):
        told.append(parse_feed(data["feed"], "", "https://bao.example/feed"))
    with contextlib.suppress(ReaderError):
        told.append(read_opml(data["list"]))
    with contextlib.suppress(ReaderError):
        told.append(parse_page(data["page"], "", "https://bao.example/bai-viet-2026.htm"))
    with contextlib.suppress(ReaderError):
        told.append(parse_scraped(data["page"].decode(), added=TODAY))
    told += [find_feeds(data["page"], "https://bao.example/"), html_parts(data["page"].decode())]
    assert len(told) >= 5
    return repr(told)


@pytest.mark.parametrize("prolog", PROLOGS)
def test_no_document_has_anything_fetched(prolog: str, listener: tuple[str, Hears]) -> None:
    address, hears = listener
    said(documents(prolog, address))
    assert not hears()


@pytest.mark.parametrize("prolog", PROLOGS)
def test_no_document_quotes_a_file(prolog: str, secret: str) -> None:
    assert SECRET not in said(documents(prolog, secret))


def test_the_listener_would_hear_a_parser_that_asks(listener: tuple[str, Hears]) -> None:
    """Without the defences this is what such documents do: else the tests above prove nothing."""
    address, hears = listener
    parser = etree.XMLParser(load_dtd=True, no_network=False, resolve_entities=True)
    resolved: list[str] = []

    class Asking(etree.Resolver):
        def resolve(self, url: str, id: str, context: object) -> None:
            resolved.append(url)
            with socket.create_connection(("127.0.0.1", int(url.split(":")[2].split("/")[0]))):
                pass

    parser.resolvers.add(Asking())
    with contextlib.suppress(etree.XMLSyntaxError):
        etree.fromstring(documents("entity", address)["feed"], parser)
    assert resolved
    assert hears()
