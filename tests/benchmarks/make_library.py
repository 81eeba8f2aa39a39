"""Makes a large library to measure on: `python -m tests.benchmarks.make_library N [FOLDER]`.

The articles are generated from syllables of this file (the same seed, the same library), or, with
`--corpora`, are those of the load files in the folder that READER_CORPORA names, with their names.
These are repeated as often as it takes; copies count as stories of their own: a library in which
nine rows of ten are hidden would measure nothing. Either arrive in shuffled order over four years;
99 of 100 are read, ten are bookmarked.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache as once
from itertools import accumulate, count, islice
from pathlib import Path

from tinydb.table import Document

from reader import entities, search, store
from reader.library.ingest import Ingest
from reader.model import Article, Published
from reader.search.connection import Connection
from reader.store.documents import Json
from reader.store.files import LIBRARY_FILE
from reader.store.keys import number
from reader.store.schema import MARKS
from reader.text import clean
from reader.text.words import forms

NOW = datetime(2025, 4, 20, 9, tzinfo=UTC)
"""After the newest article."""
MILLION = 1_000_000
"""As many and more are short ones, which takes half an hour to write."""
_AT_ONCE = 1000
_SPAN = timedelta(days=4 * 365)
_SOURCES = ("Báo Sông Hồng", "Tin Biển Đông", "Thời sự Cao nguyên", "Nhịp sống Đồng bằng")
_ONSETS = " b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".split(" ")
_RIMES = """a à á ả ạ an àn án ang àng áng anh ành ao ào áo ay ày áy âm ân ần ất âu ấu e è é em
ên ền ết i ì í inh ính iên iền iến iết o ò ó on ong òng óng ô ố ông ồng ống ơ ờ ớ ơi ới u ù ú ung
ùng úng uôn uốc ư ừ ứ ưng ước ương ường ướng ưa ừa""".split()

_WORDS = 5000
"""Words of the language, of two syllables each."""


class Writer:
    """Writes text whose words are about as common and as rare as those of a language."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        language = random.Random(0)  # the same for every seed
        syllables = [onset + rime for onset in _ONSETS for rime in _RIMES]
        self._words = [" ".join(language.choices(syllables, k=2)) for _ in range(_WORDS)]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def sentence(self, least: int, most: int) -> str:
        length = self.chance.randint(least, most) // 2
        words = self.chance.choices(self._words, cum_weights=self._weights, k=length)
        return " ".join(words).capitalize()

    def paragraph(self) -> str:
        return ". ".join(self.sentence(12, 30) for _ in range(self.chance.randint(2, 5))) + "."

    def articles(self, *, short: bool = False) -> Iterator[Article]:
        """Articles without end, as long as news mostly is; short ones are one sentence."""
        for place in count():
            paragraphs = (
                () if short else (self.paragraph() for _ in range(self.chance.randint(4, 9)))
            )
            yield Article(
                f"{self.sentence(8, 14)} ({place})",
                lede=self.sentence(20, 40),
                body=tuple(paragraphs),
                source=self.chance.choice(_SOURCES),
            )


def real_articles(corpora: Path) -> Iterator[Article]:
    """The articles of the load files, in their order."""
    for file in sorted((corpora / "entities/load").glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                paragraphs = (clean(part) for part in json.loads(line)["text"].split("\n"))
                title, *rest = filter(None, paragraphs)
                yield Article(
                    title, lede=rest[0] if rest else "", body=tuple(rest[1:]), source=file.name
                )


def made(cache: Path, size: int) -> Path:
    """The folder of a library of written articles, from `MILLION` up short ones; made once."""
    folder = cache / str(size)
    if not (folder / LIBRARY_FILE).exists():
        writer = Writer(seed=1)
        make(folder, size, writer.articles(short=size >= MILLION), writer.chance)
    return folder


def library(corpora: Path, cache: Path, size: int) -> Path:
    """The folder of a library of real articles, made if it isn't in the cache."""
    folder = cache / f"news-{size}-{search.INDEX_VERSION}"
    done = folder / "complete"
    if not done.exists():
        make_real(folder, size, corpora)
        done.touch()
    return folder


def make_real(folder: Path, size: int, corpora: Path) -> None:
    """Write a library of so many real articles, complete with their names."""
    chance = random.Random(size)
    articles = list(islice(real_articles(corpora), size))
    order = [place % len(articles) for place in range(size)]
    chance.shuffle(order)
    make(folder, size, (articles[place] for place in order), chance, named=True)


def make(
    folder: Path,
    size: int,
    articles: Iterator[Article],
    chance: random.Random,
    *,
    named: bool = False,
) -> None:
    """Write a library of `size` articles, complete but for entities, or with them."""
    with closing(store.Files(folder)) as files:
        Ingest(files, lambda: NOW)  # makes the index
        for file in (files.library, files.state):
            file.storage.connection.execute("PRAGMA synchronous = OFF")
        connection = files.library.storage.connection
        names = _recognized(connection) if named else lambda _: Counter[int]()
        for start in range(0, size, _AT_ONCE):
            with files.library.storage.transaction(), files.state.storage.transaction():
                for place in range(start, min(size, start + _AT_ONCE)):
                    article = next(articles)
                    _write(files, article, names(article), place, chance)
        connection.execute("UPDATE article_row SET indexed = 1")
        connection.execute(
            "INSERT INTO entity_count SELECT entity, count(*), sum(mentions)"
            " FROM posting GROUP BY entity"
        )


def _recognized(connection: Connection) -> Callable[[Article], Counter[int]]:
    """How often an article names which entity; their names are written down at once."""

    @once
    def recognized(article: Article) -> Counter[int]:
        counts: Counter[int] = Counter()
        for part in entities.recognize_article(article.title, article.text):
            for mention in part:
                entity = number(mention.entity_id)
                counts[entity] += 1
                for name in {mention.name, mention.text}:
                    exacts, foldeds = forms(name)
                    connection.execute(
                        "INSERT OR IGNORE INTO entity_alias VALUES (?, ?, ?)",
                        (" ".join(foldeds), " ".join(exacts), entity),
                    )
        return counts

    return recognized


def _write(
    files: store.Files, article: Article, names: Counter[int], place: int, chance: random.Random
) -> None:
    moment = NOW - chance.random() * _SPAN
    published = Published(moment.isoformat(timespec="seconds"), "time")
    key = f"made:{place}"
    stored = store.Articles(files.library).add(
        replace(article, published=published), key=key, address=None, added=NOW, story=None
    )
    connection = files.library.storage.connection
    search.add(connection, stored.sort, stored.article)
    connection.executemany(
        "INSERT INTO posting VALUES (?, ?, ?)",
        [(entity, stored.sort, mentions) for entity, mentions in names.items()],
    )
    mark: dict[str, Json] = {"key": key}
    if place < 10:
        mark["bookmarked"] = NOW.isoformat()
    elif chance.random() < 0.99:
        mark["read"] = NOW.isoformat()
    files.state.table(MARKS).insert(Document(mark, doc_id=number(key)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("library"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--short", action="store_true", help="articles of one sentence")
    parser.add_argument("--corpora", action="store_true", help="real articles")
    options = parser.parse_args()
    began = time.perf_counter()
    if options.corpora:
        make_real(options.folder, options.count, Path(os.environ["READER_CORPORA"]))
    else:
        writer = Writer(options.seed)
        made = writer.articles(short=options.short)
        make(options.folder, options.count, made, writer.chance)
    print(f"{options.count} articles in {time.perf_counter() - began:.0f} s: {options.folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
