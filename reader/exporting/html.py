"""Articles as one HTML page that loads nothing, in markup that is XML, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from reader.exporting.blocks import blocks
from reader.model import Reading

STYLE = """\
body { max-width: 38em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.6 Georgia, serif; }
h1 { line-height: 1.25; }
.facts, .credit, figcaption { color: #666; font-size: 0.9em; }
.lede { font-weight: bold; }
article + article { border-top: 1px solid #ccc; margin-top: 3em; padding-top: 1em; }
"""
_FORMS = {
    "title": "<h1>{}</h1>",
    "facts": '<p class="facts">{}</p>',
    "address": '<p class="facts"><a href="{0}">{0}</a></p>',
    "lede": '<p class="lede">{}</p>',
    "paragraph": "<p>{}</p>",
    "caption": "<figure><figcaption>{}</figcaption></figure>",
    "credit": '<p class="credit">{}</p>',
}


def html(readings: Iterable[Reading]) -> Iterator[str]:
    """A page of these articles, piece by piece."""
    yield (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8"/>\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
        '<meta name="viewport" content="width=device-width"/>\n'
        f"<title>reader</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
    for reading in readings:
        yield f"<article>\n{article_html(reading)}</article>\n"
    yield "</body>\n</html>\n"


def article_html(reading: Reading) -> str:
    """The elements of one article."""
    return "".join(
        _FORMS[kind].format(escape(text).replace("\n", "<br/>\n")) + "\n"
        for kind, text in blocks(reading)
    )
