"""What every exported document says of an article, block by block, whatever its form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple
from urllib.parse import quote

from reader.model import Article, Reading
from reader.text import clean, clean_block

SEPARATOR = " · "
_URL_SAFE = ":/?#[]@!$&'()*+,;=%~"

Kind = Literal["title", "facts", "address", "lede", "paragraph", "caption", "credit"]


class Block(NamedTuple):
    """A piece of an article: clean, not escaped."""

    kind: Kind
    text: str


def blocks(reading: Reading) -> Iterator[Block]:
    """An article from its title, which is always there, to its credit; pictures as captions."""
    article = reading.article
    yield Block("title", clean(article.title))
    if said := _facts(reading):
        yield Block("facts", said)
    if url := _address(article):
        yield Block("address", url)
    if article.lede:
        yield Block("lede", clean(article.lede))
    yield from _body(article)
    if article.credit:
        yield Block("credit", clean(article.credit))


def _facts(reading: Reading) -> str:
    """Source, author and date in one line."""
    article, published = reading.article, reading.article.published
    bounds = "/".join(published.bounds) if published.bounds else None
    parts = (article.source, article.byline, published.value or bounds)
    return SEPARATOR.join(clean(part) for part in parts if part)


def _address(article: Article) -> str | None:
    """The article's address, in characters that end no link; None if it is none of the web."""
    url = article.url or ""
    if not url.lower().startswith(("http://", "https://")):
        return None
    return quote(clean(url), safe=_URL_SAFE)


def _body(article: Article) -> Iterator[Block]:
    """The paragraphs of the body, with captions where their pictures stood."""
    for piece in article.flow:
        if isinstance(piece, str):
            if text := clean_block(piece):
                yield Block("paragraph", text)
        elif piece.caption or piece.credit:
            said = (clean(piece.caption), clean(piece.credit))
            yield Block("caption", SEPARATOR.join(filter(None, dict.fromkeys(said))))
