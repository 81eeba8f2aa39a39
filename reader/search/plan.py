"""From a parsed query to SQL: one FTS5 expression as far as that reaches, conditions for the rest.

The statements that are built select from `article_row AS r`, joined to `search_index` when there
is an expression. Words are decided by the index alone; no text is ever read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from reader.model import Connection
from reader.search.feeds import feeds_named
from reader.search.index import BEGINNING
from reader.search.match import has_phrase, is_name, matches
from reader.search.query import And, During, Is, Named, Node, Not, Or, Term, Words
from reader.text.moments import sortable

EXPANSIONS = 30
"""How many words a prefix that is being typed may stand for; the most frequent ones."""

NAMED = 5
"""How many entities a name that is being typed may stand for."""

RARE = 1000
"""A word so many times rarer than the commonest with its beginning waits for the next letter."""

_NOTHING = '"_"'  # no word holds an underscore
_MANY = 5000
_AT_ONCE = 400
_FEW_NAMING = 20_000
_STATES = {
    "read": "EXISTS (SELECT 1 FROM mark WHERE mark.id = r.mark AND read IS NOT NULL)",
    "unread": "NOT EXISTS (SELECT 1 FROM mark WHERE mark.id = r.mark AND read IS NOT NULL)",
    "bookmarked": "r.mark IN (SELECT id FROM mark WHERE bookmarked IS NOT NULL)",
    "note": "r.mark IN (SELECT id FROM mark WHERE note IS NOT NULL)",
}
_MARKERS = {"title": ":t", "source": ":s", "feed": ":f"}
_UNORDERED = (":s", ":f")
"""Fields without pairs, whose words don't count among the library's words."""
_LAST = "\U0010ffff"

Parameter = str | int


@dataclass(frozen=True, slots=True)
class Part:
    """A condition: an FTS5 expression and an SQL condition, both of which must hold."""

    match: str | None = None
    sql: str | None = None
    parameters: tuple[Parameter, ...] = ()

    def __and__(self, other: Part) -> Part:
        return Part(
            _join(" AND ", (self.match, other.match)),
            _join(" AND ", (self.sql, other.sql)),
            self.parameters + other.parameters,
        )

    def as_sql(self) -> Part:
        """The same condition without an FTS5 expression."""
        if self.match is None:
            return self if self.sql else Part(sql="1")
        found = "r.sort IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)"
        return Part(None, _join(" AND ", (found, self.sql)), (self.match, *self.parameters))


EVERYTHING = Part()


def _join(operator: str, parts: Iterable[str | None]) -> str | None:
    given = [part for part in parts if part]
    return (
        operator.join(f"({part})" for part in given) if len(given) > 1 else next(iter(given), None)
    )


class Names:
    """Entities, and who of some articles names one of them."""

    def __init__(self, connection: Connection, entities: Sequence[int]) -> None:
        self._connection = connection
        self._entities = entities
        marks = ", ".join("?" * len(entities))
        self._postings = f"SELECT sort FROM posting WHERE entity IN ({marks})"
        (self.articles,) = connection.execute(
            f"SELECT total(articles) FROM entity_count WHERE entity IN ({marks})", entities
        ).fetchone() or (0,)
        """How many articles name them, at most."""

    @cached_property
    def _naming(self) -> frozenset[int]:
        rows = self._connection.execute(self._postings, self._entities)
        return frozenset(sort for (sort,) in rows)

    def among(self, sorts: Sequence[int]) -> set[int]:
        """Those of some articles, by sortable key, that name one of them."""
        if 0 < self.articles <= _FEW_NAMING:  # all at once, sooner than some after some
            return set(self._naming.intersection(sorts))
        naming: set[int] = set()
        for start in range(0, len(sorts) if self.articles else 0, _AT_ONCE):
            some = sorts[start : start + _AT_ONCE]
            rows = self._connection.execute(
                f"{self._postings} AND sort IN ({', '.join('?' * len(some))})",
                (*self._entities, *some),
            )
            naming.update(sort for (sort,) in rows)
        return naming


class Planner:
    """Compiles the nodes of one query against one library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._expansions: dict[tuple[Term, bool], list[str]] = {}

    def part(self, node: Node) -> Part:
        """The condition of a node."""
        match node:
            case Words():
                return self._words(node)
            case Named(terms):
                return self.named(terms)
            case Is(state):
                return Part(sql=_STATES[state])
            case During(start, end):
                return _during(start, end)
            case Not(inner):
                return _negate(self.part(inner))
            case And(nodes):
                return self._all(nodes)
            case Or(nodes):
                return _any([self.part(inner) for inner in nodes])

    def _all(self, nodes: Sequence[Node]) -> Part:
        whole = EVERYTHING
        for node in nodes:
            if not isinstance(node, Not):
                whole &= self.part(node)
        for node in nodes:
            if isinstance(node, Not):
                unwanted = self.part(node.node)
                if whole.match and unwanted.match and not unwanted.sql:
                    expression = f"({whole.match}) NOT ({unwanted.match})"
                    whole = Part(expression, whole.sql, whole.parameters)
                else:
                    whole &= _negate(unwanted)
        return whole

    def _words(self, words: Words) -> Part:
        terms, field = words.terms, words.field
        if field == "tag":
            return _tagged(terms)
        if field == "feed" and (feeds := feeds_named(self._connection, terms)):
            return Part(sql=f"r.feed IN ({', '.join(map(str, feeds))})")
        whole = self.beside(terms, _MARKERS.get(field or "", ""))
        return Part(f"text : ({whole.match})") if field == "body" else whole

    def together(self, terms: Sequence[Term], marker: str = "") -> Part:
        """Every word, wherever it stands."""
        return Part(_join(" AND ", (self.word(term, marker) for term in terms)))

    def beside(self, terms: Sequence[Term], marker: str = "") -> Part:
        """The words side by side, in this order."""
        if len(terms) == 1 or marker in _UNORDERED:
            return self.together(terms, marker)
        return Part(_either(self._phrases(terms, marker)))

    def literally(self, terms: Sequence[Term]) -> Part:
        """Every word as it was typed, case and tone placement aside."""
        return Part(_join(" AND ", map(self._literal, terms)))

    def named(self, terms: Sequence[Term]) -> Part:
        """Articles that name an entity of this name or alias."""
        found = self.entities(terms)
        marks = ", ".join("?" * len(found))
        (count,) = self._connection.execute(
            f"SELECT total(articles) FROM entity_count WHERE entity IN ({marks})", found
        ).fetchone() or (0,)
        postings = f"SELECT sort FROM posting WHERE entity IN ({marks})"
        if count > _MANY:
            return Part(None, f"EXISTS ({postings} AND sort = r.sort)", tuple(found))
        return Part(None, f"r.sort IN ({postings})", tuple(found))

    def names(self, terms: Sequence[Term]) -> Names:
        """The entities of this name or alias."""
        return Names(self._connection, self.entities(terms) if terms else ())

    def entities(self, terms: Sequence[Term]) -> list[int]:
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

    def word(self, term: Term, marker: str = "") -> str:
        """The FTS5 expression of one word."""
        star = "*" if term.is_open else ""
        if term.growing:
            if not (marker or term.strict or len(term.folded) > BEGINNING):
                return f'"<{term.folded}"'
            if marker not in _UNORDERED:
                sign = "=" if term.strict else ""
                forms = self._expanded(term, term.strict)
                return _either(f'"{marker}{sign}{form}"' for form in forms)
            return f'"{marker}{term.folded}"*'
        form = f"={term.exact}" if term.strict else term.folded
        return f'"{marker}{form}"{star}'

    def _literal(self, term: Term) -> str:
        if term.growing:
            forms = self._expanded(term, True)
            return _either(f'"={form}"' for form in forms if form.startswith(term.exact))
        return f'"={term.exact}"{"*" * term.prefix}'

    def _phrases(self, terms: Sequence[Term], marker: str) -> Iterator[str]:
        """Phrases of pairs: more than one where a word stands for several.

        Folded pairs say nothing about marks, so one strict word makes all of them exact; what a
        word without marks may be then, the library's words tell.
        """
        strict = any(term.strict for term in terms)
        sign = marker + "=" * strict
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
        if (term, strict) not in self._expansions:
            self._expansions[term, strict] = self._look_up(term, strict)
        return self._expansions[term, strict]

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
        found = self._connection.execute(
            "SELECT 1 FROM index_term WHERE term = ? LIMIT 1", (token,)
        )
        return found.fetchone() is not None


