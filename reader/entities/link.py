"""From drafts to mentions: which entity each one names, by id and canonical name.

Ids are made from type and key alone, so they agree between machines and survive re-tagging. The
one rule: a name of one syllable that links to nothing in its article never meets another's, nor
does a body that leaves its place unsaid or an event that is only counted.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from reader.entities.document_pass import Evidence
from reader.entities.headed import ordinal_end
from reader.entities.lexicon import Lexicon
from reader.entities.page import Draft, Page
from reader.model import EntityType, Mention, Value
from reader.text import exact

_BARE_HEADS = frozenset(
    "quận|huyện|thị xã|thị trấn|phường|xã|thôn|ấp|bản|làng|đảo|sông|núi".split("|")
)
_WHOSE = frozenset(["tp", "tỉnh", "huyện", "quận", "xã", "phường", "phố"])
"""Last words of a body that leaves open of which place it is: "UBND TP"."""
_EMBASSY = "đại sứ quán"
_HOME = "việt nam"
_LONGEST_SLUG, _CUT = 64, 48
"""Characters of an id's name; where a longer one is cut, at a word's end if it has one."""


def link(
    pages: list[Page], evidence: Evidence, lexicon: Lexicon, article: str
) -> list[list[Mention]]:
    """The mentions of each page, sorted; `article` is the whole text, for local ids."""
    return _Linker(pages, evidence, lexicon, article).mentions()


def name_key(name: str) -> str:
    """What the spellings of one name share: letter case, tone placement and spaces don't count."""
    return " ".join(exact(name).split())


def entity_id(type: EntityType, key: str) -> str:
    """The id of an entity: `person:tô-lâm`; a long one ends with a digest of the whole."""
    slug = "-".join(key.replace("-", " ").split())
    if len(slug) > _LONGEST_SLUG:
        digest = blake2b(slug.encode("utf8", "surrogatepass"), digest_size=4).hexdigest()
        slug = f"{slug[:_CUT].rpartition('-')[0] or slug[:_CUT]}-{digest}"
    return f"{type.lower()}:{slug}"


