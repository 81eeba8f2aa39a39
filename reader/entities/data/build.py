"""Compiles the text files beside it into `lexicon.json`, which is what the recogniser loads.

Usage: `python -m reader.entities.data.build [--check]`. The one rule: the compiled file holds
nothing that the text files don't say; `--check` fails when it is out of date.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from reader.entities.tokens import Token, tokenise

FOLDER = Path(__file__).parent
COMPILED = FOLDER / "lexicon.json"
_FILES = {
    "countries.txt": "PLACE",
    "places.txt": "PLACE",
    "organisations.txt": "ORG",
    "people.txt": "PERSON",
}
_WORD_ENTITIES = {"events": "EVENT", "documents": "DOC"}
_SHORT = 5
"""Up to so many capitals are an acronym, which must be written so in the text."""


def main(arguments: list[str]) -> int:
    """Writes the compiled file, or with `--check` says whether it is up to date."""
    compiled = compile_lexicon()
    if "--check" in arguments:
        return int(COMPILED.read_text("utf8") != compiled)
    COMPILED.write_text(compiled, "utf8")
    return 0


def compile_lexicon() -> str:
    """The compiled lexicon: `{"entities", "phrases", "words"}` as one JSON document."""
    entities: list[list[object]] = []
    phrases: dict[str, list[list[object]]] = {}
    for file, kind in _FILES.items():
        for section, line in _lines(FOLDER / file):
            name, _, rest = line.partition(" = ")
            aliases = [alias.strip() for alias in rest.split(";") if alias.strip()]
            _add(entities, phrases, kind, section, [name, *aliases])
    words = {}
    for section, items in _sections(FOLDER / "words.txt").items():
        if section in _WORD_ENTITIES:
            for item in items:
                names = [name.strip() for name in item.split(" = ")]
                _add(entities, phrases, _WORD_ENTITIES[section], section, names)
        else:
            words[section] = _listed(items)
    document = {"entities": entities, "phrases": phrases, "words": words}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def _add(
    entities: list[list[object]],
    phrases: dict[str, list[list[object]]],
    kind: str,
    section: str,
    names: list[str],
) -> None:
    index = len(entities)
    entities.append([kind, section, *dict.fromkeys(names)])
    for name in dict.fromkeys(names):
        tokens = tokenise(name)
        entry = [index, "".join(_case(token) for token in tokens)]
        known = phrases.setdefault(key_of(tokens), [])
        if entry not in known:
            known.append(entry)


def key_of(tokens: list[Token]) -> str:
    """The form under which a phrase is looked up."""
    return " ".join(token.key for token in tokens)


def _case(token: Token) -> str:
    """What the text's token must look like: `U` all capitals, `C` a capital first, `.` anything."""
    if token.upper and len(token.text) <= _SHORT:
        return "U"
    return "C" if token.cap else "."


def _listed(items: list[str]) -> list[str]:
    return list(dict.fromkeys(key_of(tokenise(item)) for item in items))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    section = ""
    for line in path.read_text("utf8").splitlines():
        line = line.strip()
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            yield section, line


def _sections(path: Path) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for section, line in _lines(path):
        items = (item.strip() for item in line.split(";"))
        sections.setdefault(section, []).extend(item for item in items if item)
    return sections


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
