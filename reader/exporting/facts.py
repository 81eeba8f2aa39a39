"""What every exported document says of an article, whatever its form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from reader.model import Article, Reading
from reader.text import clean, clean_block

SEPARATOR = " · "
_URL_SAFE = ":/?#[]@!$&'()*+,;=%~"


class Figure(NamedTuple):
    """A picture's caption; the picture itself is never exported."""

    text: str


def facts(reading: Reading) -> str:
    """Source, author and date in one line."""
    article, published = reading.article, reading.article.published
    bounds = "/".join(published.bounds) if published.bounds else None
    parts = (article.source, article.byline, published.value or bounds)
    return SEPARATOR.join(clean(part) for part in parts if part)


def address(article: Article) -> str | None:
    """The article's address, in characters that end no link; None if it is none of the web."""
    url = article.url or ""
    if not url.lower().startswith(("http://", "https://")):
        return None
    return quote(clean(url), safe=_URL_SAFE)


def parts(article: Article) -> Iterator[str | Figure]:
    """The paragraphs of the body, with captions where their pictures stood."""
    last = len(article.body)
    for index in range(last + 1):
        for image in article.images:
            if min(image.before, last) == index and (image.caption or image.credit):
                said = (clean(image.caption), clean(image.credit))
                yield Figure(SEPARATOR.join(filter(None, dict.fromkeys(said))))
        if index < last and (text := clean_block(article.body[index])):
            yield text
