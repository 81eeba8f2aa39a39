"""Makes a large library to measure on: `python -m tests.benchmarks.make_library N [FOLDER]`.

The articles are generated from syllables of this file (the same seed, the same library), or, with
`--corpora`, are those of the load files in the folder that READER_CORPORA names, repeated. They
arrive in shuffled order over four years; 99 of 100 are read, ten are bookmarked.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, count
from pathlib import Path

from tinydb.table import Document

from reader import search, store
from reader.ingest import Ingest
from reader.model import Article, Published
from reader.store.keys import number
from reader.store.schema import MARKS
from reader.store.storage import Json

NOW = datetime(2026, 1, 1, tzinfo=UTC)
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


def from_corpora(corpora: Path) -> Iterator[Article]:
    """The articles of the load files, over and over."""
    from tests.benchmarks.news_library import real_articles

    while True:
        yield from real_articles(corpora)


def make(folder: Path, size: int, articles: Iterator[Article], chance: random.Random) -> None:
    """Write a library of `size` articles, complete but for entities."""
    with closing(store.Files(folder)) as files:
        Ingest(files, lambda: NOW)  # makes the index
        for file in (files.library, files.state):
            file.storage.connection.execute("PRAGMA synchronous = OFF")
        for start in range(0, size, _AT_ONCE):
            with files.library.storage.transaction(), files.state.storage.transaction():
                for place in range(start, min(size, start + _AT_ONCE)):
                    _write(files, next(articles), place, chance)


def _write(files: store.Files, article: Article, place: int, chance: random.Random) -> None:
    moment = NOW - chance.random() * _SPAN
    published = Published(moment.isoformat(timespec="seconds"), "time")
    key = f"made:{place}"
    stored = store.Articles(files.library).add(
        replace(article, published=published), key=key, address=None, added=NOW, story=None
    )
    search.add(files.library.storage.connection, stored.sort, stored.article)
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
    writer = Writer(options.seed)
    articles = writer.articles(short=options.short)
    if options.corpora:
        articles = from_corpora(Path(os.environ["READER_CORPORA"]))
    began = time.perf_counter()
    make(options.folder, options.count, articles, writer.chance)
    print(f"{options.count} articles in {time.perf_counter() - began:.0f} s: {options.folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
