"""Addresses: which two name the same page, and which site one belongs to.

The one rule: an address that is shown is left as it was printed; only its key is normalised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

from reader.text import clean

ADDRESS = re.compile(r"https?://[^\s<>\"'|]+")
"""An address in running text."""

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|zarsrc"
    r"|vn_\w+|ref|ref_src|referrer|source|src|cmpid|ito|ns_\w+|at_\w+|rss|amp|share|spm|vgnextfmt"
)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$")
_SHARED_SUFFIX = re.compile(
    r"(?:com|net|org|gov|edu|info|co|ac|biz|name|pro|health|int)\.[a-z]{2}$"
)
_LONGEST = 2048
_USUAL_ADDRESS = re.compile(r"https?://[a-z0-9.-]{1,200}(?:/[!-~]{0,1800})?")
"""What needs no repair; most do not."""
_PUNCTUATION = ".,;:!?)]}…\u201d\u2019"


def web_address(url: str, base: str | None = None) -> str | None:
    """An absolute http(s) address, or None for anything else (`javascript:`, `data:`, …)."""
    if _USUAL_ADDRESS.fullmatch(url):
        return url
    try:
        whole = urljoin(base or "", clean(url).replace(" ", "%20"))
        parts = urlsplit(whole)
        named = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return whole if named and len(whole) <= _LONGEST else None


def find_address(text: str) -> str | None:
    """The first address in a text, without the punctuation of the sentence around it."""
    found = ADDRESS.search(text)
    return found[0].rstrip(_PUNCTUATION) if found else None


def address_key(url: str) -> str:
    """What is equal for two spellings of one page's address.

    Scheme, `www.`/`m.`/`amp.`, default port, letter case of the host, tracking parameters, order of
    parameters, fragment and a slash at the end don't count.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    if port is not None and port not in (80, 443):
        host = f"{host}:{port}"
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name.lower())
    )
    path = quote(unquote(_INDEX.sub("/", parts.path)), safe="/~!$&'()*+,;=:@-._").rstrip("/")
    return _bare(host) + path + ("?" + urlencode(kept) if kept else "")


def host_of(url: str) -> str | None:
    """The host of an address in lower case, without `www.`."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return _bare(host) if host and "." in host else None


def site_of(pictures: Iterable[str]) -> str | None:
    """The site that most of these picture addresses belong to, unless that is a delivery network.

    Pictures come from subdomains (`cdnphoto.dantri.com.vn`), so the registrable domain counts.
    """
    domains = Counter(_domain(host) for url in pictures if (host := host_of(url)))
    for domain, _ in domains.most_common(1):
        if "cdn" not in domain:
            return domain
    return None


def _bare(host: str) -> str:
    for prefix in ("www.", "m.", "amp."):
        if host.startswith(prefix) and host.count(".") > 1:
            return host[len(prefix) :]
    return host


def _domain(host: str) -> str:
    labels = 3 if _SHARED_SUFFIX.search(host) else 2
    return ".".join(host.split(".")[-labels:])
