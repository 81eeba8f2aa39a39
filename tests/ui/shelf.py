"""A library in memory for tests of the interface: articles are given, nothing is on disk.

It finds folded words anywhere in an article, newest first, and knows `is:unread`,
`is:bookmarked` and `@"name"`: enough to see what the interface asks and shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from reader.library import Library
from reader.library.feeds import Following
from reader.model import (
    Article,
    ArticleEntity,
    Entity,
    EntityPage,
    EntityType,
    Feed,
    Image,
    Link,
    Listing,
    MuteRule,
    NotFound,
    Published,
    Reading,
    Row,
    SavedSearch,
    Sort,
    TitleHeld,
)
from reader.search.highlight import spans
from reader.text import fold

NOW = datetime(2025, 4, 20, 9, 0, tzinfo=UTC)

NAMES: tuple[tuple[str, EntityType, str | None], ...] = (
    ("Tô Lâm", "PERSON", "Tổng Bí thư"),
    ("Tập Cận Bình", "PERSON", "Chủ tịch"),
    ("Trung Quốc", "PLACE", None),
    ("Việt Nam", "PLACE", None),
    ("Đà Nẵng", "PLACE", None),
    ("ASEAN", "ORG", None),
    ("14/4", "DATE", None),
    ("205,2 tỷ USD", "MONEY", None),
)

PARAGRAPH = (
    "Hai bên trao đổi về hợp tác kinh tế, thương mại và giao lưu nhân dân giữa Việt Nam và "
    "Trung Quốc, trong đó có các tuyến đường sắt nối hai nước và cửa khẩu biên giới."
)

VISIT = Article(
    title="Tổng Bí thư Tô Lâm đón Chủ tịch Tập Cận Bình tại Hà Nội",
    lede="Chủ tịch Tập Cận Bình tới Hà Nội ngày 14/4, bắt đầu chuyến thăm Việt Nam.",
    body=(
        "Kim ngạch thương mại hai nước đạt 205,2 tỷ USD, theo số liệu được công bố.",
        *(PARAGRAPH,) * 8,
        "Tô Lâm và các đại biểu dự lễ đón.",
    ),
    byline="Minh Hà",
    credit="Theo Bản tin",
    source="Bản tin",
    url="https://example.org/tham-viet-nam",
    images=(Image("Lễ đón tại Hà Nội", "Ảnh: Bản tin", before=1),),
    related=(Link("Đường sắt nối hai nước", "https://example.org/duong-sat"),),
    published=Published("2025-04-20T08:30:00+00:00", "time"),
)
BRIDGE = Article(
    title="Đà Nẵng mở lại cầu đi bộ ven sông",
    lede="Thành phố Đà Nẵng mở lại cây cầu sau khi sửa.",
    body=("Người dân đi bộ trên cầu từ sáng sớm.", "ASEAN chọn nơi này cho một cuộc thi vẽ."),
    source="Sông Hàn",
    url="https://example.org/cau",
    published=Published("2025-04-18", "day"),
)
HOSTILE = Article(
    title="[Video] [/] [red]\x1b[31mĐỏ\x1b]52;c;aGk=\x07\u202e gnuht \u200b[@click=quit]x[/]",
    lede="Một dòng có \x1b[2J và \u202e trong đó.",
    body=("[/] không phải là dấu đóng. " + "https://example.org/" + "dai" * 60,),
    source="[b]Nguồn[/b]\x1b]0;x\x07",
    url="https://example.org/[video]",
    published=Published("2025-04-17", "day"),
)
POEM = Article(
    title="Chuyện tâm lắm người ơi",
    body=("Một bài thơ không nói về ai.",),
    published=Published("2024-08", "month", about=True),
)
ARTICLES = (VISIT, BRIDGE, HOSTILE, POEM)


State = tuple[bool, bool]
"""Read and bookmarked."""


@dataclass
class Calls:
    """What the interface asked for, for tests to look at."""

    finds: list[tuple[str, bool]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    """How many rows each time."""
    suggested: list[str] = field(default_factory=list)
    interrupts: int = 0
    tagged: list[int] = field(default_factory=list)
    writes: list[tuple[int, str, bool]] = field(default_factory=list)
    """Article, what of it, and the value that was written."""


class Follows(Following):
    """The feeds of a shelf: those that a test puts into `known`."""

    def __init__(self) -> None:
        self.known: list[Feed] = []

    def all(self) -> list[Feed]:
        return self.known

    def addresses(self) -> list[str]:
        return [feed.url for feed in self.known]


class Shelf(Library):
    """A library of the given articles; ids count from 1 in the order given."""

    def __init__(self, articles: Sequence[Article] = ARTICLES, *, samples: bool = False) -> None:
        self.directory = Path("/nowhere")
        self.is_samples = samples
        self.calls = Calls()
        self.articles = dict(enumerate(articles, 1))
        self.state = {id: (False, False) for id in self.articles}
        self.tags: dict[int, tuple[str, ...]] = {}
        self.fails: Exception | None = None
        self.done: list[tuple[str, dict[int, State]]] = []
        """Changes that can be undone: what it was, and the states that it replaced."""
        self.undone: list[tuple[str, dict[int, State]]] = []
        self.suggestions = {"tol am": "Tô Lâm"}
        self.elsewhere = False
        """Another process has changed something."""
        self.saved: list[SavedSearch] = []
        self.feeds = self.follows = Follows()
        self.untagged = 0
        """Articles whose names aren't recognised yet: none is shown until they are."""

    def close(self) -> None:
        pass

    def find(
        self,
        query: str = "",
        *,
        sort: Sort | None = None,
        limit: int | None = None,
        typing: bool = False,
    ) -> Listing:
        self.calls.finds.append((query, typing))
        self._fail()
        text, names = re.sub(r'@"[^"]*"', " ", query), re.findall(r'@"([^"]*)"', query)
        typed = text.split()
        words = [word for word in typed if ":" not in word]
        notes = tuple(word for word in typed if word.startswith("weird:"))
        found = [id for id in self.articles if self._has(id, typed, names)]
        plain = [fold(word) for word in words]
        without = 0 if found else sum(self._has(id, plain, names) for id in self.articles)
        accented = any(word != fold(word) for word in words)
        if words and typing:
            words[-1] += "*"
        ids = tuple(found if limit is None else found[:limit])
        return Listing(query, ids, len(found), notes, without if accented else 0, tuple(words))

    def _has(self, id: int, typed: Iterable[str], names: Iterable[str]) -> bool:
        article, (read, bookmarked) = self.articles[id], self.state[id]
        text = f"{article.title} {article.text}"
        for word in typed:
            state = {"is:unread": not read, "is:read": read, "is:bookmarked": bookmarked}
            if word in state:
                if not state[word]:
                    return False
            elif word.startswith("date:"):
                if not (article.published.value or "").startswith("2025-04-20"):
                    return False
            elif ":" not in word:
                plain = word == fold(word)
                if word.lower() not in (fold(text) if plain else text.lower()):
                    return False
        return all(name in text for name in names)

    def suggest(self, query: str) -> str | None:
        self.calls.suggested.append(query)
        return self.suggestions.get(query)

    def complete(self, query: str, cursor: int) -> list[str]:
        head, _, word = query[:cursor].rpartition(" ")
        head += " " if head else ""
        names = [f'@"{name}"' if " " in name else f"@{name}" for name, _, _ in NAMES]
        if query.startswith('tag:"'):
            tags = sorted({tag for tags in self.tags.values() for tag in tags})
            begun = fold(query.removeprefix('tag:"'))
            return [f'tag:"{tag}"' for tag in tags if fold(tag).startswith(begun)]
        known = [name for name in names if fold(name.strip('@"')).startswith(fold(word[1:]))]
        fields = [field for field in ("tag:", "title:") if word and field.startswith(word)]
        return [head + text for text in (known if word.startswith("@") else fields)]

    def saved_searches(self, *, counted: bool = True) -> list[SavedSearch]:
        return self.saved

    def mute_rules(self, *, counted: bool = False) -> list[MuteRule]:
        return []

    def interrupt(self) -> None:
        self.calls.interrupts += 1

    def rows(self, ids: Sequence[int], words: Sequence[str] = ()) -> list[Row]:
        self.calls.rows.append(len(ids))
        return [self._row(id, words) for id in ids if id in self.articles]

    def _row(self, id: int, words: Sequence[str]) -> Row:
        article, (read, bookmarked) = self.articles[id], self.state[id]
        return Row(
            id=id,
            key=f"key-{id}",
            title=article.title,
            source=article.source,
            url=article.url,
            published=article.published,
            added="2025-04-20T08:00:00+00:00",
            read=read,
            bookmarked=bookmarked,
            tags=self.tags.get(id, ()),
            minutes=1 + len(article.text) // 1200,
            versions=2 if article is VISIT else 1,
            title_spans=tuple(spans(article.title, words)) if words else (),
        )

    def reading(self, id: int) -> Reading:
        self._fail()
        if id not in self.articles:
            raise NotFound(f"There is no article {id}.")
        article = self.articles[id]
        names = () if self.untagged else NAMES
        entities = tuple(filter(None, (self._entity(article, *name) for name in names)))
        related = tuple(self._row(other, ()) for other in self.articles if other != id)[:2]
        return Reading(self._row(id, ()), article, entities, not self.untagged, related)

    def _entity(
        self, article: Article, name: str, type: EntityType, title: str | None
    ) -> ArticleEntity | None:
        def places(text: str) -> tuple[tuple[int, int], ...]:
            return tuple(found.span() for found in re.finditer(re.escape(name), text))

        here, above = places(article.text), places(article.title)
        if not here and not above:
            return None
        many = sum(name in f"{other.title} {other.text}" for other in self.articles.values())
        sure = 0.4 if name == "ASEAN" else 1.0
        return ArticleEntity(
            id=fold(name), name=name, type=type, title=title, confidence=sure,
            mentions=here, title_mentions=above, articles=many,
        )  # fmt: skip

    def entity_page(self, id: str) -> EntityPage:
        self._fail()
        entities = {entity.id: entity for entity in self._known()}
        if id not in entities:
            raise NotFound(f"no article names {id}")
        ids = self._naming(entities[id].name)
        shared = (
            replace(other, articles=len(set(ids) & set(self._naming(other.name))))
            for other in entities.values()
            if other.id != id
        )
        return EntityPage(
            entities[id],
            (TitleHeld("Tổng Bí thư", "2024-08-18", "2025-04-20", 3),) if id == "to lam" else (),
            (("2024-08", 2), ("2025-01", 9), ("2025-04", 4)),
            tuple(sorted((one for one in shared if one.articles), key=lambda one: -one.articles)),
            ids,
            len(ids),
        )

    def common_articles(self, one: str, other: str, limit: int = 50) -> tuple[int, ...]:
        names = {entity.id: entity.name for entity in self._known()}
        both = set(self._naming(names[one])) & set(self._naming(names[other]))
        return tuple(sorted(both))[:limit]

    def _known(self) -> list[Entity]:
        return [
            Entity(fold(name), name, type, (f"ông {name}",) if type == "PERSON" else (), n, 2 * n)
            for name, type, _ in NAMES
            if (n := len(self._naming(name)))
        ]

    def _naming(self, name: str) -> tuple[int, ...]:
        return tuple(id for id, one in self.articles.items() if name in f"{one.title} {one.text}")

    def entities_like(self, text: str, limit: int = 12) -> list[Entity]:
        self._fail()
        names = ((one, (one.name, *one.aliases)) for one in self._known())
        return [one for one, all in names if any(fold(text) in fold(name) for name in all)][:limit]

    def tag_pending(self, limit: int | None = None) -> int:
        found, self.untagged = self.untagged, 0
        self.calls.tagged.append(found)
        return found

    def mark_read(self, ids: Iterable[int], read: bool = True) -> int:
        ids = tuple(ids)
        self.calls.writes += [(id, "read", read) for id in ids]
        changes = {id: (read, self.state[id][1]) for id in ids}
        return self._change(changes, "marked {} read" if read else "marked {} unread")

    def bookmark(self, ids: Iterable[int], on: bool = True) -> int:
        ids = tuple(ids)
        self.calls.writes += [(id, "bookmarked", on) for id in ids]
        changes = {id: (self.state[id][0], on) for id in ids}
        return self._change(changes, "bookmarked {}" if on else "took the bookmark off {}")

    def tag(self, ids: Iterable[int], tags: Iterable[str], on: bool = True) -> int:
        self._fail()
        given = set(tags)
        for id in ids:
            had = set(self.tags.get(id, ()))
            self.tags[id] = tuple(sorted(had | given if on else had - given))
        return 1

    def _change(self, states: dict[int, State], what: str) -> int:
        self._fail()
        replaced = {id: self.state[id] for id in states if states[id] != self.state[id]}
        self.state.update(states)
        if replaced:
            self.done.append((what.format(len(replaced)), replaced))
        return len(replaced)

    def undo(self) -> str | None:
        return self._turn(self.done, self.undone)

    def redo(self) -> str | None:
        return self._turn(self.undone, self.done)

    def _turn(
        self,
        source: list[tuple[str, dict[int, State]]],
        target: list[tuple[str, dict[int, State]]],
    ) -> str | None:
        self._fail()
        if not source:
            return None
        what, replaced = source.pop()
        target.append((what, {id: self.state[id] for id in replaced}))
        self.state.update(replaced)
        return what

    def changed(self) -> bool:
        was, self.elsewhere = self.elsewhere, False
        return was

    def _fail(self) -> None:
        if self.fails is not None:
            raise self.fails


def many(count: int) -> list[Article]:
    """So many small articles, each with its number."""
    return [replace(POEM, title=f"Tin số {number}") for number in range(1, count + 1)]
