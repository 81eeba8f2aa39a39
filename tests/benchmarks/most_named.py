"""Recognises real articles by the thousand: no exception, right offsets, and whom they name most.

What is printed is for the eye: a country glued to a name, a lower-case tail, an alias that is
another's show at once in the entities that most articles name.

Usage: `READER_CORPORA=… python -m tests.benchmarks.most_named [--articles N] [--names N]`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from reader.entities import recognize_article

DAY = date(2018, 6, 1)
"""About when the articles appeared."""
TYPES = "PERSON ORG PLACE DOC EVENT DATE MONEY QUANTITY".split()
SURFACES = 8


class Tally:
    """How many articles name each entity, and how they write it."""

    def __init__(self) -> None:
        self.articles = 0
        self.mentions = 0
        self.wrong = 0
        """Mentions whose offsets don't hold their text, or that overlap another."""
        self.named: dict[str, Counter[str]] = {one: Counter() for one in TYPES}
        self.names: dict[str, str] = {}
        self.written: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, title: str, text: str) -> None:
        """Recognise one more article."""
        self.articles += 1
        seen: set[tuple[str, str]] = set()
        for part, mentions in zip(
            (title, text), recognize_article(title, text, published=DAY), strict=True
        ):
            end = 0
            for one in mentions:
                right = part[one.start : one.end] == one.text and one.text and one.start >= end
                self.wrong += not right
                self.mentions += 1
                end = one.end
                self.written[one.entity_id][one.text] += 1
                self.names.setdefault(one.entity_id, one.name)
                seen.add((one.type, one.entity_id))
        for type_, id_ in seen:
            self.named[type_][id_] += 1


def articles(corpora: Path, of_each: int) -> Iterator[tuple[str, str]]:
    """Titles and texts of the load files."""
    for path in sorted((corpora / "entities/load").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for _, line in zip(range(of_each), lines, strict=False):
                one = json.loads(line)
                yield str(one.get("title") or ""), str(one["text"])


def main() -> int:
    """Prints the table; 1 if an offset is wrong. An exception ends it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1500, help="of each load file")
    options.add_argument("--names", type=int, default=50, help="of each type")
    arguments = options.parse_args()
    folder = os.environ.get("READER_CORPORA")
    if not folder:
        print("READER_CORPORA names no folder of real data", file=sys.stderr)
        return 2
    tally = Tally()
    for title, text in articles(Path(folder), arguments.articles):
        tally.add(title, text)
    print(f"{tally.articles} articles, {tally.mentions} mentions, {tally.wrong} wrong offsets")
    for type_ in TYPES:
        print(f"\n{type_}: {len(tally.named[type_])} entities")
        for id_, count in tally.named[type_].most_common(arguments.names):
            written = tally.written[id_].most_common(SURFACES)
            shown = ", ".join(f"{text} {times}" for text, times in written)
            print(f"  {count:5}  {tally.names[id_]}  [{id_}]  {shown}")
    return int(tally.wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
