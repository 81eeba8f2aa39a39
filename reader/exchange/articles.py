"""Articles out to other programs and in again.

`tinydb` is a plain JSON file that stock TinyDB opens, with the documents as they are stored and
what the user made of them; reading it back gives an equal library. `jsonl` has one article a line,
in the shape that `reader show --json` prints. `md`, `html` and `epub` are for people to read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO, cast

from reader import output, store
from reader.exporting.epub import write_epub
from reader.exporting.html import html
from reader.exporting.markdown import markdown
from reader.exporting.names import file_name
from reader.language import _
from reader.library import Library
from reader.model import ReaderError
from reader.store.backup import whole_file
from reader.text import moments

_MARKS = "marks"
_ARTICLES = "articles"
_MARK_FIELDS = {
    "key": str,
    "read": str,
    "bookmarked": str,
    "tags": list,
    "note": str,
}


def export(library: Library, form: str, query: str, target: Path | None, out: TextIO) -> int:
    """Write the articles that a query finds (all, if it is empty); how many.

    Args:
        form: one of `FORMS`.
        target: the file to write; None writes to `out`. A file is only there once it is whole. A
            folder that is there gets a file for each article, where the form has one for each.

    Raises:
        LibraryError: the file can't be written.
        ReaderError: the form needs a file.
    """
    found = library.find(query).ids
    ids = found if form in SUFFIXES else sorted(found)  # people read the newest first
    return export_articles(library, form, ids, target, out)


def export_articles(
    library: Library, form: str, ids: Sequence[int], target: Path | None, out: TextIO
) -> int:
    """Write these articles; see `export`."""
    if target is None:
        if form == EPUB:
            raise ReaderError(_("a book needs a file: say where with -o"))
        out.writelines(_FORMS[form](library, ids))
    elif target.is_dir() and form in SUFFIXES:
        taken = {entry.name.casefold() for entry in target.iterdir()}
        for id in ids:
            name = file_name(library.reading(id).article.title, SUFFIXES[form], taken)
            _write(library, form, [id], target / name)
    else:
        _write(library, form, ids, target)
    return len(ids)


def _write(library: Library, form: str, ids: Sequence[int], target: Path) -> None:
    with whole_file(target) as part, part.open("wb") as file:
        if form == EPUB:
            write_epub(map(library.reading, ids), target.stem, moments.now(), file)
        else:
            for text in _FORMS[form](library, ids):
                file.write(text.encode("utf-8", "backslashreplace"))


def take_back(library: Library, source: Path) -> tuple[int, int]:
    """Read a TinyDB file: articles that the library hasn't, and marks where it has none.

    Returns how many articles and how many marks came in.

    Raises:
        ReaderError: the file can't be read, or is not one that `export` wrote.
    """
    try:
        tables = json.loads(source.read_text(encoding="utf-8"))
        articles = [_checked(document) for document in tables[_ARTICLES].values()]
        marks = [_checked_mark(document) for document in tables.get(_MARKS, {}).values()]
    except OSError as error:
        raise ReaderError(
            _("can't read {file}: {error}").format(file=source, error=error.strerror)
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReaderError(
            _("{file} is not a TinyDB file that reader exported").format(file=source)
        ) from error
    return library.bring_in(articles, marks)


def _tinydb(library: Library, ids: Iterable[int]) -> Iterator[str]:
    """A JSON document of two tables, a line for each of theirs."""
    yield f'{{"{_ARTICLES}": {{'
    marks: dict[int, store.Document] = {}
    for place, id in enumerate(ids):
        document, mark = library.documents(id)
        if mark:
            marks[id] = mark
        yield ("," if place else "") + f'\n"{id}": {_json(document)}'
    yield f'\n}}, "{_MARKS}": {{'
    for place, (id, mark) in enumerate(marks.items()):
        yield ("," if place else "") + f'\n"{id}": {_json(mark)}'
    yield "\n}}\n"


def _jsonl(library: Library, ids: Iterable[int]) -> Iterator[str]:
    for id in ids:
        yield _json(output.article_json(library.reading(id))) + "\n"


def _markdown(library: Library, ids: Iterable[int]) -> Iterator[str]:
    return markdown(map(library.reading, ids))


def _html(library: Library, ids: Iterable[int]) -> Iterator[str]:
    return html(map(library.reading, ids))


_FORMS: dict[str, Callable[[Library, Iterable[int]], Iterator[str]]] = {
    "tinydb": _tinydb,
    "jsonl": _jsonl,
    "md": _markdown,
    "html": _html,
}
EPUB = "epub"
FORMS = (*_FORMS, EPUB)
"""What `export` can write."""
SUFFIXES = {"md": ".md", "html": ".html", EPUB: ".epub"}
"""The forms of which each article can be a file of its own."""


def _json(value: output.Json) -> str:
    return output.dumps(value, indent=None)


def _checked_mark(document: store.Document) -> store.Document:
    mark = {name: document[name] for name in _MARK_FIELDS if name in document}
    tags = mark.get("tags", [])
    if any(not isinstance(value, _MARK_FIELDS[name]) for name, value in mark.items()):
        raise TypeError("a mark of another shape")
    if "key" not in mark or not all(isinstance(tag, str) for tag in cast("list[object]", tags)):
        raise TypeError("a mark of another shape")
    return mark


def _checked(document: store.Document) -> store.Document:
    store.unpack(document)
    return document
