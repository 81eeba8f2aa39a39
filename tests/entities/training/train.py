"""Trains a linear-chain CRF on the annotated sentences and prints it beside the rules.

Usage: `python -m tests.entities.training.train [--outside FILE] [--save FILE]`, with
python-crfsuite installed (extra `train`). Each half of the sentences is tagged by a model that was
trained on the other; FILE is a corpus of JSON lines (`text`, `entities`), only measured, with a
model trained on all sentences. The one rule: nothing but our own sentences is trained on.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import process_time

import pycrfsuite

from reader.entities.document_pass import complete
from reader.entities.lexicon import lexicon
from reader.entities.page import Page
from reader.entities.scan import scan
from tests.entities.training.features import TAGGED, Spans, features, labels, spans
from tests.entities.training.sentences import Marked, Story, stories

OPTIONS = {
    "c1": 0.3, "c2": 0.02, "max_iterations": 120, "feature.minfreq": 2,
    "feature.possible_transitions": True,
}  # fmt: skip
NAMES = ("PERSON", "ORG", "PLACE")
_NEW = {"PERSON": 0.95, "ORG": 0.8, "PLACE": 0.85, "DOC": 0.5, "EVENT": 0.5}
"""How sure the model must be of a mention that the rules know nothing of."""
_OTHER, _LONGER = 0.7, 0.5
"""How sure it must be to change the type, or only the ends, of what the rules found."""
Annotated = tuple[str, tuple[Marked, ...]]
Tag = Callable[[str], set[Marked]]


def main() -> int:
    """Trains, prints the comparison, saves a model where that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--outside", type=Path, help="a corpus that is only measured")
    parser.add_argument("--sentences", type=int, default=1000, help="of that corpus")
    parser.add_argument("--save", type=Path, help="where the model of all sentences goes")
    options = parser.parse_args()
    told = stories()
    tuning, held_out = ([one for one in told if one.held_out == half] for half in (False, True))
    with tempfile.TemporaryDirectory() as folder:
        model = options.save or Path(folder, "all")
        for name, half, other in (("held out", held_out, tuning), ("tuning", tuning, held_out)):
            train(other, Path(folder, "half"))
            compare(name, [(one.text, one.marked) for one in half], Path(folder, "half"))
        train(told, model)
        if options.outside:
            compare("outside", list(_outside(options.outside, options.sentences)), model)
    return 0


def read(text: str) -> Page:
    """A page as the rules read it."""
    page = Page(text, lexicon())
    scan(page, None)
    complete([page])
    return page


def train(told: Iterable[Story], model: Path) -> None:
    """Write the model of some stories; a sentence is a sequence."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for story in told:
        page = read(story.text)
        marked = [
            (*page.token_span(start, end), kind)
            for start, end, kind in story.marked
            if kind in TAGGED
        ]
        seen, wanted = features(page), labels(len(page), marked)
        for first, last in _lines(page):
            trainer.append(seen[first:last], wanted[first:last])
    trainer.set_params(OPTIONS)
    trainer.train(str(model))


def compare(name: str, annotated: list[Annotated], model: Path) -> None:
    """Print precision, recall and F1 of the rules, the model, and both together."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    ways: dict[str, Tag] = {
        "rules": lambda text: _marked(page := read(text), _drafted(page)),
        "model": lambda text: _marked(page := read(text), _kept(page, _tagged(tagger, page), 0.0)),
        "both": lambda text: _marked(page := read(text), _kept(page, _tagged(tagger, page), 1.0)),
    }
    for way, tag in ways.items():
        counts = {kind: [0, 0, 0] for kind in TAGGED}
        start = process_time()
        for text, marked in annotated:
            found = tag(text)
            for kind, count in counts.items():
                wanted = {one for one in marked if one[2] == kind}
                given = {one for one in found if one[2] == kind}
                count[0] += len(wanted & given)
                count[1] += len(given - wanted)
                count[2] += len(wanted - given)
        counts["names"] = [sum(counts[kind][at] for kind in NAMES) for at in range(3)]
        took = 1000 * (process_time() - start) / sum(len(text) for text, _ in annotated) * 2000
        shown = "  ".join(f"{kind} {_f1(*count)}" for kind, count in counts.items())
        print(f"{name:9}{way:6}{shown}  {took:.1f} ms in 2,000 characters")


def _f1(hits: int, extra: int, missed: int) -> str:
    precision, recall = hits / max(1, hits + extra), hits / max(1, hits + missed)
    both = 2 * hits / max(1, 2 * hits + extra + missed)
    return f"{100 * precision:.1f}/{100 * recall:.1f}/{100 * both:.1f}"


def _drafted(page: Page) -> Spans:
    return [(one.first, one.last, one.type) for one in page.drafts]


def _tagged(tagger: pycrfsuite.Tagger, page: Page) -> Iterator[tuple[int, int, str, float]]:
    """The model's mentions with how sure it is of their least sure token."""
    seen = features(page)
    for first, last in _lines(page):
        tagger.set(seen[first:last])
        labelled = tagger.tag()
        for start, end, kind in spans(labelled):
            sure = min(tagger.marginal(labelled[at], at) for at in range(start, end))
            if end < last - first:
                sure = min(sure, 1 - tagger.marginal(f"I-{kind}", end))
            yield first + start, first + end, kind, sure


def _kept(page: Page, tagged: Iterable[tuple[int, int, str, float]], strictness: float) -> Spans:
    """The rules' mentions, and in their place the model's where it is sure enough."""
    found = set(_drafted(page))
    if not strictness:
        found = {one for one in found if one[2] not in TAGGED}
    for start, end, kind, sure in tagged:
        beside = {one for one in found if one[0] < end and start < one[1]}
        if not beside:
            needed = _NEW[kind]
        else:
            needed = _LONGER if all(one[2] == kind for one in beside) else _OTHER
        amounts = any(one[2] in ("MONEY", "QUANTITY", "DATE") for one in beside)
        if sure >= strictness * needed and not amounts:
            found = (found - beside) | {(start, end, kind)}
    return sorted(found)


def _marked(page: Page, found: Spans) -> set[Marked]:
    return {
        (page.tokens[first].start, page.tokens[last - 1].end, kind) for first, last, kind in found
    }


def _lines(page: Page) -> Iterator[tuple[int, int]]:
    starts = [at for at, token in enumerate(page.tokens) if token.line]
    return zip(starts, [*starts[1:], len(page)], strict=True)


def _outside(corpus: Path, sentences: int) -> Iterator[Annotated]:
    with corpus.open(encoding="utf8") as lines:
        for _, line in zip(range(sentences), lines, strict=False):
            one = json.loads(line)
            yield one["text"], tuple((e["start"], e["end"], e["type"]) for e in one["entities"])


if __name__ == "__main__":
    sys.exit(main())
