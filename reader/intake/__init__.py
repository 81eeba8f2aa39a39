"""Intake: what comes from outside becomes an Article, cleaned and without the site's furniture."""

from reader.intake.address import address_key
from reader.intake.encoding import decode
from reader.intake.files import Taken, take
from reader.intake.filling import filled
from reader.intake.keys import article_key
from reader.intake.scraped import parse_scraped
from reader.intake.sketch import SAME_STORY, similarity, sketch

__all__ = [
    "SAME_STORY",
    "Taken",
    "address_key",
    "article_key",
    "decode",
    "filled",
    "parse_scraped",
    "similarity",
    "sketch",
    "take",
]
