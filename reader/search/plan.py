"""From a parsed query to SQL: one FTS5 expression as far as that reaches, conditions for the rest.

The statements that are built select from `article_row AS r`, joined to `search_index` when there
is an expression. Phrases that the index can't decide alone are checked on the text, by the
function `reader_phrase`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reader.model import Connection
from reader.search.match import carries, has_phrase
from reader.search.query import And, During, Is, Named, Node, Not, Or, Term, Words
from reader.text.moments import sortable

EXPANSIONS = 30
"""How many words a prefix that is being typed may stand for; the most frequent ones."""

_NOTHING = '"_"'  # no word holds an underscore
_MANY = 5000
_STATES = {
    "read": "EXISTS (SELECT 1 FROM mark WHERE mark.id = r.mark AND read IS NOT NULL)",
    "unread": "NOT EXISTS (SELECT 1 FROM mark WHERE mark.id = r.mark AND read IS NOT NULL)",
    "bookmarked": "r.mark IN (SELECT id FROM mark WHERE bookmarked IS NOT NULL)",
    "note": "r.mark IN (SELECT id FROM mark WHERE note IS NOT NULL)",
}
_MARKERS = {"title": "t:", "source": "s:", "feed": "f:"}
_FOLDED_ONLY = ("s:", "f:")
"""Fields whose words are indexed folded, and don't count among the library's words."""

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


class Planner:
    """Compiles the nodes of one query against one library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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
        if field == "body":
            return self.together(terms) & _on_text(terms, "body")
        return self.beside(terms, _MARKERS.get(field or "", ""))

    def together(self, terms: Sequence[Term], marker: str = "") -> Part:
        """Every word, wherever it stands."""
        return Part(_join(" AND ", (self.word(term, marker) for term in terms)))

    def beside(self, terms: Sequence[Term], marker: str = "") -> Part:
        """The words side by side, in this order."""
        if len(terms) == 1:
            return Part(self.word(terms[0], marker))
        if marker in _FOLDED_ONLY:
            return self.together(terms, marker)
        pairs = [self._pair(one, two, marker) for one, two in pairwise(terms)]
        whole = Part(_join(" AND ", (expression for expression, _ in pairs)))
        if len(pairs) == 1 and pairs[0][1]:
            return whole
        return whole & _on_text(terms, "title" if marker else "any")

    def literally(self, terms: Sequence[Term]) -> Part:
        """Every word as it was typed, case and tone placement aside."""
        return Part(_join(" AND ", map(self._literal, terms)))

    def _literal(self, term: Term) -> str:
        if term.growing:
            return _either('"=', self._expand(term, lambda word: word.startswith(term.exact)))
        return f'"={term.exact}"{"*" * term.prefix}'

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

    def entities(self, terms: Sequence[Term]) -> list[int]:
        """Numbers of the entities that have this name or alias."""
        folded = " ".join(term.folded for term in terms)
        last = terms[-1]
        if last.growing or last.prefix:
            rows = self._connection.execute(
                "SELECT entity, exact FROM entity_alias JOIN entity_count USING (entity)"
                " WHERE folded >= ? AND folded < ? ORDER BY articles DESC LIMIT ?",
                (folded, folded + "\U0010ffff", EXPANSIONS),
            )
        else:
            rows = self._connection.execute(
                "SELECT entity, exact FROM entity_alias WHERE folded = ?", (folded,)
            )
        return list(dict.fromkeys(entity for entity, exact in rows if _as_typed(exact, terms)))

    def word(self, term: Term, marker: str = "") -> str:
        """The FTS5 expression of one word."""
        if marker in _FOLDED_ONLY:
            return f'"{marker}{term.folded}"{"*" * (term.prefix or term.growing)}'
        if term.growing:
            return self._growing(term, marker)
        form = f"={term.exact}" if term.strict else term.folded
        return f'"{marker}{form}"{"*" * term.prefix}'

    def _growing(self, term: Term, marker: str) -> str:
        if term.strict:
            return _either(f'"{marker}=', self._expand(term, lambda w: carries(w, term.exact)))
        rows = self._connection.execute(
            "SELECT folded FROM vocabulary WHERE folded >= ? AND folded < ?"
            " GROUP BY folded ORDER BY sum(articles) DESC LIMIT ?",
            (term.folded, term.folded + "\U0010ffff", EXPANSIONS),
        )
        return _either(f'"{marker}', [folded for (folded,) in rows])

    def _expand(self, term: Term, accepts: Callable[[str], bool]) -> list[str]:
        """The most frequent words as written that begin like the term and are accepted."""
        rows = self._connection.execute(
            "SELECT exact FROM vocabulary WHERE folded >= ? AND folded < ? AND articles > 0"
            " ORDER BY articles DESC",
            (term.folded, term.folded + "\U0010ffff"),
        )
        return [exact for (exact,) in rows if accepts(exact)][:EXPANSIONS]

    def _pair(self, one: Term, two: Term, marker: str) -> tuple[str, bool]:
        """An expression for two words side by side, and whether it says all there is to say."""
        if one.prefix or one.growing or two.growing:
            return f"({self.word(one, marker)}) AND ({self.word(two, marker)})", False
        if one.strict and two.strict:
            return f'"{marker}={one.exact}_{two.exact}"{"*" * two.prefix}', True
        pair = f'"{marker}{one.folded}_{two.folded}"{"*" * two.prefix}'
        if not one.strict and not two.strict:
            return pair, True
        return f"{pair} AND {self.word(one, marker)} AND {self.word(two, marker)}", False


def prepare(connection: Connection) -> None:
    """Teach a connection the functions that plans call."""
    connection.create_function("reader_phrase", 4, _phrase, deterministic=True)
    connection.create_function("reader_tag", 2, _has_tag, deterministic=True)


def _either(opening: str, forms: Sequence[str]) -> str:
    return " OR ".join(f'{opening}{form}"' for form in forms) or _NOTHING


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


def _as_typed(alias: str, terms: Sequence[Term]) -> bool:
    """Whether an alias carries the diacritics that were typed."""
    return all(
        carries(word, term.exact) if term.growing else word == term.exact
        for word, term in zip(alias.split(" "), terms, strict=False)
        if term.strict
    )


def _pack(terms: Sequence[Term]) -> str:
    return json.dumps([(term.exact, term.folded, term.prefix, term.growing) for term in terms])


@lru_cache(maxsize=64)
def _unpack(packed: str) -> tuple[Term, ...]:
    return tuple(Term(*fields) for fields in json.loads(packed))


def _on_text(terms: Sequence[Term], where: str) -> Part:
    columns = {"title": "title, NULL, NULL", "body": "NULL, lede, body", "any": "title, lede, body"}
    sql = (
        "EXISTS (SELECT 1 FROM article_text WHERE article_text.id = r.id"
        f" AND reader_phrase({columns[where]}, ?))"
    )
    return Part(None, sql, (_pack(terms),))


def _phrase(title: str | None, lede: str | None, body: str | None, packed: str) -> bool:
    paragraphs = [text for text in (title, lede) if text]
    paragraphs += json.loads(body) if body else []
    return has_phrase(_unpack(packed), paragraphs)


def _tagged(terms: Sequence[Term]) -> Part:
    sql = "r.mark IN (SELECT id FROM mark WHERE tags IS NOT NULL AND reader_tag(tags, ?))"
    return Part(None, sql, (_pack(terms),))


def _has_tag(tags: str, packed: str) -> bool:
    return has_phrase(_unpack(packed), json.loads(tags))