class _Linker:
    def __init__(
        self, pages: list[Page], evidence: Evidence, lexicon: Lexicon, article: str
    ) -> None:
        self.pages = pages
        self.evidence = evidence
        self.lexicon = lexicon
        self.salt = blake2b(article.encode("utf8", "surrogatepass"), digest_size=4).hexdigest()
        self.keys: dict[int, tuple[EntityType, str]] = {}
        self.surfaces: dict[tuple[EntityType, str], Counter[str]] = {}
        self.known: dict[tuple[EntityType, str], int] = {}
        self.headed = self._headed_places()
        self.embassy = self._embassy()

    def mentions(self) -> list[list[Mention]]:
        for page in self.pages:
            for draft in page.drafts:
                self._cluster(page, draft)
        return [
            [self._mention(page, draft) for draft in sorted(page.drafts, key=lambda one: one.first)]
            for page in self.pages
        ]

    def _cluster(self, page: Page, draft: Draft) -> None:
        """Decides which names of the article are one, by a common key."""
        key = self._key(page, draft)
        surface = draft.name or page.surface(draft.first, draft.last)
        if draft.type == "DOC" and " " not in key:
            surface = key.upper()
        known = draft.known
        if known is None:
            known = self.evidence.glossed.get(key, self._shipped(draft.type, key))
        place = (draft.type, key)
        self.keys[id(draft)] = place
        if known is not None:
            self.known[place] = known
        self.surfaces.setdefault(place, Counter())[" ".join(surface.split())] += 1

    def _key(self, page: Page, draft: Draft) -> str:
        key = page.phrase(draft.first, draft.last)
        if draft.known is not None:
            return self._known_key(draft.known)
        long = self.evidence.longs.get(page.tokens[draft.first].text)
        if draft.last - draft.first == 1 and long is not None and draft.type != "DOC":
            return self._long_key(long)
        if draft.type == "PERSON":
            return self.evidence.full.get(key, key)
        if draft.type == "DOC":
            return self._document_key(page, draft, key)
        if draft.type == "PLACE":
            named = exact(draft.name) if draft.name else key
            return self.headed.get(named, named)
        if draft.type == "ORG" and key.startswith(_EMBASSY):
            return self._embassy_key(key)
        return key.replace(" tp . ", " tp ").replace(" thành phố ", " tp ")

    def _document_key(self, page: Page, draft: Draft, key: str) -> str:
        """A document is known by its acronym: `Hiệp định TTIP`, `Hiệp định … (TTIP)`."""
        bracketed = page.key(draft.last) == "(" and page.key(draft.last + 2) == ")"
        named = bracketed and page.tokens[draft.last + 1].upper
        if named and not _is_body(page, draft.last + 1):
            return page.keys[draft.last + 1]
        last = page.tokens[draft.last - 1]
        headed = page.match("doc_heads", draft.first) == draft.last - 1
        if not headed or not last.upper or _is_body(page, draft.last - 1):
            return key  # "Hiến chương ASEAN" is not ASEAN
        return last.key

    def _long_key(self, long: Draft) -> str:
        for page in self.pages:
            if page.draft_at(long.first) is long:
                return self._key(page, long)
        return ""

    def _known_key(self, known: int) -> str:
        return name_key(self.lexicon.known[known].name)

    def _shipped(self, type: EntityType, key: str) -> int | None:
        known = self.lexicon.entity_named(key, type)
        if known is None and type == "ORG" and key.endswith(" " + _HOME):
            known = self.lexicon.entity_named(key.removesuffix(" " + _HOME), type)
        return known

    def _mention(self, page: Page, draft: Draft) -> Mention:
        start = page.tokens[draft.first].start
        end = page.tokens[draft.last - 1].end
        text = page.text[start:end]
        if draft.type in ("DATE", "MONEY", "QUANTITY"):
            id_, name = _measured(draft, text)
        else:
            id_, name = self._identity(draft, page)
        return Mention(
            start, end, text, draft.type, id_, name, draft.value, draft.unit, draft.title,
            round(draft.confidence, 2),
        )  # fmt: skip

    def _identity(self, draft: Draft, page: Page) -> tuple[str, str]:
        type, key = self.keys[id(draft)]
        known = self.known.get((type, key))
        if known is not None:
            entity = self.lexicon.known[known]
            return entity_id(entity.type, self._known_key(known)), entity.name
        name = _best_name(self.surfaces[type, key])
        if type == "ORG" and key == self.embassy[1]:
            name = self.embassy[0]
        id_ = entity_id(type, key)
        bare = page.tokens[draft.first]
        local = " " not in key and (bare.syllable or (type == "PERSON" and len(key) < 4))
        local = local or (type == "PERSON" and _is_initials(key))
        local = local or (type == "ORG" and key.rpartition(" ")[2] in _WHOSE)
        local = local or (type == "EVENT" and _is_only_counted(page, draft))
        return (f"{id_}~{self.salt}" if local else id_), name

    def _headed_places(self) -> dict[str, str]:
        """`thanh chăn` -> `xã thanh chăn`, where the article says both and ships neither."""
        headed: dict[str, str] = {}
        for page in self.pages:
            for draft in page.drafts:
                key = page.phrase(draft.first, draft.last)
                head, _, bare = key.partition(" ")
                named = draft.type == "PLACE" and head in _BARE_HEADS and bare
                if named and self.lexicon.entity_named(bare, "PLACE") is None:
                    headed.setdefault(bare, key)
        return headed

    def _embassy(self) -> tuple[str, str]:
        """Name and key of the embassy, where the article names an ambassador's host country."""
        for page in self.pages:
            for at, key in enumerate(page.keys):
                if key != "đại" or page.phrase(at, at + 2) != "đại sứ":
                    continue
                sender_at = at + (3 if page.key(at + 2) == "quán" else 2)
                sender = page.draft_at(sender_at)
                sender_end = (
                    sender.last if sender is not None and sender.type == "PLACE" else sender_at
                )
                host = page.draft_at(sender_end + 1)
                if page.key(sender_end) not in ("tại", "ở") or host is None or host.type != "PLACE":
                    continue
                country = (
                    "Việt Nam" if sender_end == sender_at else page.surface(sender_at, sender_end)
                )
                name = f"Đại sứ quán {country} tại {page.surface(host.first, host.last)}"
                return name, name.lower()
        return "", ""

    def _embassy_key(self, key: str) -> str:
        name = self.embassy[1]
        return name if name.startswith(key) else key


def _is_body(page: Page, at: int) -> bool:
    """A known organisation or place stands there."""
    return any(one.type != "DOC" for one in page.meanings_at(at)[1])


def _is_only_counted(page: Page, draft: Draft) -> bool:
    """`bão số 3`, `Kỳ họp thứ 6`: of which year or body, only the article knows."""
    head_end = page.match("event_heads", draft.first)
    counted = ordinal_end(page, head_end) == draft.last > head_end
    return counted or page.key(draft.last - 2) == "số"


def _is_initials(key: str) -> bool:
    """`t .`, `n . v . t .`: whose they are, only the article knows."""
    return all(len(part) == 1 for part in key.split())


def _best_name(surfaces: Counter[str]) -> str:
    """The most frequent of the longest surfaces, in words."""
    return max(surfaces, key=lambda one: (len(one.split()), surfaces[one], -len(one)))


def _measured(draft: Draft, text: str) -> tuple[str, str]:
    """Id and name of a date or an amount; what has no value is known by its words."""
    kind = draft.type.lower()
    if draft.value is None:
        return entity_id(draft.type, text.lower()), text
    if draft.type == "DATE":
        return f"{kind}:{draft.value}", _date_name(str(draft.value), text)
    return f"{kind}:{_plain(draft.value)}-{(draft.unit or '').lower()}", text


def _plain(value: Value) -> str:
    if isinstance(value, tuple):
        return "-".join(str(part) for part in value)
    return str(value)


def _date_name(value: str, text: str) -> str:
    """`2024-08-18` as it is said here: `18/8/2024`."""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts):
        return text
    shown = "/".join(str(int(part)) for part in reversed(parts))
    return {1: f"năm {shown}", 2: f"tháng {shown}"}.get(len(parts), shown)
