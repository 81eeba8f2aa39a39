"""Articles as one HTML page that loads nothing, in markup that is XML, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from reader.exporting.facts import Figure, address, facts, parts
from reader.model import Reading
from reader.text import clean

STYLE = """\
body { max-width: 38em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.6 Georgia, serif; }
h1 { line-height: 1.25; }
.facts, .credit, figcaption { color: #666; font-size: 0.9em; }
.lede { font-weight: bold; }
article + article { border-top: 1px solid #ccc; margin-top: 3em; padding-top: 1em; }
"""


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
    article = reading.article
    blocks = [f"<h1>{escape(clean(article.title))}</h1>"]
    if said := facts(reading):
        blocks.append(f'<p class="facts">{escape(said)}</p>')
    if (url := address(article)) is not None:
        blocks.append(f'<p class="facts"><a href="{escape(url)}">{escape(url)}</a></p>')
    if article.lede:
        blocks.append(f'<p class="lede">{escape(clean(article.lede))}</p>')
    for part in parts(article):
        if isinstance(part, Figure):
            blocks.append(f"<figure><figcaption>{escape(part.text)}</figcaption></figure>")
        else:
            blocks.append(f"<p>{escape(part)}</p>".replace("\n", "<br/>\n"))
    if article.credit:
        blocks.append(f'<p class="credit">{escape(clean(article.credit))}</p>')
    return "\n".join(blocks) + "\n"
