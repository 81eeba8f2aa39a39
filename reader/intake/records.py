"""Articles that someone collected as records: a line of JSON, a row of a table, a JSON document.

Owns the names of columns, in English and Vietnamese. The one rule: what a record tells is taken as
told; a record that tells nothing but a text is scraped text, whose parts have to be found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from reader.intake.address import host_of, web_address
from reader.intake.feed_dates import read_date
from reader.intake.feed_html import html_parts, plain
from reader.intake.markup import letters_of
from reader.intake.scraped import parse_scraped
from reader.language import _
from reader.model import Article, Image, Published, ReaderError
from reader.text import clean, fold
from reader.text.moments import NEWS_ZONE

_COLUMNS = {
    "title": "title headline tieude tenbai name subject",
    "text": "body text content maintext articletext articlebody noidung contenttext fulltext html"
    " contenthtml",
    "lede": "lede sapo description summary mota tomtat abstract teaser standfirst",
    "date": "published date datepublished datepublish publisheddate publishdate publishedat pubdate"
    " publicationdate ngaydang thoigian time timestamp created createdat",
    "url": "url link canonicalurl address href duongdan sourceurl",
    "byline": "byline author authors tacgia",
    "source": "source publisher newspaper bao nguon site sourcedomain domain",
    "section": "section category chuyenmuc topic",
    "image": "image imageurl topimage thumbnail",
}
_FIELDS = {column: field for field, columns in _COLUMNS.items() for column in columns.split()}
_ORDER = {column: rank for rank, column in enumerate(_FIELDS)}
_NOTHING = frozenset(("", "none", "null", "nan", "n/a", "[]", "{}"))
_MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|ul|li|figure|span)[\s/>]", re.IGNORECASE)
_SHORT = 500
"""Characters of a title, a name, an address that are looked at."""
_EPOCH = re.compile(r"\d{9,10}(?:\.\d{1,9})?|\d{13}")
_MOST_RECORDS = 100_000


class NoRecord(ReaderError):
    """It holds no article that can be recognised."""


def read_records(data: bytes, *, added: date) -> Iterator[Article]:
    """The articles of a JSON document: a record, or a list of them, of which some may hold none.

    Args:
        added: the day they are taken in, which no inferred date may exceed.

    Raises:
        NoRecord: it is no JSON, or no record holds an article.
    """
    try:
        told = json.loads(data.decode("utf-8-sig", "replace"), parse_constant=lambda _: None)
    except ValueError:
        raise NoRecord(_("no JSON that can be read")) from None
    except RecursionError:
        raise NoRecord(_("JSON nested too deeply")) from None
    records = told if isinstance(told, list) else [told]
    refused = NoRecord(_("nothing in it"))
    found = False
    for record in records[:_MOST_RECORDS]:
        try:
            yield read_record(record, added=added)
            found = True
        except NoRecord as error:
            refused = error
    if not found:
        raise refused


def read_record(record: object, *, added: date) -> Article:
    """The article that a record holds.

    Raises:
        NoRecord: there is none in it.
    """
    if not isinstance(record, dict):
        raise NoRecord(_("a record without named columns"))
    fields = _fields(record)
    paragraphs = _paragraphs(fields.get("text"))
    if not paragraphs:
        raise NoRecord(_("a record without a text"))
    said = {name: _one_line(value) for name, value in fields.items() if name != "text"}
    url = web_address(said.get("url", "")) if said.get("url") else None
    published = _published(fields.get("date"))
    if not said.get("title"):
        found = parse_scraped("\n".join(paragraphs), added=added)
        known = published if published.value else found.published
        return replace(found, url=url or found.url, published=known)
    return _article(said, paragraphs, url, published)


def _article(
    said: Mapping[str, str], paragraphs: list[str], url: str | None, published: Published
) -> Article:
    lede, body = _lede(said.get("lede", ""), paragraphs)
    if body[:1] == [said["title"]]:
        del body[0]
    site = host_of(url) if url else None
    image = web_address(said.get("image", "")) if said.get("image") else None
    return Article(
        title=said["title"],
        lede=lede,
        body=tuple(body),
        byline=said.get("byline") or None,
        source=said.get("source") or site,
        site=site,
        url=url,
        section=said.get("section") or None,
        images=(Image(url=image),) if image else (),
        published=published,
    )


def _fields(record: Mapping[object, object]) -> dict[str, object]:
    """What is known under the names of fields, of several columns the better one."""
    found: dict[str, tuple[int, object]] = {}
    for name, value in record.items():
        key = letters_of(str(name)[:_SHORT])
        field = _FIELDS.get(key)
        if field is None or (isinstance(value, str) and value.strip().lower() in _NOTHING):
            continue
        if value is not None and _ORDER[key] < found.get(field, (len(_ORDER), None))[0]:
            found[field] = (_ORDER[key], value)
    return {field: value for field, (_, value) in found.items()}


def _paragraphs(value: object) -> list[str]:
    """The paragraphs of a text, of HTML, or of a list of paragraphs."""
    if isinstance(value, list):
        return [text for one in value if isinstance(one, str) and (text := clean(one))]
    if not isinstance(value, str):
        return []
    if _MARKUP.search(value):
        return list(html_parts(value).paragraphs)
    return [text for line in value.splitlines() if (text := clean(line))]


def _one_line(value: object, depth: int = 3) -> str:
    """A name or an address; several names with commas between."""
    if isinstance(value, list | dict) and not depth:
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_one_line(one, depth - 1) for one in value[:10])))
    if isinstance(value, dict):
        return _one_line(value.get("name"), depth - 1)
    if isinstance(value, str):
        value = value.strip()
        if value[:2] in ("['", '["') and value.endswith("]"):  # a list, printed into a table
            value = value[2:-2].replace("', '", ", ").replace('", "', ", ")
        return plain(value[: 4 * _SHORT])[: 2 * _SHORT]
    return str(value) if isinstance(value, int) else ""


def _lede(told: str, paragraphs: list[str]) -> tuple[str, list[str]]:
    """The lede, and the paragraphs after it."""
    cut = fold(told).rstrip(" .…")
    first = fold(paragraphs[0])
    if told and not first.startswith(cut) and not cut.startswith(first):
        return told, paragraphs
    return (paragraphs[0], paragraphs[1:]) if len(paragraphs) > 1 else ("", paragraphs)


def _published(value: object) -> Published:
    if isinstance(value, (int, float)) or (isinstance(value, str) and _EPOCH.fullmatch(value)):
        try:
            seconds = float(value)
            moment = datetime.fromtimestamp(seconds / (1000 if seconds > 1e11 else 1), UTC)
        except (ValueError, OverflowError, OSError):
            return Published()
        return Published(moment.isoformat(timespec="seconds"), "time")
    if not isinstance(value, str):
        return Published()
    return _whole_day(read_date(value, NEWS_ZONE) or Published())


def _whole_day(published: Published) -> Published:
    """Midnight sharp is what tables make of a day."""
    value = published.value or ""
    if published.precision == "time" and value[11:19] == "00:00:00":
        return Published(value[:10], "day")
    return published
