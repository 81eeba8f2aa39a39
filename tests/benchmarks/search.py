"""How long a search takes: the engine behind the filter line, beside FTS5 and tantivy.

    python -m tests.benchmarks.search --cache DIR [--count 10000] [--count 100000] [--json]

Needs READER_CORPORA and the extra `bench`. 200 queries as someone types them: every prefix of
five phrases, single letters, misses, phrases, accents, filters. Each engine answers each query
three times, taking turns; the fastest counts. As reader remembers what was asked, `first` has the
first times alone, after one query that makes it read when each article was published; the sets of
frequent words that an idle app keeps in the file are made before. The peers search the folded
words (and the words as written, where accents are typed), the last one as a prefix, and know no
fields or states: they are asked for the words of the queries that have none of these. `all` is
reader on every query, `reader` on those that the peers share. All return 200 answers and count
the rest.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from operator import itemgetter
from pathlib import Path
from time import perf_counter, process_time

import tantivy

from reader.library import Library
from reader.text import fold
from reader.text.words import forms
from tests.benchmarks import make_library

LIMIT = 200
ROUNDS = 3
SLOWEST = 12
"""Queries that are named on standard error."""
COLUMNS = ("p50", "p99", "max")
TYPED = (
    "to lam trung quoc",
    "thanh pho ho chi minh",
    "hội nghị thượng đỉnh",
    "gia vang hom nay",
    "bóng đá việt nam",
)
LETTERS = "abcdghklmnpqstvxyđôư"
MISSES = ("xyzzy", "qqq", "khong co gi nhu the zzz", "kwxz", "tố lam xyz", "trung quokk")
PHRASES = (
    *('"to lam"', '"trung quoc"', '"bien dong"', '"ha noi"', '"thanh pho ho chi minh"'),
    *('"tong bi thu"', '"bóng đá"', '"việt nam"', '"chu tich nuoc"', '"quốc hội"'),
)
WORDS = (
    *("to lam", "bien dong", "san bay", "da nang", "ha noi", "dang", "nam", "công an", "nhà nước"),
    *("tô lâm", "Trung Quốc", "người dân", "thủ tướng", "giá xăng", "iphone", "facebook", "2017"),
    *("bo cong an", "bo giao duc", "dai bieu quoc hoi", "ngan hang nha nuoc", "thi truong", "y te"),
    *("uy ban nhan dan", "tai nan giao thong", "bac si", "benh vien", "hoc sinh", "tuyen sinh"),
    *("giá vàng", "xăng dầu", "xuất khẩu gạo", "biến đổi khí hậu", "vũ khí hạt nhân", "triều tiên"),
    *("donald trump", "manchester united", "world cup", "u23 viet nam", "v league", "sea games"),
    *("dien anh", "ca si", "hoa hau", "am nhac", "du lich", "khach san", "dat dai", "nha o xa hoi"),
    *("lua dao", "ma tuy", "toa an", "vu an", "chay", "lu lut", "bao so", "mua lon", "nang nong"),
    *("hoc sinh OR sinh vien", "viet nam -trung", "(ha noi OR sai gon) mua", "cong* an", "bo y te"),
)
FILTERS = (
    *("is:unread", "is:bookmarked", "is:unread viet nam", "is:bookmarked viet", "date:today"),
    *("date:30d", "after:2025-01-01", "before:2022-01-01", "date:2024-06", "date:2024 viet nam"),
    *("title:viet", 'title:"viet nam"', "body:viet", 'body:"trung quoc"', "source:baomoi"),
    *("@asean", '@"trung quốc"', "@mỹ date:2024", "-viet", "is:read ha noi", "has:note"),
)

Engine = Callable[[str], int]
Times = tuple[float, float]
"""Milliseconds of CPU, and of the clock."""


def queries() -> list[str]:
    """What is asked, in the order in which it is."""
    prefixes = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
    return [q for q in (*prefixes, *LETTERS, *MISSES, *PHRASES, *WORDS, *FILTERS) if q[-1] != " "]


def words_alone(query: str) -> str:
    """What a peer can be asked for of a query."""
    plain = query.replace(" OR ", " ").translate(dict.fromkeys(map(ord, '"()*'), " "))
    return " ".join(word for word in plain.split() if word[0] != "-")


def documents(database: Path) -> Iterator[tuple[int, str]]:
    """The articles of a library, oldest first, as text."""
    with closing(sqlite3.connect(database)) as connection:
        yield from connection.execute(
            "SELECT row_number() OVER (ORDER BY sort), data FROM article_row"
            ' JOIN "doc:articles" AS document ON document.id = article_row.id ORDER BY sort'
        )


def _texts(data: str) -> tuple[str, str]:
    document = json.loads(data)
    parts = (document["title"], document.get("lede", ""), *document.get("body", ()))
    both = [forms(part) for part in parts]
    return (" ".join(w for part in both for w in part[1]), " ".join(w for p in both for w in p[0]))


def fts5(library: Path) -> Engine:
    """FTS5 with positions and prefix indexes over the folded and the written words."""
    path = library / "fts5.db"
    fresh = not path.exists()
    connection = sqlite3.connect(path)
    if fresh:
        connection.execute(
            "CREATE VIRTUAL TABLE news USING fts5(folded, exact, content='', prefix='1 2 3',"
            " tokenize='unicode61 remove_diacritics 0')"
        )
        rows = ((number, *_texts(data)) for number, data in documents(library / "library.db"))
        connection.executemany("INSERT INTO news (rowid, folded, exact) VALUES (?, ?, ?)", rows)
        connection.commit()

    def ask(query: str) -> int:
        terms = [f'{_column(word)} : "{_form(word)}"' for word in words_alone(query).split()]
        if not terms:
            return 0
        match = " AND ".join(terms) + "*"
        newest = "SELECT rowid FROM news WHERE news MATCH ? ORDER BY rowid DESC LIMIT ?"
        connection.execute(newest, (match, LIMIT)).fetchall()
        counted = connection.execute("SELECT count(*) FROM news WHERE news MATCH ?", (match,))
        return int(counted.fetchone()[0])

    return ask


def with_tantivy(library: Path) -> Engine:
    """tantivy with its own order, the last word as a regular expression for its prefix."""
    builder = tantivy.SchemaBuilder()
    for name in ("folded", "exact"):
        builder.add_text_field(name, stored=False, tokenizer_name="whitespace")
    schema = builder.build()
    folder = library / "tantivy"
    fresh = not folder.exists()
    folder.mkdir(exist_ok=True)
    index = tantivy.Index(schema, path=str(folder))
    if fresh:
        writer = index.writer(200_000_000, 1)
        for _, data in documents(library / "library.db"):
            folded, exact = _texts(data)
            writer.add_document(tantivy.Document(folded=folded, exact=exact))
        writer.commit()
        writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(query: str) -> int:
        words = words_alone(query).split()
        if not words:
            return 0
        parts = [
            tantivy.Query.term_query(schema, _column(word), _form(word)) for word in words[:-1]
        ]
        last = words[-1]
        parts.append(tantivy.Query.regex_query(schema, _column(last), _form(last) + ".*"))
        both = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        found = searcher.search(both, limit=LIMIT, count=True)
        return int(found.count)  # type: ignore[attr-defined]  # missing in its stubs

    return ask


def _column(word: str) -> str:
    return "folded" if fold(word) == word.lower() else "exact"


def _form(word: str) -> str:
    exacts, foldeds = forms(word)
    return " ".join(foldeds if _column(word) == "folded" else exacts)


def measure(count: int, cache: Path) -> dict[str, dict[str, float]]:
    """Milliseconds of CPU and of the clock for each engine at one size, at best and at first."""
    corpora = Path(os.environ["READER_CORPORA"])
    folder = make_library.library(corpora, cache, count)
    with Library.open(folder, now=lambda: make_library.NOW) as library:
        engines: dict[str, Engine] = {
            "reader": lambda query: library.find(query, limit=LIMIT, typing=True).total,
            "fts5": fts5(folder),
            "tantivy": with_tantivy(folder),
        }
        while library.prepare_search():
            pass
        library.find(MISSES[0])
        took: dict[str, dict[str, list[Times]]] = {name: {} for name in engines}
        for _ in range(ROUNDS):
            for query in queries():
                for name, engine in engines.items():
                    if name == "reader" or not set(":@") & set(query):
                        took[name].setdefault(query, []).append(_timed(engine, query))
    shared = {query: times for query, times in took["reader"].items() if query in took["fts5"]}
    groups = {"all": took["reader"]} | took | {"reader": shared}
    results: dict[str, dict[str, float]] = {}
    for kind, chosen in (("", min), (" first", itemgetter(0))):
        for name, times in groups.items():
            results[name + kind] = _spread({query: chosen(some) for query, some in times.items()})
        _tell_slowest(f"{count}{kind}", {q: chosen(some) for q, some in took["reader"].items()})
    return results


def _spread(times: dict[str, Times]) -> dict[str, float]:
    return {
        f"{column} {kind}": _percentile([time[place] for time in times.values()], column)
        for place, kind in enumerate(("CPU", "wall"))
        for column in COLUMNS
    }


def _tell_slowest(what: str, times: dict[str, Times]) -> None:
    for query in sorted(times, key=times.__getitem__)[-SLOWEST:]:
        print(f"slow at {what}: {times[query][0]:6.1f} ms  {query}", file=sys.stderr)


def _timed(engine: Engine, query: str) -> tuple[float, float]:
    cpu, wall = process_time(), perf_counter()
    engine(query)
    return (process_time() - cpu) * 1000, (perf_counter() - wall) * 1000


def _percentile(times: list[float], column: str) -> float:
    share = {"p50": 0.5, "p99": 0.99, "max": 1.0}[column]
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def main() -> int:
    """Measure at every size asked for; print a table or one JSON document."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cache", type=Path, required=True, help="where libraries are kept")
    parser.add_argument("--count", type=int, action="append", help="articles (10000, 100000)")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = {count: measure(count, options.cache) for count in options.count or [10000, 100000]}
    if options.json:
        print(json.dumps(results))
        return 0
    for count, engines in results.items():
        print(f"{count} articles, {len(queries())} queries, milliseconds")
        for name, times in engines.items():
            print(f"  {name:14}", *(f"{column} {value:7.2f}" for column, value in times.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
