"""What a query finds, by definition: every article is read, word by word.

Shares no code with the product but the values of `reader.model`; slow, and meant to be obvious.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from unicodedata import combining, normalize

from unidecode import unidecode

from reader.model import Article

TONES = "\u0300\u0301\u0303\u0309\u0323"
OLD_PLACE = {
    new + tone: old
    for letters in ("oa", "oe", "uy")
    for tone in TONES
    for new, old in [(letters, letters[0] + tone + letters[1])]
}
MENDED = {"ðảng": "đảng", "ɖảng": "đảng"}

Words = list[str]


@dataclass(frozen=True)
class Piece:
    """An article, and what a library knows of it."""

    article: Article
    moment: int
    names: tuple[str, ...] = ()
    """Names of the entities it mentions, as in `NAMES`."""
    read: bool = False
    bookmarked: bool = False
    note: bool = False
    muted: bool = False
    tags: tuple[str, ...] = ()
    story: int | None = None
    """Place in the shelf of the article whose story it retells."""


NAMES = {
    "Tô Lâm": ("Tô Lâm", "đồng chí Tô Lâm"),
    "Trung Quốc": ("Trung Quốc", "Cộng hoà Nhân dân Trung Hoa"),
    "Hoà Bình": ("Hoà Bình",),
    "Lam": ("Lam",),
}
"""Entities of the tests with their aliases."""


@dataclass(frozen=True)
class Typed:
    """A word of a query as someone typed it."""

    text: str
    prefix: bool = False
    growing: bool = False

    def is_word(self, word: str) -> bool:
        typed, strict = written(self.text), written(self.text) != folded(self.text)
        if self.growing:
            return folded(word).startswith(folded(self.text)) and is_on_the_way(typed, word)
        have, want = (word, typed) if strict else (folded(word), folded(self.text))
        return have.startswith(want) if self.prefix else have == want

    def is_literally(self, word: str) -> bool:
        typed = written(self.text)
        return word.startswith(typed) if self.prefix or self.growing else word == typed


@dataclass(frozen=True)
class Asked:
    """A query: as text, as a test of one article, and the words that rank it."""

    text: str
    holds: Callable[[Piece], bool]
    words: tuple[Typed, ...] = field(default=())
    is_name: bool = True
    """Whether the words may be a name: not while the next one begins."""


def words_of(text: str) -> Words:
    """The words of a text as they are written: NFC, lower case, the old tone placement."""
    found: Words = [""]
    for char in text:
        if "一" <= char <= "龥":
            found += [char, ""]
        elif char.isalnum() or "\u0300" <= char <= "\u036f":
            found[-1] += char
        else:
            found.append("")
    return [written(word) for word in found if word]


def written(word: str) -> str:
    """One word in the form in which strict words are compared."""
    word = normalize("NFC", word).lower()
    word = MENDED.get(word, word)
    decomposed = normalize("NFD", word)
    for new, old in OLD_PLACE.items():
        if decomposed.endswith(new) and not decomposed.endswith("q" + new):
            decomposed = decomposed.removesuffix(new) + old
    return normalize("NFC", decomposed)


def folded(word: str) -> str:
    """One word in the form in which words without marks are compared."""
    plain = unidecode(normalize("NFC", word)).lower()
    return "".join(char for char in plain if char.isalnum()) or written(word)


def is_on_the_way(typed: str, word: str) -> bool:
    """Whether every letter and mark that was typed is there; the tone may sit elsewhere."""

    def take_apart(text: str) -> tuple[list[str], str]:
        letters: list[str] = []
        for char in normalize("NFD", text):
            if char not in TONES:
                if combining(char):
                    letters[-1] += char
                else:
                    letters.append(char)
        return letters, "".join(char for char in normalize("NFD", text) if char in TONES)

    letters, tones = take_apart(word)
    wanted, wanted_tones = take_apart(typed)
    return (
        len(wanted) <= len(letters)
        and all(tone in tones for tone in wanted_tones)
        and all(
            set(one) <= set(other) or (one, other) == ("d", "đ")
            for one, other in zip(wanted, letters, strict=False)
        )
    )


def paragraphs(article: Article) -> list[Words]:
    """The words of the title and of each paragraph."""
    return [words_of(text) for text in (article.title, article.lede, *article.body)]


def stand_together(typed: Sequence[Typed], texts: Iterable[Words]) -> bool:
    """Whether the words stand side by side, in this order, within one text."""
    return any(
        all(one.is_word(word) for one, word in zip(typed, text[start:], strict=False))
        for text in texts
        for start in range(len(text) - len(typed) + 1)
    )


def all_stand(typed: Sequence[Typed], texts: Iterable[Words]) -> bool:
    """Whether every word stands somewhere in the texts."""
    have = [word for text in texts for word in text]
    return all(any(one.is_word(word) for word in have) for one in typed)


def names(typed: Sequence[Typed], piece: Piece) -> bool:
    """Whether the article names an entity of this name or alias."""
    return any(_is_name(typed, words_of(alias)) for name in piece.names for alias in NAMES[name])


def _is_name(typed: Sequence[Typed], alias: Words) -> bool:
    goes_on = typed[-1].growing and len(alias) > len(typed)
    if typed[-1].growing and sum(len(folded(one.text)) + 1 for one in typed) - 1 < 3:
        typed = [*typed[:-1], Typed(typed[-1].text)]  # too short to be the start of a name
        goes_on = False
    return (len(alias) == len(typed) or goes_on) and all(
        one.is_word(word) for one, word in zip(typed, alias, strict=False)
    )


def rank(asked: Asked, piece: Piece) -> tuple[bool, bool, bool, int, int]:
    """The ranking tuple: smaller is better."""
    words, texts = asked.words, paragraphs(piece.article)
    have = [word for text in texts for word in text]
    return (
        len(words) > 1 and not stand_together(words, texts),
        not all(any(one.is_literally(word) for word in have) for one in words),
        not (asked.is_name and names(words, piece)),
        next((place for place in (0, 1) if all_stand(words, texts[place : place + 1])), 2),
        -piece.moment,
    )


def find(asked: Asked, shelf: Sequence[Piece]) -> list[int]:
    """Places in the shelf of what a query finds, in order, one of each story."""
    shown = "is:muted" in asked.text
    found = [
        place
        for place, piece in enumerate(shelf)
        if (shown or not piece.muted) and asked.holds(piece)
    ]
    if asked.words:
        found.sort(key=lambda place: (rank(asked, shelf[place]), -place))
    else:
        found.sort(key=lambda place: (-shelf[place].moment, -place))
    first: dict[int, int] = {}
    for place in found:
        story = shelf[place].story
        first.setdefault(place if story is None else story, place)
    return list(first.values())
