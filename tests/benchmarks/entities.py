"""Measures recognition: F1 per type, linking, vectors, CPU per article, time to load; and a peer.

Beside the annotated articles it scores the project's own sentences in their two halves: the one
that rules are tuned on, and the one that is only scored. `--peer PYTHON` names an interpreter
that has underthesea: its tagger reads the same texts in the same run.

Usage: `READER_CORPORA=… python -m tests.benchmarks.entities [--json] [--articles N] [--peer …]`.
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
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from reader.entities import recognize
from reader.model import Mention
from tests.benchmarks.entity_vectors import KINDS, vectors
from tests.entities.training.sentences import stories

TYPES = "PERSON ORG PLACE DATE MONEY QUANTITY DOC EVENT".split()
NAMES = ("PERSON", "ORG", "PLACE")
ALL = "PERSON+ORG+PLACE"
SETS = {"the two seeds": "gold/0*.json", "the four dev articles": "gold/news_*.json"}
OWN = {"own sentences, tuned on": False, "own sentences, held out": True}
OUTSIDE = "another corpus (VLSP 2021)"
PUBLISHED = date(2018, 6, 1)
"""About when the load articles appeared."""
Table = dict[str, dict[str, float]]
Predicted = list[dict[str, object]]
Tagger = Callable[[str], Predicted]


class Goal(NamedTuple):
    """A line of the table of goals."""

    what: str
    rules: float
    stretch: float
    got: float
    peer: float | None
    more_is_better: bool = True


def main() -> int:
    """Prints the tables, or one JSON document with `--json`."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    options.add_argument("--articles", type=int, default=1000, help="of each load file")
    options.add_argument("--sentences", type=int, default=1000, help="of the outside corpus")
    options.add_argument("--peer", metavar="PYTHON", help="an interpreter with underthesea")
    options.add_argument("--peer-articles", type=int, default=25, help="of each load file")
    arguments = options.parse_args()
    folder = os.environ.get("READER_CORPORA")
    if not folder:
        print("READER_CORPORA names no folder of real data", file=sys.stderr)
        return 2
    corpora = Path(folder)
    ours = _scores(corpora, _ours, TYPES, arguments.sentences)
    ours["cpu"] = {"load": _cost(_ours_cost(_load(corpora, arguments.articles)))}
    ours["start"] = {"import and load, ms": _start()}
    ours["vectors missed"] = {
        kind: {"of them": len(given["cases" if "cases" in given else "same"]), "missed": misses}
        for kind, given, misses in _vectors(corpora)
    }
    peer = _peer(corpora, arguments) if arguments.peer else None
    if arguments.json:
        print(json.dumps({"reader": ours, "underthesea": peer}, ensure_ascii=False))
    else:
        _show("reader", ours)
        if peer is not None:
            _show("underthesea", peer)
        _show_goals(_goals(ours, peer))
    return 0


# Scores


def _scores(corpora: Path, tagger: Tagger, types: list[str], sentences: int) -> dict[str, Table]:
    scorer = _scorer(corpora / "entities")
    results = {
        name: _score(scorer, corpora / "entities", pattern, tagger, types)
        for name, pattern in SETS.items()
    }
    for name, held_out in OWN.items():
        results[name] = _compared(_own(held_out), tagger, types)
    results[OUTSIDE] = _compared(_outside(corpora, sentences), tagger, list(NAMES))
    return results


def _scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _score(
    scorer: ModuleType, folder: Path, pattern: str, tagger: Tagger, types: list[str]
) -> Table:
    gold = scorer.load(str(folder / pattern))
    predicted = {id_: {"entities": tagger(_body(article))} for id_, article in gold.items()}
    full = scorer.score(gold, predicted, set(types), "body", True)
    names = scorer.score(gold, predicted, set(NAMES), "body", True)
    table = {row[0]: _figures(row) for row in full["rows"]}
    table[ALL] = _figures(names["rows"][-1])
    link = full["link"]
    table["linking"] = {"accuracy": 100 * link["mention_acc"], "B3": 100 * link["b3"][2]}
    return table


def _figures(row: tuple[str, int, int, int, float, float, float, float]) -> dict[str, float]:
    _, hits, extra, missed, precision, recall, f1, overlap = row
    return {
        "hits": hits, "extra": extra, "missed": missed, "P": 100 * precision, "R": 100 * recall,
        "F1": 100 * f1, "overlap F1": 100 * overlap,
    }  # fmt: skip


def _body(article: dict[str, object]) -> str:
    """Up to the site's tail: the last annotation of the body tells where it ends."""
    text, entities = str(article["text"]), article["entities"]
    assert isinstance(entities, list)
    if all(one.get("zone") == "body" for one in entities):
        return text
    return text[: max(int(one["end"]) for one in entities if one.get("zone") == "body")]


def _ours(text: str) -> Predicted:
    return [
        {"start": one.start, "end": one.end, "type": one.type, "canonical": _canonical(one)}
        for one in recognize(text)
    ]


def _canonical(mention: Mention) -> object:
    if mention.type == "DATE":
        return mention.value
    if mention.type in ("MONEY", "QUANTITY"):
        return f"{mention.value} {mention.unit}"
    return mention.name


Annotated = list[tuple[str, set[tuple[int, int, str]]]]


def _own(held_out: bool) -> Annotated:
    return [(one.text, set(one.marked)) for one in stories() if one.held_out == held_out]


