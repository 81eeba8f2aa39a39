"""Intake: what comes from outside becomes an Article, cleaned and without the site's furniture."""

from reader.intake.address import address_key
from reader.intake.encoding import decode
from reader.intake.keys import article_key
from reader.intake.scraped import parse_scraped
from reader.intake.sketch import similarity, sketch

__all__ = ["address_key", "article_key", "decode", "parse_scraped", "similarity", "sketch"]
