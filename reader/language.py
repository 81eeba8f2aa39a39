"""The language of the interface; a text without a translation is shown in English.

English is the source and costs nothing: the catalogue of another language is read when it is
chosen, by `choose`, before anything is drawn. `python -m tests.catalogue` brings the catalogues up
to date with the source.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("en", "vi")
FOLDER = Path(__file__).parent / "locale"
"""Where the catalogues are: `vi/LC_MESSAGES/reader.mo`."""

_language = "en"
_catalogue: NullTranslations | None = None
_before: str | None = None
"""What the environment named before we did."""
_named = ""
"""What we put into the environment, or nothing."""


def choose(language: str = "auto") -> None:
    """Speak a language from now on; `auto` is that of the environment.

    A language that was named is also put into the environment, for the processes that we start.
    """
    global _language, _catalogue
    _name(language if language in LANGUAGES else "")
    _language = language if language in LANGUAGES else spoken(os.environ)
    _catalogue = None
    if _language != "en":
        import gettext  # not where English is spoken

        gettext.bindtextdomain("reader", FOLDER)  # for argparse, which goes by the environment
        gettext.textdomain("reader")
        _catalogue = gettext.translation("reader", FOLDER, [_language], fallback=True)


def _name(language: str) -> None:
    """Put a language into the environment; without one, what was there before ours."""
    global _before, _named
    now = os.environ.get("LANGUAGE")
    if not _named or now != _named:
        _before, _named = now, ""
    if language:
        os.environ["LANGUAGE"] = language
    elif _named and _before is not None:
        os.environ["LANGUAGE"] = _before
    elif _named:
        del os.environ["LANGUAGE"]
    _named = language


def chosen() -> str:
    """The language that is spoken now."""
    return _language


def spoken(environment: Mapping[str, str]) -> str:
    """The first language of an environment that there is a catalogue for, else English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if named := environment.get(name):
            codes = (_code(locale) for locale in named.split(":"))
            return next((code for code in codes if code in LANGUAGES), "en")
    return "en"


def _code(locale: str) -> str:
    """`vi` of `vi_VN.UTF-8`."""
    for end in "_.@":
        locale = locale.partition(end)[0]
    return locale


def _(message: str) -> str:
    """The message in the chosen language."""
    # what a catalogue has for nothing is its own head
    return _catalogue.gettext(message) if _catalogue and message else message


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a message that goes with a count; numbers are filled in by the caller."""
    if _catalogue:
        return _catalogue.ngettext(one, many, count)
    return one if count == 1 else many


def N_(message: str) -> str:
    """Mark a message for the catalogue that is translated where it is drawn, not here."""
    return message


def number(count: int) -> str:
    """A whole number with its thousands set apart as the language does it."""
    said = f"{count:,}"
    return said.replace(",", ".") if _language == "vi" else said
