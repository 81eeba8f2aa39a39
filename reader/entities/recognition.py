"""The whole way from text to mentions: scan, pass over the article, link.

The one rule: an article is read as one document, so that its title and its text explain each
other; offsets stay those of the text that was given.
"""

from __future__ import annotations

from datetime import date, timedelta

from reader.entities.document_pass import complete
from reader.entities.lexicon import lexicon
from reader.entities.link import link
from reader.entities.page import Page
from reader.entities.scan import scan
from reader.model import Mention
from reader.text.dates import find_dates

_HALF_A_YEAR = timedelta(days=182)


def recognise(texts: list[str], published: date | None) -> list[list[Mention]]:
    """The mentions of each text of one article."""
    words = lexicon()
    pages = [Page(text, words) for text in texts]
    if any(page.foreign for page in pages):
        for page in pages:
            page.foreign = page.foreign or not page.tells_language
    guess = _guess(texts) if published is None else None
    for page in pages:
        scan(page, published, guess)
    evidence = complete(pages)
    return link(pages, evidence, words, "\n".join(texts))


def _guess(texts: list[str]) -> date | None:
    """A stand-in for an unknown day of publication: news names days after the last full date.

    Half a year behind the newest full date, so that a day without a year falls on its first
    occurrence after that date. Days tell more than months, which forecasts name years ahead.
    """
    days: list[date] = []
    months: list[date] = []
    for text in texts:
        for one in find_dates(text):
            if one.year is not None and one.month is not None:
                which = months if one.day is None else days
                which.append(date(one.year, one.month, min(one.day or 1, 28)))
    newest = max(days or months, default=None)
    return newest + _HALF_A_YEAR if newest else None
