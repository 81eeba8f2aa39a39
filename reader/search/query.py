"""The query language: from what was typed to a tree. Parsing never fails.

    query  = group { "OR" group }
    group  = { term }                        side by side means and
    term   = [ "-" ] ( "(" query ")" | field ":" value | "@" value | value )
    value  = '"' words '"' | word [ "*" ]
    field  = "title" | "body" | "source" | "feed" | "tag"
           | "is" | "has" | "after" | "before" | "date"

What can't be understood is read as plain words, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from reader.search.dates import period_of
from reader.text.words import words

Field = Literal["title", "body", "source", "feed", "tag"]
State = Literal["read", "unread", "bookmarked", "note", "muted"]

_FIELDS: tuple[Field, ...] = ("title", "body", "source", "feed", "tag")
_TIMES = ("after", "before", "date")
_STATES: dict[tuple[str, str], State] = {
    ("is", "unread"): "unread",
    ("is", "read"): "read",
    ("is", "bookmarked"): "bookmarked",
    ("is", "muted"): "muted",
    ("has", "note"): "note",
}
_NAMES = {*_FIELDS, *(field for field, _ in _STATES), *_TIMES}
_TELLING = 3
"""Letters from which on a word that is being typed tells more than its beginning."""

_TOKEN = re.compile(
    r"""\s*(?: (?P<close>\))
      | (?P<minus>-)?
        (?: (?P<open>\()
          | (?: (?P<field>[A-Za-z]+): | (?P<at>@) )?
            (?: "(?P<quoted>[^"]*)"? | (?P<word>[^\s()"]+) )?
        )
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query."""

    exact: str
    folded: str
    prefix: bool = False
    growing: bool = False
    """Still being typed: a prefix whose marks are a lower bound."""

    @property
    def strict(self) -> bool:
        """Typed with diacritics, which a match must then carry."""
        return self.exact != self.folded

    @property
    def is_open(self) -> bool:
        """Whether it stands for every word that begins like it."""
        return self.prefix or self.growing

    @property
    def is_stub(self) -> bool:
        """Being typed, and too short yet to rank by."""
        return self.growing and len(self.folded) < _TELLING

    def __str__(self) -> str:
        return self.exact + ("*" if self.is_open else "")


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or a phrase: words side by side in this order."""

    terms: tuple[Term, ...]
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Articles that name an entity."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Is:
    """Articles in a state."""

    state: State


@dataclass(frozen=True, slots=True)
class During:
    """Articles of a time: seconds since 1970, the end not included."""

    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that a node doesn't find."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """Articles that every node finds; all, if there is no node."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that one of the nodes finds."""

    nodes: tuple[Node, ...]


Node = Words | Named | Is | During | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: a tree, and what of it was not understood."""

    root: And | Or
    notes: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words that an answer is ranked by: wanted, in no field, more than a beginning."""
        return tuple(term for term in _wanted(self.root, (None,)) if not term.is_stub)

    @property
    def is_name(self) -> bool:
        """Whether the words may be a name as they stand; not while another word begins."""
        return not any(term.is_stub for term in _wanted(self.root, (None,)))

    @property
    def rest(self) -> And | Or:
        """What is asked beyond that each of `terms` stands somewhere."""
        if isinstance(self.root, Or):
            return self.root
        return And(tuple(node for node in self.root.nodes if not _is_word(node)))

    @property
    def is_about_muted(self) -> bool:
        """Whether it asks for what is muted, which is left out otherwise."""
        return any(node == Is("muted") for node in _nodes(self.root))

    @property
    def lit(self) -> tuple[Term, ...]:
        """The words that are highlighted where they stand."""
        return tuple(_wanted(self.root, (None, "title", "body")))


def parse(text: str, *, today: date, typing: bool = False) -> Query:
    """Read a query.

    Args:
        today: what `date:today` and `date:7d` count from.
        typing: the last word is still being typed.
    """
    return _Parser(text, today, typing).query()


def without_accents(query: Query) -> Query | None:
    """The same query with every mark taken off; None if none was typed."""
    root = _without_accents(query.root)
    return None if root == query.root else Query(cast("And | Or", root))


def narrowed(query: Query, state: State) -> Query:
    """The same query, of articles in a state only."""
    return Query(And((query.root, Is(state))))


def is_lasting(text: str) -> bool:
    """Whether a query asks for words, sources and names alone, which an article keeps."""
    nodes = list(_nodes(parse(text, today=date(2000, 1, 1)).root))
    return any(isinstance(node, Words | Named) for node in nodes) and not any(
        isinstance(node, Is | During) or (isinstance(node, Words) and node.field in ("tag", "feed"))
        for node in nodes
    )