def _outside(corpora: Path, sentences: int) -> Annotated:
    """Sentences of another corpus, whose guidelines differ: only for comparing versions."""
    with (corpora / "entities/eval/vlsp2021_dev.jsonl").open(encoding="utf8") as lines:
        some = [json.loads(line) for _, line in zip(range(sentences), lines, strict=False)]
    return [
        (one["text"], {(e["start"], e["end"], e["type"]) for e in one["entities"]}) for one in some
    ]


def _compared(annotated: Annotated, tagger: Tagger, types: list[str]) -> Table:
    counts = {name: [0, 0, 0] for name in types}
    for text, gold in annotated:
        found = {(one["start"], one["end"], one["type"]) for one in tagger(text)}
        for name, count in counts.items():
            wanted = {one for one in gold if one[2] == name}
            given = {one for one in found if one[2] == name}
            count[0] += len(wanted & given)
            count[1] += len(given - wanted)
            count[2] += len(wanted - given)
    counts[ALL] = [sum(counts[name][at] for name in NAMES) for at in range(3)]
    return {
        name: {
            "hits": a, "extra": b, "missed": c, "P": 100 * a / max(1, a + b),
            "R": 100 * a / max(1, a + c), "F1": 200 * a / max(1, 2 * a + b + c),
        }
        for name, (a, b, c) in counts.items()
    }  # fmt: skip


def _vectors(corpora: Path) -> Iterator[tuple[str, dict[str, list[list[object]]], int]]:
    given = vectors(corpora)
    for kind, missed in KINDS.items():
        yield kind, given[kind], len(missed(given[kind]))


# Cost


def _load(corpora: Path, articles: int) -> list[str]:
    texts = []
    for path in sorted((corpora / "entities/load").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf8") as lines:
            texts += [
                json.loads(line)["text"] for _, line in zip(range(articles), lines, strict=False)
            ]
    return texts


def _ours_cost(texts: list[str]) -> list[float]:
    recognize("")
    times = []
    for text in texts:
        start = time.process_time()
        recognize(text, published=PUBLISHED)
        times.append(1000 * (time.process_time() - start))
    return times


def _cost(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "articles": len(ordered),
        "mean, ms": sum(ordered) / len(ordered),
        "p50, ms": ordered[len(ordered) // 2],
        "p99, ms": ordered[int(len(ordered) * 0.99)],
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


# The peer


def _peer(corpora: Path, arguments: argparse.Namespace) -> dict[str, Table]:
    """The same scores of underthesea, and its cost over some of the load articles."""
    folder = corpora / "entities"
    scorer = _scorer(folder)
    gold = [one for pattern in SETS.values() for one in scorer.load(str(folder / pattern)).values()]
    texts = [_body(article) for article in gold]
    texts += [text for held_out in OWN.values() for text, _ in _own(held_out)]
    texts += [text for text, _ in _outside(corpora, arguments.sentences)]
    loads = _load(corpora, arguments.peer_articles)
    done = subprocess.run(
        [arguments.peer, str(Path(__file__).with_name("underthesea_ner.py"))],
        input=json.dumps(texts + loads), capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    known: dict[str, Predicted] = {
        text: [{"start": start, "end": end, "type": kind} for start, end, kind in spans]
        for text, spans in zip(texts, told["mentions"], strict=False)
    }
    results = _scores(corpora, known.__getitem__, list(NAMES), arguments.sentences)
    for name in SETS:
        del results[name]["linking"]  # it links nothing
    results["cpu"] = {"load": _cost(told["ms"][len(texts) :])}
    return results


# What is shown


def _goals(ours: dict[str, Table], peer: dict[str, Table] | None) -> list[Goal]:
    seeds, dev = SETS

    def line(what: str, name: str, rules: float, stretch: float) -> Goal:
        theirs = peer[name][ALL]["F1"] if peer else None
        return Goal(what, rules, stretch, ours[name][ALL]["F1"], theirs)

    linking = min(ours[name]["linking"]["accuracy"] for name in SETS)
    missed = max(row["missed"] for row in ours["vectors missed"].values())
    cost = peer["cpu"]["load"]["mean, ms"] if peer else None
    return [
        line(f"F1 {ALL}, the two seeds (tuned on)", seeds, 90, 95),
        line(f"F1 {ALL}, the four dev articles (tuned on)", dev, 82, 88),
        line(f"F1 {ALL}, unseen: own held out", "own sentences, held out", 78, 85),
        Goal("most misses of a kind of vectors", 1, 0, missed, None, more_is_better=False),
        Goal("linking on exact matches, %", 85, 92, linking, None),
        Goal("CPU an article, ms", 15, 20, ours["cpu"]["load"]["mean, ms"], cost, False),
    ]  # fmt: skip


def _show_goals(goals: list[Goal]) -> None:
    print(f"\n{'goal':52}{'rules':>7}{'stretch':>9}{'reader':>9}{'underthesea':>13}")
    for goal in goals:
        held = goal.got >= goal.rules if goal.more_is_better else goal.got <= goal.rules
        peer = f"{goal.peer:.1f}" if goal.peer is not None else "–"
        print(
            f"{goal.what:52}{goal.rules:>7g}{goal.stretch:>9g}{goal.got:>9.1f}{peer:>13}"
            f"  {'held' if held else 'MISSED'}"
        )


def _show(who: str, results: dict[str, Table]) -> None:
    for section, table in results.items():
        print(f"\n{who}: {section}")
        for row, figures in table.items():
            shown = "  ".join(f"{name} {value:.5g}" for name, value in figures.items())
            print(f"  {row:22}{shown}")


if __name__ == "__main__":
    raise SystemExit(main())
