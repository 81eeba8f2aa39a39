"""The values that cross layers: frozen, free of behaviour that needs another room.

Offsets are in characters (code points) of NFC text, half-open. Times are ISO 8601 strings,
because that is what is stored and shown; `text.moments` makes of them what is sorted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

EntityType = Literal["PERSON", "ORG", "PLACE", "DATE", "MONEY", "QUANTITY", "DOC", "EVENT"]
NAMED = frozenset[EntityType](["PERSON", "ORG", "PLACE", "DOC", "EVENT"])
"""Types of what has a name of its own; dates and amounts have none."""
Precision = Literal["time", "day", "month", "year", "range"]
Sort = Literal["rank", "date", "title", "source"]
CorrectionAction = Literal["rename", "merge", "split", "retype", "hide"]
MuteKind = Literal["words", "source", "name"]
AddStatus = Literal["added", "duplicate", "updated", "failed"]
Span = tuple[int, int]
"""Half-open range of characters."""

Value = str | int | float | tuple[float, float]
"""An ISO/EDTF date, a number, or a pair of numbers for a range."""


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as exactly as is known."""

    value: str | None = None
    """ISO 8601 with offset for precision `time`, `YYYY-MM-DD` for `day`, `YYYY-MM`, `YYYY`."""
    precision: Precision | None = None
    bounds: tuple[str, str] | None = None
    """First and last possible day, when only bounds are known (precision `range`)."""
    about: bool = False
    """Inferred from the text instead of stated by the source."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that the article shows; the picture itself is never stored."""

    caption: str = ""
    credit: str = ""
    url: str | None = None
    before: int = 0
    """Index of the body paragraph that it stands before; `len(body)` is after the last."""


@dataclass(frozen=True, slots=True)
class Link:
    """A headline that the article points to, with its address where one was given."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as taken in: cleaned, NFC, without the site's furniture."""

    title: str
    lede: str = ""
    body: tuple[str, ...] = ()
    """Paragraphs after the lede."""
    byline: str | None = None
    credit: str | None = None
    """The credit line as printed ("Theo Vietnamplus.vn")."""
    source: str | None = None
    """The credited source, else the site."""
    site: str | None = None
    """Host that the text was taken from, where the text betrays it."""
    url: str | None = None
    guid: str | None = None
    feed: str | None = None
    """Address of the feed that brought it."""
    section: str | None = None
    """Where its site files it ("Kinh doanh")."""
    images: tuple[Image, ...] = ()
    related: tuple[Link, ...] = ()
    published: Published = Published()
    feed_text: tuple[str, ...] = ()
    """The paragraphs that the feed gave, where lede and body are its page's."""

    @property
    def text(self) -> str:
        """Lede and body joined by blank lines: what offsets of mentions count in."""
        return "\n\n".join(self.paragraphs)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Lede, if there is one, and body."""
        return (self.lede, *self.body) if self.lede else self.body

    @property
    def flow(self) -> Iterator[str | Image]:
        """The paragraphs of the body, and each picture where it stands among them."""
        last = len(self.body)
        for index in range(last + 1):
            yield from (image for image in self.images if min(image.before, last) == index)
            if index < last:
                yield self.body[index]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names an entity."""

    start: int
    end: int
    text: str
    type: EntityType
    entity_id: str
    name: str
    """Canonical name of the entity."""
    value: Value | None = None
    """For DATE an ISO or EDTF date, for MONEY and QUANTITY a number or a pair."""
    unit: str | None = None
    title: str | None = None
    """Office or honorific that stands with a person ("Tổng Bí thư")."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ArticleEntity:
    """An entity as one article names it."""

    id: str
    name: str
    type: EntityType
    title: str | None = None
    value: Value | None = None
    unit: str | None = None
    confidence: float = 1.0
    mentions: tuple[Span, ...] = ()
    """Spans in `Article.text`."""
    title_mentions: tuple[Span, ...] = ()
    """Spans in `Article.title`."""
    articles: int = 0
    """Articles of the library that name it (0: not counted)."""


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as the whole library knows it."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    articles: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user knows better of an entity than its recognition; applied in the order made."""

    action: CorrectionAction
    entity: str
    """Id of the entity that it is about, as the corrections before it leave it."""
    surface: str | None = None
    """Only where it is written so (`split` needs it)."""
    name: str | None = None
    """New name (`rename`, `split`), or that of the entity it becomes (`merge`)."""
    into: str | None = None
    """Id of the entity that it really is (`merge`)."""
    type: EntityType | None = None
    """What it really is (`retype`)."""
    article: str | None = None
    """Stable key of the one article that it holds for; everywhere without."""