class _Parser:
    """Recursive descent over the tokens of one query."""

    def __init__(self, text: str, today: date, typing: bool) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self._today = today
        self._typing = typing
        self._notes: list[str] = []

    def query(self) -> Query:
        branches = [self._either()]
        while self._at < len(self._text):  # a ")" too many
            self._at += 1
            branches.append(self._either())
        nodes = tuple(node for branch in branches for node in _flat(branch))
        root = branches[0] if len(branches) == 1 else And(nodes)
        return Query(root, tuple(dict.fromkeys(self._notes)))

    def _either(self) -> And | Or:
        groups: list[list[Node]] = [[]]
        while (token := self._next()) is not None:
            if token["close"]:
                self._at -= 1
                break
            if token["word"] == "OR" and not (token["minus"] or token["field"] or token["at"]):
                groups.append([])
                continue
            node = self._term(token)
            if node is not None:
                groups[-1].append(node)
        branches = tuple(And(tuple(group)) for group in groups if group)
        return branches[0] if len(branches) == 1 else Or(branches) if branches else And(())

    def _next(self) -> re.Match[str] | None:
        while match := _TOKEN.match(self._text, self._at):
            if match.end() == self._at:
                return None
            self._at = match.end()
            if any(match.groups()) or match["quoted"] is not None:
                return match
        return None

    def _term(self, token: re.Match[str]) -> Node | None:
        node = self._parenthesis() if token["open"] else self._atom(token)
        if node is None or node == And(()):
            return None
        return Not(node) if token["minus"] else node

    def _parenthesis(self) -> Node:
        self._depth += 1
        if self._depth > 50:  # deeper than anyone types; recursion has an end too
            return And(())
        node = self._either()
        if self._text[self._at : self._at + 1] == ")":
            self._at += 1
        self._depth -= 1
        return node

    def _atom(self, token: re.Match[str]) -> Node | None:
        value = token["quoted"] if token["word"] is None else token["word"]
        if token["at"]:
            terms = self._terms(value or "", token)
            return Named(terms) if terms else None
        if not token["field"]:
            return self._words(value or "", token)
        return self._fielded(token["field"], value or "", token)

    def _fielded(self, name: str, value: str, token: re.Match[str]) -> Node | None:
        field = name.lower()
        if not value and field not in _NAMES:
            return self._words(f"{name}:", token)  # a word with a colon after it
        if not value and not self._text[token.end() :].strip():
            return None  # on the way to a value
        if value and field in _FIELDS:
            return self._words(value, token, next(f for f in _FIELDS if f == field))
        if (field, value.lower()) in _STATES:
            return Is(_STATES[field, value.lower()])
        if field in _TIMES and (span := period_of(value, self._today)):
            start, end = span
            match field:
                case "after":
                    return During(start, None)
                case "before":
                    return During(None, start)
            return During(start, end)
        self._notes.append(self._text[token.start("field") : token.end()])
        return self._words(f"{name} {value}", token)

    def _words(self, value: str, token: re.Match[str], field: Field | None = None) -> Words | None:
        terms = self._terms(value, token)
        return Words(terms, field) if terms else None

    def _terms(self, value: str, token: re.Match[str]) -> tuple[Term, ...]:
        terms = [Term(word.exact, word.folded) for word in words(value)]
        if terms and token["word"] and value.endswith("*"):
            terms[-1] = replace(terms[-1], prefix=True)
        elif terms and self._typing and token.end() == len(self._text) and value[-1].isalnum():
            unfinished = token["quoted"] is None or not self._text.endswith('"')
            terms[-1] = replace(terms[-1], growing=unfinished)
        return tuple(terms)


def _is_word(node: Node) -> bool:
    """Whether a node asks for nothing but one of the words that answers are ranked by."""
    match node:
        case Words((term,), None):
            return not term.is_stub
    return False


def _nodes(node: Node) -> Iterator[Node]:
    """A node and all below it."""
    yield node
    match node:
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _nodes(inner)
        case Not(inner):
            yield from _nodes(inner)


def _flat(node: And | Or) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, And) else (node,)


def _wanted(node: Node, fields: tuple[Field | None, ...]) -> Iterator[Term]:
    match node:
        case Words(terms, field) if field in fields:
            yield from terms
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _wanted(inner, fields)


def _without_accents(node: Node) -> Node:
    match node:
        case Words(terms, field):
            return Words(tuple(replace(term, exact=term.folded) for term in terms), field)
        case Named(terms):
            return Named(tuple(replace(term, exact=term.folded) for term in terms))
        case Not(inner):
            return Not(_without_accents(inner))
        case And(nodes):
            return And(tuple(map(_without_accents, nodes)))
        case Or(nodes):
            return Or(tuple(map(_without_accents, nodes)))
    return node