def prepare(connection: Connection) -> None:
    """Teach a connection what plans call."""
    connection.create_function("reader_tag", 2, _has_tag, deterministic=True)
    connection.execute(
        "CREATE VIRTUAL TABLE temp.index_term USING fts5vocab(main, search_index, instance)"
    )


def _either(expressions: Iterable[str]) -> str:
    return " OR ".join(expressions) or _NOTHING


def _any(parts: Sequence[Part]) -> Part:
    if all(part.match and not part.sql for part in parts):
        return Part(_join(" OR ", (part.match for part in parts)))
    plain = [part.as_sql() for part in parts]
    return Part(
        None,
        _join(" OR ", (part.sql for part in plain)),
        tuple(value for part in plain for value in part.parameters),
    )


def _negate(part: Part) -> Part:
    plain = part.as_sql()
    return Part(None, f"NOT ({plain.sql})", plain.parameters)


def _during(start: int | None, end: int | None) -> Part:
    conditions = (
        "r.sort >= ?" if start is not None else None,
        "r.sort < ?" if end is not None else None,
    )
    given = tuple(sortable(moment, 0) for moment in (start, end) if moment is not None)
    return Part(None, _join(" AND ", conditions), given)


def _pack(terms: Sequence[Term]) -> str:
    return json.dumps([(term.exact, term.folded, term.prefix, term.growing) for term in terms])


@lru_cache(maxsize=64)
def _unpack(packed: str) -> tuple[Term, ...]:
    return tuple(Term(*fields) for fields in json.loads(packed))


def _tagged(terms: Sequence[Term]) -> Part:
    sql = "r.mark IN (SELECT id FROM mark WHERE tags IS NOT NULL AND reader_tag(tags, ?))"
    return Part(None, sql, (_pack(terms),))


def _has_tag(tags: str, packed: str) -> bool:
    return has_phrase(_unpack(packed), json.loads(tags))
