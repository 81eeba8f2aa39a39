"""From a parsed query to the set of articles that it finds.

The rule: words are decided by the index alone; no text is ever read. Each word, phrase, state or
time is a set of its own (see `searcher`), so that what was typed before is not asked for again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise, product
from operator import and_, or_

from reader.search.feeds import feeds_named
from reader.search.index import BEGINNING, toneless
from reader.search.match import is_name, matches
from reader.search.query import And, During, Is, Named, Node, Not, Or, Term, Words
from reader.search.searcher import NOTHING, Group, Searcher, quoted
from reader.text.moments import sortable

EXPANSIONS = 30
"""How many words a prefix that is being typed may stand for; the most frequent ones."""

NAMED = 5
"""How many entities a name that is being typed may stand for."""

RARE = 1000
"""A word so many times rarer than the commonest with its beginning waits for the next letter."""

COMPLETED = 100
"""When a prefix stands for more words than that, the index is read along instead."""

_MARKERS = {"title": ":t", "source": ":s", "feed": ":f"}
_UNORDERED = (":s", ":f")
"""Fields without pairs, whose words don't count among the library's words."""
_ONLY_IN_TITLE = ":o"
_LAST = "\U0010ffff"
_BECOMES = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư", "d": "dđ"} | {
    letter: letter for letter in "bcghiklmnpqrstvxyăâêôơưđ"
}
"""Letters without a tone, and what they may become while a word is being typed."""


class Planner:
    """Evaluates the nodes of one query against one library."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._connection = searcher.connection

    def articles(self, node: Node) -> int:
        """The set of articles that a node finds."""
        match node:
            case Words(terms, "tag"):
                return self._searcher.tagged(terms)
            case Words(terms, "feed") if feeds := self._feeds(terms):
                return self._searcher.brought_by(feeds)
            case Words(terms, field):
                return self.beside(terms, field)
            case Named(terms):
                return self.naming(terms)
            case Is(state):
                return self._searcher.in_state(state)
            case During(start, end):
                keys = (None if moment is None else sortable(moment, 0) for moment in (start, end))
                return self._searcher.during(*keys)
            case Not(inner):
                return self._searcher.timeline.everything & ~self.articles(inner)
            case And(nodes):
                return self._all(nodes)
            case Or(nodes):
                return reduce(or_, map(self.articles, nodes), 0)

    def _all(self, nodes: Sequence[Node]) -> int:
        plain = [node for node in nodes if isinstance(node, Words) and _is_plain(node)]
        rest = (self.articles(node) for node in nodes if node not in plain)
        words = [node.terms[0] for node in plain]
        found = self.together(words) if words else self._searcher.timeline.everything
        return reduce(and_, rest, found)

    def together(self, terms: Sequence[Term], marker: str = "") -> int:
        """Every word, wherever it stands."""
        return self._searcher.all_of(self._word(term, marker) for term in terms)

    def beside(self, terms: Sequence[Term], field: str | None = None) -> int:
        """The words side by side, in this order."""
        marker = _MARKERS.get(field or "", "")
        if len(terms) == 1 and field == "body":
            return self._in_body(terms[0])
        if len(terms) == 1 or marker in _UNORDERED:
            return self.together(terms, marker)
        column = {"title": "title", "body": "text"}.get(field or "")
        phrases = self._searcher.remember(("beside", terms), lambda: list(self._phrases(terms)))
        if column is None and len(terms) == 2:
            return self._searcher.any_of(phrases, "search_pairs")
        either = " OR ".join(map(quoted, phrases)) or quoted(NOTHING)
        expression = f"{column} : ({either})" if column else either
        return self._searcher.having(expression, "search_pairs")

    def literally(self, terms: Sequence[Term]) -> int:
        """Every word as it was typed, case and tone placement aside."""
        return self._searcher.all_of(map(self._literal, terms))

    def best(self, terms: Sequence[Term]) -> int:
        """Every word in the title, and somewhere as it was typed."""
        in_title = (self._word(term, ":t") for term in terms)
        return self._searcher.all_of((*in_title, *map(self._literal, terms)))

    def naming(self, terms: Sequence[Term]) -> int:
        """Articles that name an entity of this name or alias."""
        return self._searcher.naming(self._searcher.remember(terms, lambda: self._entities(terms)))

    def _entities(self, terms: Sequence[Term]) -> list[int]:
        """Numbers of the entities that have this name or alias, those most named first."""
        known = terms[: 1 + next((i for i, t in enumerate(terms) if t.is_open), len(terms))]
        start = " ".join(term.folded for term in known)
        is_open = known[-1].is_open
        rows = self._connection.execute(
            "SELECT entity, folded, exact FROM entity_alias LEFT JOIN entity_count USING (entity)"
            " WHERE folded BETWEEN ? AND ? ORDER BY articles DESC",
            (start, start + _LAST if is_open else start),
        )
        found = dict.fromkeys(
            entity for entity, folded, exact in rows if is_name(terms, exact, folded)
        )
        return list(found)[: NAMED if terms[-1].growing else None]

    def _feeds(self, terms: Sequence[Term]) -> list[int]:
        return self._searcher.remember(
            ("feeds", terms), lambda: feeds_named(self._connection, terms)
        )

    # Tokens

    def _word(self, term: Term, marker: str) -> Group:
        """One word."""
        if term.growing:
            if not marker and (beginnings := _beginnings(term)):
                return [f"<{beginning}" for beginning in beginnings]
            if marker not in _UNORDERED:
                return [marker + form for form in self._signed(term)]
        sign = "=" if term.strict and not term.growing else ""
        token = marker + sign + (term.exact if sign else term.folded)
        if not term.is_open:
            return [token]
        tokens = self._searcher.tokens_from(token, COMPLETED + 1)
        return tokens if len(tokens) <= COMPLETED else [f"{token}*"]

    def _in_body(self, term: Term) -> int:
        """One word outside the title."""
        any_of = self._searcher.any_of
        found = (any_of([form]) & ~any_of([_ONLY_IN_TITLE + form]) for form in self._signed(term))
        return reduce(or_, found, 0)

    def _signed(self, term: Term) -> Iterable[str]:
        """The tokens of the words that a term stands for."""
        forms = self._forms(term, term.strict)
        return (f"={form}" for form in forms) if term.strict else forms

    def _literal(self, term: Term) -> Group:
        if term.growing:
            forms = self._expanded(term, True)
            return [f"={form}" for form in forms if form.startswith(term.exact)]
        return [f"={term.exact}{'*' * term.prefix}"]

    def _phrases(self, terms: Sequence[Term]) -> Iterator[str]:
        """Phrases of pairs: more than one where a word stands for several.

        Folded pairs say nothing about marks, so one strict word makes all of them exact; what a
        word without marks may be then, the library's words tell.
        """
        strict = any(term.strict for term in terms)
        sign = "=" * strict
        last = terms[-1]
        starred = last.prefix and last.strict == strict
        paths = [[form] for form in self._forms(terms[0], strict)]
        for term in terms[1:]:
            whole = term is last and starred
            forms = [term.exact if strict else term.folded] if whole else self._forms(term, strict)
            certain = whole or len(paths) == len(forms) == 1
            paths = [
                [*path, form]
                for path in paths
                for form in forms
                if certain or self._exists(f"{sign}{path[-1]}_{form}")
            ]
        for path in paths:
            pairs = " ".join(f"{sign}{one}_{two}" for one, two in pairwise(path))
            yield f"{pairs}{'*' * starred}"

    def _forms(self, term: Term, strict: bool) -> list[str]:
        """The words that a term stands for, folded or exact."""
        if term.is_open or strict > term.strict:
            return self._expanded(term, strict)
        return [term.exact if strict else term.folded]

    def _expanded(self, term: Term, strict: bool) -> list[str]:
        """The words of the library that a term stands for, the most frequent first."""
        return self._searcher.remember((term, strict), lambda: self._look_up(term, strict))

    def _look_up(self, term: Term, strict: bool) -> list[str]:
        span = (term.folded, term.folded + _LAST if term.is_open else term.folded)
        if not strict and not term.strict:
            words = self._connection.execute(
                "SELECT folded, sum(articles) AS articles FROM vocabulary"
                " WHERE folded BETWEEN ? AND ? GROUP BY folded ORDER BY articles DESC",
                span,
            )
            found = [(folded, articles) for folded, articles in words]
        else:
            rows = self._connection.execute(
                "SELECT folded, exact, articles FROM vocabulary WHERE folded BETWEEN ? AND ?"
                " ORDER BY articles DESC",
                span,
            )
            found = [
                (exact, articles)
                for folded, exact, articles in rows
                if matches(term, exact, folded)
            ]
        if term.growing and found:
            least = found[0][1] / RARE
            found = [word for word in found[:EXPANSIONS] if word[1] >= least]
        return [form for form, _ in found]

    def _exists(self, token: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM pair_term WHERE term = ? LIMIT 1", (token,))
        return found.fetchone() is not None


def _beginnings(term: Term) -> list[str]:
    """The beginnings of words, as the index has them, that a word being typed may be."""
    if len(term.folded) > BEGINNING:
        return []
    if not term.strict:
        return [term.folded]
    if len(term.exact) > BEGINNING or toneless(term.exact) != term.exact:
        return []
    letters = [_BECOMES.get(letter, "") for letter in term.exact]
    return ["".join(beginning) for beginning in product(*letters)]


def _is_plain(words: Words) -> bool:
    """Whether it is one word, wherever it stands."""
    return len(words.terms) == 1 and words.field is None