@dataclass(frozen=True, slots=True)
class TitleHeld:
    """A title that stands with a person, and when articles said so."""

    title: str
    first: str
    """ISO days of the earliest and the latest article."""
    last: str
    articles: int


@dataclass(frozen=True, slots=True)
class EntityPage:
    """One entity through all articles."""

    entity: Entity
    titles: tuple[TitleHeld, ...]
    """The latest first."""
    mentions: tuple[tuple[str, int], ...]
    """ISO days or, of a longer span, months, with their mentions; those without are left out."""
    together: tuple[Entity, ...]
    """What it appears with most; `articles` are those they share, of the ones looked at."""
    newest: tuple[int, ...]
    """Ids of the newest articles that name it."""
    looked_at: int
    """How many articles titles and company were read from."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a list shows of an article: no body."""

    id: int
    key: str
    """Stable key: survives a rebuilt library, names the article in `state`."""
    title: str
    source: str | None
    url: str | None
    published: Published
    added: str
    read: bool = False
    bookmarked: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    """What the user wrote on it; may have several lines."""
    minutes: int = 1
    versions: int = 1
    snippet: str = ""
    title_spans: tuple[Span, ...] = ()
    """Where the query matches in `title`."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer to a query: which articles, in which order."""

    query: str
    ids: Sequence[int]
    total: int
    """How many there are; `ids` may hold only the first of them."""
    notes: tuple[str, ...] = ()
    """What of the query was not understood and was read as plain words."""
    without_accents: int = 0
    """How many the query would find with its marks taken off, when as typed it finds none."""
    words: tuple[str, ...] = ()
    """The words to highlight, as typed; a trailing `*` marks a prefix."""
    muted: int = 0
    """How many articles more there would be without mute rules."""
    sort: Sort | None = None
    """The order, if another was asked for than by rank and age."""

    @property
    def is_whole(self) -> bool:
        """`ids` holds all of them."""
        return len(self.ids) == self.total


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with all that the reading and entity panes show of it."""

    row: Row
    article: Article
    entities: tuple[ArticleEntity, ...] = ()
    """In the order of their first mention."""
    is_tagged: bool = True
    """Whether its entities have been looked for; they follow soon after the article itself."""
    related: tuple[Row, ...] = field(default=())
    """Other articles of this library that share its entities."""
    left_at: tuple[int, int] = (0, 0)
    """The block of the page, and the character in it, that were read when it was left."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source or article that was taken in."""

    source: str
    status: AddStatus
    id: int | None = None
    title: str | None = None
    same_as: int | None = None
    """The article of this library that tells the same story in near-identical words."""
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that someone follows, as lists of feeds name it."""

    url: str
    title: str = ""
    folder: str = ""
    """Its folder, or '' for none."""
    full_text: bool = False
    """Whether the pages of its articles are fetched, too."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscribed feed as the user sees it."""

    url: str
    title: str
    """The user's name for it, else the feed's own, else its address."""
    folder: str = ""
    unread: int = 0
    last_success: str | None = None
    """ISO time of the last visit that went well."""
    error: str | None = None
    """Why the last visit failed, in one line."""
    full_text: bool = False
    """Whether the pages of its articles are fetched, too."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that the user gave a name."""

    name: str
    query: str
    total: int = 0
    """How many articles it finds."""
    unread: int = 0


@dataclass(frozen=True, slots=True)
class MuteRule:
    """What the user never wants to see: articles that it means are hidden, not deleted."""

    kind: MuteKind
    value: str
    """A query, the name of a source, or the id of an entity."""
    name: str
    """As it is shown."""
    articles: int = 0
    """How many it hides (0: not counted)."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What visits to a feed found out; written by the fetcher alone."""

    title: str | None = None
    """The feed's own title."""
    site: str | None = None
    etag: str | None = None
    """As the server sent it, character for character."""
    last_modified: str | None = None
    digest: str | None = None
    """Of the last body, so that the same bytes aren't parsed again."""
    last_success: str | None = None
    """An ISO time in UTC, as the next."""
    next_due: str | None = None
    """Not before then, unless the user names the feed."""
    held: Literal["feed", "host"] | None = None
    """What the server wants left alone until then, so that naming the feed doesn't help."""
    error: str | None = None
    failures: int = 0
    """Visits in a row that failed."""
    gone: bool = False
    """The server said that the feed is gone for good."""
    address: str | None = None
    """Where the feed has moved to."""
    sighting: str | None = None
    """Where a permanent redirect led, seen once; the second sighting moves the feed."""


class ReaderError(Exception):
    """Something the user can do something about: one line, no traceback."""


class Interrupted(Exception):
    """A search was given up because a newer one began."""


class NotFound(ReaderError):
    """The article, entity or file that was asked for isn't there."""


class LibraryError(ReaderError):
    """The library's files can't be opened, read or written."""
