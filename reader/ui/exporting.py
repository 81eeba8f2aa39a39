"""Writing what one sees into a file: the article, or all that the list shows.

The one rule: no file that is there is written over, and the suffix says the form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reader.language import _, ngettext, number
from reader.library import Library
from reader.model import ReaderError
from reader.ui.errands import Errand, Errands
from reader.ui.screens.home import Home

BOOK = "reader.epub"


def ask_export(
    home: Home, errands: Errands, tell: Callable[[str], None], *, everything: bool
) -> None:
    """Ask where to write, and write there in the background."""
    library = home.desk.librarian.library
    if everything:
        ids: Sequence[int] = home.desk.finding.listing.ids
        if not home.desk.finding.listing.is_whole:
            tell(_("The list is still being read; once more, please."))
            return
        proposed = Path("~", BOOK)
    elif home.current is not None:
        from reader.exporting.names import file_name

        ids = [home.current.id]
        proposed = Path("~", file_name(home.current.title, ".md", set()))
    else:
        return

    def start(typed: str) -> None:
        def written(count: int) -> None:
            said = ngettext(
                "Wrote {count} article to {file}.", "Wrote {count} articles to {file}.", count
            )
            tell(said.format(count=number(count), file=typed.strip()))

        errands.start("writing", lambda errand: _export(library, ids, typed, errand), written)

    count = number(len(ids))
    prompt = ngettext(
        "Write {count} article to (.md .html .epub .jsonl):",
        "Write {count} articles to (.md .html .epub .jsonl):",
        len(ids),
    )
    home.desk.talk.ask(prompt.format(count=count), str(proposed), start)


def _export(library: Library, ids: Sequence[int], typed: str, errand: Errand) -> int:
    import sys

    from reader.exchange import articles

    target = Path(typed.strip()).expanduser()
    forms = {**{suffix: form for form, suffix in articles.SUFFIXES.items()}, ".jsonl": "jsonl"}
    form = forms.get(target.suffix.lower())
    if form is None:
        raise ReaderError(_("The name must end in .md, .html, .epub or .jsonl."))
    if target.exists():
        raise ReaderError(_("There is a {file} already; type another name.").format(file=target))
    errand.say(_("writing"))
    return articles.export_articles(library, form, ids, target, sys.stdout)
