"""Full text: what becomes of a feed's article when its page is read.

The one rule: the article stays the feed's own (its title, address, guid and time), and what the
feed gave of its text is kept beside that of the page.
"""

from __future__ import annotations

from dataclasses import replace

from reader.model import Article


def filled(article: Article, page: Article) -> Article:
    """A feed's article with its page's text; as it was, where the page says no more."""
    known = article.feed_text or article.paragraphs
    if len(page.text) <= len("\n\n".join(known)) or page.paragraphs == article.paragraphs:
        return article
    exact = page.published.precision == "time" and article.published.precision != "time"
    return replace(
        article,
        lede=page.lede,
        body=page.body,
        byline=article.byline or page.byline,
        credit=page.credit or article.credit,
        section=page.section or article.section,
        images=page.images or article.images,
        related=page.related or article.related,
        published=page.published if exact else article.published,
        feed_text=known,
    )
