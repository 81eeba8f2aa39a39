"""What the list is narrowed to: words typed, entities chosen, the view; and the query they make.

A value without effects. The one rule: the query language is written in one place, here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Self

from reader.language import N_
from reader.text import fold

View = Literal["all", "unread", "bookmarked", "today"]

VIEWS: dict[View, str] = {
    "all": "",
    "unread": "is:unread",
    "bookmarked": "is:bookmarked",
    "today": "date:today",
}
"""Each view as the query it is."""

NOTED = "has:note"
"""The search that everyone has."""

VIEW_LABELS: dict[View, str] = {
    "all": N_("All"),
    "unread": N_("Unread"),
    "bookmarked": N_("Bookmarks"),
    "today": N_("Today"),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """All that decides which articles the list shows."""

    text: str = ""
    entities: tuple[str, ...] = ()
    """Names of entities that the articles must all name."""
    view: View = "all"

    @property
    def query(self) -> str:
        """The query, in the language of the filter line."""
        chips = (f'@"{name}"' for name in self.entities)
        text = self.text.strip()
        view = VIEWS[self.view]
        if " OR " in text and (self.entities or view):
            text = f"({text})"
        elif view in text.split():  # it says so itself
            view = ""
        return " ".join(filter(None, (view, *chips, text)))

    @property
    def is_filtered(self) -> bool:
        """Something beside the view narrows the list."""
        return bool(self.text.strip() or self.entities)

    @property
    def is_only_words(self) -> bool:
        """What is typed narrows the list, and nothing else does."""
        return bool(self.text.strip()) and not self.entities and self.view == "all"

    def with_text(self, text: str) -> Self:
        """The same with other words."""
        return replace(self, text=text)

    def with_view(self, view: View) -> Self:
        """The same words and entities in another view."""
        return replace(self, view=view)

    def with_entity(self, name: str) -> Self:
        """Narrowed by one more entity; quotes would end the name, so they go."""
        name = name.replace('"', "")
        return self if name in self.entities else replace(self, entities=(*self.entities, name))

    def with_renamed(self, name: str, to: str) -> Self:
        """The same entities, one of them under another name."""
        name, to = name.replace('"', ""), to.replace('"', "")
        names = dict.fromkeys(to if one == name else one for one in self.entities)
        return replace(self, entities=tuple(names))

    def without_entity(self, name: str) -> Self:
        """One chip taken off."""
        return replace(self, entities=tuple(one for one in self.entities if one != name))

    def without_last_entity(self) -> Self:
        """The last chip taken off."""
        return replace(self, entities=self.entities[:-1])

    def without_accents(self) -> Self:
        """The words as they would be typed without marks; operators keep their capitals."""
        plain = (word if word.isascii() else fold(word) for word in self.text.split(" "))
        return replace(self, text=" ".join(plain))


ALL = Narrowing()
"""Every article."""
