"""Keys: the name of an article that outlives the library it is kept in.

The one rule: the same article, taken in again by any later version, gets the same key.
"""

from __future__ import annotations

from hashlib import blake2b

from reader.intake.address import address_key
from reader.model import Article
from reader.text import exact


def article_key(article: Article) -> str:
    """Feed and guid, else the address, else a hash of title and text (spelling variants alike)."""
    if article.feed and article.guid:
        return f"guid:{address_key(article.feed)} {article.guid}"
    if article.url:
        return f"url:{address_key(article.url)}"
    words = " ".join(exact(f"{article.title}\n{article.text}").split())
    return f"text:{blake2b(words.encode(), digest_size=16).hexdigest()}"
