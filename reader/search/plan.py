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
from reader.search.searcher import Searcher
from reader.text.fold import fold
from reader.text.moments import sortable

EXPANSIONS = 30
"""How many words a prefix that is being typed may stand for; the most frequent ones."""

NAMED = 5
"""How many entities a name that is being typed may stand for."""

RARE = 1000
"""A word so many times rarer than the commonest with its beginning waits for the next letter."""

_NOTHING = '"_"'  # no word holds an underscore
_MARKERS = {"title": ":t", "source": ":s", "feed": ":f"}
_UNORDERED = (":s", ":f")
"""Fields without pairs, whose words don't count among the library's words."""
_ONLY_IN_TITLE = ":o"
_LAST = "\U0010ffff"
_BECOMES = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư", "d": "dđ"} | {
    letter: letter for letter in "bcghiklmnpqrstvxyăâêôơưđ"
}
"""Letters without a tone, and what they may become while a word is being typed."""


BEGINNINGS = (
    *"tcndhvblgkmpsqaxuyeori",
    *"th tr ch nh ng kh ph gi qu ha ho hi ti ta to tu la lo li ba bo bi ca co cu cô da do".split(),
    *"di du de ma mo mu mi na no nă va vi vu vo xa xu sa so su ra ro đ đa đo ư".split(),
)
"""How words begin that many articles hold, in the order in which `prepare` is to read them."""


def prepare(searcher: Searcher) -> bool:
    """Read some of what one will ask for who begins to type; whether there is more to read."""
    searcher.refresh()
    searcher.in_state("read")
    left = BEGINNINGS[searcher.prepared :]
    if left:
        Planner(searcher).together((Term(left[0], fold(left[0]), growing=True),))
        searcher.prepared += 1
    return len(left) > 1


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
        words = [self._word(term, marker) for term in terms]
        last = _both(words[-1:])
        if len(words) > 1 and terms[-1].growing and self._searcher.remembers(last):
            return self._searcher.having(_both(words[:-1])) & self._searcher.having(last)
        return self._searcher.having(_both(words))

    def beside(self, terms: Sequence[Term], field: str | None = None) -> int:
        """The words side by side, in this order."""
        marker = _MARKERS.get(field or "", "")
        if len(terms) == 1 and field == "body":
            return self._searcher.having(self._in_body(terms[0]))
        if len(terms) == 1 or marker in _UNORDERED:
            return self.together(terms, marker)
        column = {"title": "title", "body": "text"}.get(field or "")
        phrases = self._searcher.remember((terms, column), lambda: _either(self._phrases(terms)))
        expression = f"{column} : ({phrases})" if column else phrases
        return self._searcher.having(expression, "search_pairs")

    def literally(self, terms: Sequence[Term]) -> int:
        """Every word as it was typed, case and tone placement aside."""
        return self._searcher.having(_both(map(self._literal, terms)))

    def best(self, terms: Sequence[Term]) -> int:
        """Every word in the title, and somewhere as it was typed."""
        in_title = (self._word(term, ":t") for term in terms)
        return self._searcher.having(_both((*in_title, *map(self._literal, terms))))

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

    # Expressions of FTS5

    def _word(self, term: Term, marker: str) -> str:
        """One word."""
        star = "*" if term.is_open else ""
        if term.growing:
            if not marker and (beginnings := _beginnings(term)):
                return _either(f'"<{beginning}"' for beginning in beginnings)
            if marker not in _UNORDERED:
                return _either(f'"{marker}{form}"' for form in self._signed(term))
            return f'"{marker}{term.folded}"*'
        form = f"={term.exact}" if term.strict else term.folded
        return f'"{marker}{form}"{star}'

    def _in_body(self, term: Term) -> str:
        """One word outside the title."""
        forms = self._signed(term)
        return _either(f'("{form}" NOT "{_ONLY_IN_TITLE}{form}")' for form in forms)

    def _signed(self, term: Term) -> Iterable[str]:
        """The tokens of the words that a term stands for."""
        forms = self._forms(term, term.strict)
        return (f"={form}" for form in forms) if term.strict else forms

    def _literal(self, term: Term) -> str:
        if term.growing:
            forms = self._expanded(term, True)
            return _either(f'"={form}"' for form in forms if form.startswith(term.exact))
        return f'"={term.exact}"{"*" * term.prefix}'

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
            yield f'"{pairs}"{"*" * starred}'

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


def _both(expressions: Iterable[str]) -> str:
    """One expression for all: SQLite is faster at leaving articles out than at telling them."""
    return " AND ".join(f"({expression})" for expression in dict.fromkeys(expressions))


def _either(expressions: Iterable[str]) -> str:
    return " OR ".join(expressions) or _NOTHING
