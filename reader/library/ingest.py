"""Taking articles in: each becomes a document, an index entry and, after that, its entities.

Article and index are written in one transaction, a few articles at a time, so that another writer
never waits long. Tagging follows in transactions of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader import intake, search, store
from reader.language import _
from reader.library.hiding import Hiding
from reader.model import Added, Article, Correction, Mention, NotFound
from reader.text import is_syllable, moments
from reader.text.words import forms

if TYPE_CHECKING:
    from reader.entities.corrections import Corrections

AT_ONCE = 25
"""Articles per transaction."""


class _Placed(NamedTuple):
    id: int
    story: int | None
    """The first article that told the same story."""


class Ingest:
    """Writes articles into the library's file."""

    def __init__(self, files: store.Files, now: Callable[[], datetime]) -> None:
        self._now = now
        self._articles = store.Articles(files.library)
        self._stories = store.Stories(files.library)
        self._tags = store.Tags(files.library, search.forget_names)
        self._storage = files.library.storage
        self._derived = store.Derived(files.library)
        self._hiding = Hiding(files)
        self._gone = store.Gone(files.library)
        self._wanted = store.CorrectionList(files.state, files.history)
        self._applied = store.AppliedCorrections(files.library)
        self.prepare()

    def prepare(self) -> None:
        """Begin the index anew where the file holds none of this version; see `index`."""
        if self._derived.index_version() != search.INDEX_VERSION:
            with self._storage.transaction():
                # Again, under the lock: another process may have been first.
                if self._derived.index_version() != search.INDEX_VERSION:
                    self._empty_index()

    def files(self, sources: Iterable[str]) -> Iterator[Added]:
        """Take in text files; what became of each, once it is on disk."""
        today = self._now().astimezone(moments.NEWS_ZONE).date()
        yield from self._write(intake.take(sources, today=today))

    def articles(self, articles: Iterable[Article]) -> Iterator[Added]:
        """Take in articles; what became of each, once it is on disk."""
        yield from self._write(
            intake.Taken(article.url or article.title, article) for article in articles
        )

    def attach(self, id: int, page: Article) -> Added:
        """Give an article its page's text, in one transaction.

        Raises:
            NotFound: no such article.
        """
        with self._storage.transaction():
            if (old := self._stored(id)) is None:
                raise NotFound(_("no article {id}").format(id=id))
            return self._fill(old, page, old.article.url or page.url or "")

    def documents(self, documents: Iterable[store.Document]) -> Iterator[int]:
        """Bring back stored articles that the library hasn't, as they were; yields their ids."""
        documents = iter(documents)
        while some := list(islice(documents, AT_ONCE)):
            with self._storage.transaction():
                done = [self._bring_back(document) for document in some]
                self._hiding.look_at([id for id in done if id is not None])
            yield from (id for id in done if id is not None)

    def remove(self, ids: Iterable[int], is_kept: Callable[[str], bool]) -> int:
        """Remove those of these articles that aren't kept, in one transaction; how many."""
        removed = 0
        with self._storage.transaction():
            for id in ids:
                stored = self._stored(id)
                if stored is not None and not is_kept(stored.key):
                    self._remove(stored)
                    removed += 1
        return removed

    def index(self, limit: int | None = None) -> int:
        """Index some of the newest articles that are not, in one transaction; how many."""
        with self._storage.transaction() as connection:
            ids = self._derived.pending(min(AT_ONCE, limit or AT_ONCE))
            for id in ids:
                stored = self._articles.get(id)
                search.add(connection, stored.sort, stored.article)
            self._derived.indexed(ids)
            search.discard(connection)
            self._hiding.look_at(ids)
        return len(ids)

    def rebuild(self) -> None:
        """Derive everything from the documents anew; the index is empty then, see `index`."""
        with self._storage.transaction():
            self._stories.clear()
            self._hiding.clear()
            lexicons = self._articles.clear_rows()
            for stored in self._articles.all():
                article = stored.article
                sketch = intake.sketch(article.text)
                story = self._same_story(sketch)
                address = intake.address_key(article.url) if article.url else None
                self._articles.place(stored, address, story, lexicons.get(stored.id, 0))
                if story is None:
                    self._stories.add(stored.id, sketch)
            self._tags.rebuild()
            self._empty_index()

    def tag(self) -> Iterator[int]:
        """Recognise the entities of articles that lack them, newest first; yields ids."""
        from reader import entities  # its word lists are loaded for no one else

        self.follow_corrections()
        while ids := self._tags.pending(entities.LEXICON_VERSION, AT_ONCE):
            corrections = entities.correcting(self._applied.all())
            for id in ids:
                self._tag(self._articles.get(id), corrections)
                yield id

    def tag_these(self, ids: Iterable[int]) -> None:
        """Recognise the entities of those of these articles that are there and lack them."""
        from reader import entities

        self.follow_corrections()
        corrections = entities.correcting(self._applied.all())
        for id in ids:
            if self._tags.lacks(id, entities.LEXICON_VERSION):
                self._tag(self._articles.get(id), corrections)

    def follow_corrections(self) -> list[int]:
        """Have the articles tagged again that corrections concern which came or went.

        Returns their ids, the newest first; none if the names were made with all of them.
        """
        if self._applied.all() == self._wanted.all():
            return []
        with self._storage.transaction():
            had, wanted = self._applied.all(), self._wanted.all()
            changed = {*had} ^ {*wanted}
            ids = {id for one in changed for id in self._concerned(one)}
            self._tags.outdate(ids)
            for one in changed:
                self._forget_names(one, undone=one in had)
            self._applied.replace(wanted)
        return sorted(ids, reverse=True)

    def _concerned(self, correction: Correction) -> list[int]:
        if correction.article is None:
            return self._tags.naming(correction.entity)
        found = self._articles.find(correction.article, None)
        return [found.id] if found else []

    def _forget_names(self, correction: Correction, undone: bool) -> None:
        """Drop the names that a correction makes wrong; tagging finds those that stay."""
        if correction.article is not None:
            return
        if correction.action in ("rename", "split"):
            self._tags.forget_names(correction.entity)
        elif correction.action == "merge" and correction.into and undone:
            merged = self._tags.names(correction.entity)
            self._tags.forget_names(correction.into, merged)

    def _empty_index(self) -> None:
        connection = self._storage.connection
        search.begin_anew(connection)
        self._derived.empty(search.INDEX_VERSION)

    def _tag(self, stored: store.Stored, corrections: Corrections) -> None:
        from reader import entities

        article = stored.article
        published = moments.day(article.published)
        found = entities.recognize_article(article.title, article.text, published=published)
        title, text = (corrections.apply(mentions, stored.key) for mentions in found)
        names: dict[str, set[str]] = {}
        for mention in (*title.mentions, *text.mentions):
            known = names.setdefault(mention.entity_id, {*entities.aliases_of(mention.entity_id)})
            if _is_telling(mention):
                known.add(mention.text)
        for id, merged in (*title.names.items(), *text.names.items()):
            names.setdefault(id, set()).update(merged)
        was = frozenset(title.was | text.was)
        tagging = store.Tagging(title.mentions, text.mentions, was)
        with self._storage.transaction():
            self._tags.write(stored, tagging, names, entities.LEXICON_VERSION)
            self._hiding.look_at_names(stored.id)

    def _write(self, taken: Iterable[intake.Taken]) -> Iterator[Added]:
        """Write the articles, some to a transaction; parsing, the slow part, stays outside."""
        taken = iter(taken)
        while some := list(islice(taken, AT_ONCE)):
            with self._storage.transaction():
                done = [self._write_one(one) for one in some]
                written = [one for one in done if one.status in ("added", "updated")]
                self._hiding.look_at([one.id for one in written if one.id is not None])
            yield from done

    def _write_one(self, taken: intake.Taken) -> Added:
        source, article = taken.source, taken.article
        if article is None:
            return Added(source, "failed", error=taken.error)
        key = intake.article_key(article)
        address = intake.address_key(article.url) if article.url else None
        old = self._articles.find(key, address)
        if old is None:
            if article.feed and self._gone.has(key):
                return Added(source, "duplicate", None, article.title)
            self._gone.forget(key)
            added = self._add(article, key, address, self._now())
            return Added(source, "added", added.id, article.title, same_as=added.story)
        if old.article.feed and article.feed is None:
            return self._fill(old, article, source)
        # A feed may correct what it brought itself; the address of another's article is no proof.
        foreign = article.feed is not None and article.feed != old.article.feed
        known = old.article.feed_text or old.article.paragraphs
        if foreign or (old.article.title, known) == (article.title, article.paragraphs):
            return Added(source, "duplicate", old.id, article.title)
        if old.article.feed_text:
            article = replace(old.article, title=article.title, feed_text=article.paragraphs)
        self._replace(old, article, address)
        return Added(source, "updated", old.id, article.title)

    def _fill(self, old: store.Stored, page: Article, source: str) -> Added:
        """Give a feed's article the text of its page, unless that says less."""
        filled = intake.filled(old.article, page)
        if filled == old.article:
            return Added(source, "duplicate", old.id, old.article.title)
        address = intake.address_key(filled.url) if filled.url else None
        self._replace(old, filled, address)
        self._hiding.look_at([old.id])
        return Added(source, "updated", old.id, filled.title)

    def _bring_back(self, document: store.Document) -> int | None:
        key, added, article = store.unpack(document)
        if self._articles.find(key, None) is not None:
            return None
        address = intake.address_key(article.url) if article.url else None
        return self._add(article, key, address, added).id

    def _add(self, article: Article, key: str, address: str | None, added: datetime) -> _Placed:
        sketch = intake.sketch(article.text)
        story = self._same_story(sketch)
        stored = self._articles.add(article, key=key, address=address, added=added, story=story)
        search.add(self._storage.connection, stored.sort, article)
        if story is None:
            self._stories.add(stored.id, sketch)
        return _Placed(stored.id, story)

    def _replace(self, old: store.Stored, article: Article, address: str | None) -> None:
        self._unlink(old)
        stored = self._articles.replace(old, article, address)
        search.add(self._storage.connection, stored.sort, article)

    def _remove(self, stored: store.Stored) -> None:
        self._unlink(stored)
        self._stories.remove(stored.id)
        if (first := self._articles.remove(stored)) is not None:
            self._stories.add(first, intake.sketch(self._articles.get(first).article.text))
        self._gone.add([stored.key])

    def _unlink(self, stored: store.Stored) -> None:
        """Take back what was derived from an article's text."""
        if self._derived.holds(stored.id):
            search.remove(self._storage.connection, stored.sort, stored.article)
        self._tags.forget(stored)
        self._hiding.forget(stored.sort)

    def _stored(self, id: int) -> store.Stored | None:
        try:
            return self._articles.get(id)
        except KeyError:
            return None

    def _same_story(self, sketch: tuple[int, ...]) -> int | None:
        """The first article whose text is nearly this one."""
        alike = (
            (intake.similarity(sketch, candidate.hashes), -candidate.id)
            for candidate in self._stories.candidates(sketch)
        )
        likeness, negative_id = max(alike, default=(0.0, 0))
        return -negative_id if likeness >= intake.SAME_STORY else None


def _is_telling(mention: Mention) -> bool:
    """Whether a surface may stand for its entity beyond the article: "Trump", "LHQ", not "Vinh"."""
    exacts, _ = forms(mention.text)
    return len(exacts) > 1 or mention.text.isupper() or not all(map(is_syllable, exacts))
