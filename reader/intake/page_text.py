"""A web page's own text, without menus, lists of links and advertisements.

Owns the use of trafilatura, which takes 170 ms to import and may hang on hostile pages: only the
worker may come here, under its kill timer.
"""

from __future__ import annotations

import logging

from lxml import etree

_AS_HTML = {
    "head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td",
    "code": "pre", "lb": "br", "hi": "span", "ref": "span", "del": "span", "graphic": "br",
}  # fmt: skip
"""Names of the Text Encoding Initiative, which trafilatura writes, as those of HTML."""


def main_text(page: str) -> etree._Element | None:
    """The element that holds a page's text, in HTML's terms; None if there is no text."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=False)
    body: etree._Element | None = getattr(found, "body", None)
    if body is None:
        return None
    for element in body.iter():
        if element.tag in _AS_HTML:  # what it doesn't know keeps its name, which may be no name
            element.tag = _AS_HTML[element.tag]
    return body
