"""Measures recognition: F1 per type, linking, CPU per article, time to load.

Beside the annotated articles it scores the project's own sentences in their two halves: the one
that rules are tuned on, and the one that is only scored.

Usage: `READER_CORPORA=… python tests/benchmarks/entities.py [--json] [--articles N]`.
The scorer and the annotated articles are those of the folder that READER_CORPORA names. Site
tails are cut as intake would cut them: at the last body line that the gold states.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from types import ModuleType

from reader.entities import recognize
from reader.entities.training.sentences import stories
from reader.model import Mention

TYPES = "PERSON ORG PLACE DATE MONEY QUANTITY DOC EVENT".split()
NAMES = {"PERSON", "ORG", "PLACE"}
SETS = {"seeds": "gold/0*.json", "dev": "gold/news_*.json"}
Table = dict[str, dict[str, float]]


def main() -> int:
    """Prints the tables, or one JSON document with `--json`."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    options.add_argument("--articles", type=int, default=1000, help="of each load file")
    options.add_argument("--sentences", type=int, default=1000, help="of the outside corpus")
    arguments = options.parse_args()
    folder = os.environ.get("READER_CORPORA")
    if not folder:
        print("READER_CORPORA names no folder of real data", file=sys.stderr)
        return 2
    corpora = Path(folder, "entities")
    results: dict[str, Table] = {"start": {"import and load, ms": _start()}}
    scorer = _scorer(corpora)
    for name, pattern in SETS.items():
        results[name] = _score(scorer, corpora, pattern)
    results["own sentences, tuning half"] = _own(held_out=False)
    results["own sentences, held out"] = _own(held_out=True)
    results["outside"] = _outside(corpora, arguments.sentences)
    results["cpu"] = {"load": _cpu(corpora, arguments.articles)}
    if arguments.json:
        print(json.dumps(results, ensure_ascii=False))
    else:
        _show(results)
    return 0


def _scorer(corpora: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", corpora / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _score(scorer: ModuleType, corpora: Path, pattern: str) -> Table:
    gold = scorer.load(str(corpora / pattern))
    predicted = {id_: {"entities": _predicted(article)} for id_, article in gold.items()}
    full = scorer.score(gold, predicted, set(TYPES), "body", True)
    names = scorer.score(gold, predicted, NAMES, "body", True)
    table = {row[0]: _figures(row) for row in full["rows"]}
    table["PERSON+ORG+PLACE"] = _figures(names["rows"][-1])
    link = full["link"]
    table["linking"] = {"accuracy": 100 * link["mention_acc"], "B3": 100 * link["b3"][2]}
    return table


def _figures(row: tuple[str, int, int, int, float, float, float, float]) -> dict[str, float]:
    _, hits, extra, missed, precision, recall, f1, overlap = row
    return {
        "hits": hits, "extra": extra, "missed": missed, "P": 100 * precision, "R": 100 * recall,
        "F1": 100 * f1, "overlap F1": 100 * overlap,
    }  # fmt: skip


def _predicted(article: dict[str, object]) -> list[dict[str, object]]:
    text = str(article["text"])
    return [
        {"start": one.start, "end": one.end, "type": one.type, "canonical": _canonical(one)}
        for one in recognize(text[: _body_end(article, text)])
    ]


def _body_end(article: dict[str, object], text: str) -> int:
    """Up to the site's tail: the last annotation of the body tells where it ends."""
    entities = article["entities"]
    assert isinstance(entities, list)
    if all(one.get("zone") == "body" for one in entities):
        return len(text)
    return max(int(one["end"]) for one in entities if one.get("zone") == "body")


def _canonical(mention: Mention) -> object:
    if mention.type == "DATE":
        return mention.value
    if mention.type in ("MONEY", "QUANTITY"):
        return f"{mention.value} {mention.unit}"
    return mention.name


def _own(*, held_out: bool) -> Table:
    told = [story for story in stories() if story.held_out == held_out]
    return _compared([(story.text, set(story.marked)) for story in told], TYPES)


def _outside(corpora: Path, sentences: int) -> Table:
    """Sentences of another corpus, whose guidelines differ: only for comparing versions."""
    with (corpora / "eval/vlsp2021_dev.jsonl").open(encoding="utf8") as lines:
        some = [json.loads(line) for _, line in zip(range(sentences), lines, strict=False)]
    annotated = [
        (one["text"], {(e["start"], e["end"], e["type"]) for e in one["entities"]}) for one in some
    ]
    return _compared(annotated, sorted(NAMES))


def _compared(annotated: list[tuple[str, set[tuple[int, int, str]]]], types: list[str]) -> Table:
    counts = {name: [0, 0, 0] for name in types}
    for text, gold in annotated:
        found = {(one.start, one.end, one.type) for one in recognize(text)}
        for name, count in counts.items():
            wanted = {one for one in gold if one[2] == name}
            given = {one for one in found if one[2] == name}
            count[0] += len(wanted & given)
            count[1] += len(given - wanted)
            count[2] += len(wanted - given)
    counts["PERSON+ORG+PLACE"] = [sum(counts[name][at] for name in NAMES) for at in range(3)]
    return {
        name: {
            "hits": a, "extra": b, "missed": c, "P": 100 * a / max(1, a + b),
            "R": 100 * a / max(1, a + c), "F1": 200 * a / max(1, 2 * a + b + c),
        }
        for name, (a, b, c) in counts.items()
    }  # fmt: skip


def _cpu(corpora: Path, articles: int) -> dict[str, float]:
    texts = []
    for path in sorted((corpora / "load").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf8") as lines:
            texts += [
                json.loads(line)["text"] for _, line in zip(range(articles), lines, strict=False)
            ]
    recognize("")
    times = []
    for text in texts:
        start = time.process_time()
        recognize(text, published=date(2018, 6, 1))
        times.append(1000 * (time.process_time() - start))
    times.sort()
    return {
        "articles": len(times),
        "mean, ms": sum(times) / len(times),
        "p50, ms": times[len(times) // 2],
        "p99, ms": times[int(len(times) * 0.99)],
    }


def _start() -> dict[str, float]:
    """Milliseconds in a fresh process: the import, the load of the data, the first call."""
    code = (
        "import time; a=time.perf_counter(); import reader.entities as e; b=time.perf_counter();"
        "import reader.entities.recognition; c=time.perf_counter();"
        "from reader.entities.lexicon import lexicon; lexicon(); d=time.perf_counter();"
        "e.recognize('Tô Lâm'); f=time.perf_counter(); print(*(1000*x for x in (b-a,c-b,d-c,f-d)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    labels = ("import package", "import rules", "load data", "first call")
    return dict(zip(labels, map(float, done.stdout.split()), strict=True))


def _show(results: dict[str, Table]) -> None:
    for section, table in results.items():
        print(f"\n{section}")
        for row, figures in table.items():
            shown = "  ".join(f"{name} {value:.5g}" for name, value in figures.items())
            print(f"  {row:22}{shown}")


if __name__ == "__main__":
    raise SystemExit(main())
