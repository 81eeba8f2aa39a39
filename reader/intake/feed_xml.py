"""From a feed's bytes to an XML tree, whatever the bytes claim to be.

The one rule: nothing outside the bytes is ever read. The document type is cut out before the
parser sees it, so that it can declare no entity, and what isn't well formed is mended first.
"""

from __future__ import annotations

import codecs
import re
from html import unescape

from lxml import etree

from reader.intake.encoding import decode
from reader.intake.legacy import windows_1252, windows_1258

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_DECLARATION = re.compile(r"<\?xml\s[^>]*>")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_TEXT = {"utf-7", "punycode", "idna", "raw-unicode-escape", "unicode-escape", "undefined"}
"""Codecs that no feed is written in, and that are slow or hide markup."""
_EBCDIC = b"\x4c\x6f\xa7\x94"
"""`<?xm`."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AMPERSAND = re.compile(r"&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,31};)?")
_XML_NAMES = ("amp;", "lt;", "gt;", "quot;", "apos;")
_SUBSET = re.compile(r"[\"'\[\]>]|<!--")


def parse_xml(
    data: bytes, content_type: str = "", base: str | None = None
) -> etree._Element | None:
    """The root element, or None where there is nothing to be read as XML.

    Args:
        content_type: the HTTP header, for its charset.
        base: the address that relative `xml:base` attributes start from.
    """
    text = _without_doctype(_without_prolog(xml_text(data, content_type)))
    try:
        return _parse(text, base, recover=False)
    except (etree.XMLSyntaxError, ValueError):
        pass  # not well formed, like a tenth of all feeds
    try:
        return _parse(_mend(text), base, recover=True)
    except (etree.XMLSyntaxError, ValueError):
        return None


def xml_text(data: bytes, content_type: str = "") -> str:
    """The characters of an XML document.

    A byte order mark and valid UTF-8 are believed before any label, then the header's charset,
    then the document's own, as far as they fit the bytes.
    """
    if data.startswith(_MARKS) or b"\0" in data[:64]:
        return decode(data)
    if data.startswith(_EBCDIC):
        return data.decode("cp037", errors="replace")
    labels = _labels(data, content_type)
    if not data.isascii():
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for label in labels:
        text = _decode_as(label, data)
        if text is not None:
            return text
    return decode(data)


def _labels(data: bytes, content_type: str) -> list[str]:
    stated = [found[1] for found in [_CHARSET.search(content_type)] if found]
    stated += [found[1].decode("ascii") for found in [_ENCODING.search(data[:1024])] if found]
    return stated


def _decode_as(label: str, data: bytes) -> str | None:
    """The text, if the label names an encoding that these bytes can be in."""
    try:
        name = codecs.lookup(label).name
        if name in _NOT_TEXT or name.startswith(("utf-8", "utf-16", "utf-32")):
            return None
        if name == "cp1258":
            return windows_1258(data)
        if name in ("iso8859-1", "cp1252", "ascii"):
            return None if name == "ascii" else windows_1252(data)
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _parse(text: str, base: str | None, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    root: etree._Element | None = etree.fromstring(
        text.encode("utf-8", "replace"), parser, base_url=base
    )
    return root


def _without_prolog(text: str) -> str:
    """Begin at the first tag, without the declaration of an encoding that no longer holds."""
    text = text[max(text.find("<"), 0) :]
    declaration = _DECLARATION.match(text)
    return text[declaration.end() :] if declaration else text


def _without_doctype(text: str) -> str:
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if text.startswith("<?", at):
            at = _after(text, "?>", at)
        elif text.startswith("<!--", at):
            at = _after(text, "-->", at)
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            return text[_end_of_doctype(text, at + 9) :]
        else:
            return text


def _end_of_doctype(text: str, at: int) -> int:
    depth = 0
    while token := _SUBSET.search(text, at):
        mark, at = token[0], token.end()
        if mark in "\"'":
            at = _after(text, mark, at)
        elif mark == "<!--":
            at = _after(text, "-->", at)
        elif mark == ">" and depth <= 0:
            return at
        else:
            depth += {"[": 1, "]": -1}.get(mark, 0)
    return len(text)


def _after(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)


def _mend(text: str) -> str:
    """Take out forbidden characters, and write loose ampersands and HTML's entities as XML."""
    pieces: list[str] = []
    at = 0
    text = _FORBIDDEN.sub("", text)
    while (start := text.find("<![CDATA[", at)) >= 0:
        end = _after(text, "]]>", start)
        pieces += _AMPERSAND.sub(_as_xml, text[at:start]), text[start:end]
        at = end
    pieces.append(_AMPERSAND.sub(_as_xml, text[at:]))
    return "".join(pieces)


def _as_xml(found: re.Match[str]) -> str:
    name = found[1]
    if name in _XML_NAMES:
        return found[0]
    if name is None:
        return "&amp;"
    meant = unescape(found[0])
    if meant == found[0]:
        return "&amp;" + name
    return _FORBIDDEN.sub("", meant).replace("&", "&amp;").replace("<", "&lt;")
