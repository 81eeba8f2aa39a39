"""Vietnamese typed with Telex or VNI keys while no input method was on: `Too Laam` is *Tô Lâm*.

Only a guess to fall back on: a text is decoded when every word of it becomes a syllable, so that
`facebook` stays what it is.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from reader.text.syllables import is_syllable

_WORD = re.compile(r"[^\W_]+")
_TELEX_TONES = dict(zip("frxsj", "\u0300\u0309\u0303\u0301\u0323", strict=True))
_VNI_TONES = dict(zip("23415", "\u0300\u0309\u0303\u0301\u0323", strict=True))
_MARKS = {"aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư", "dd": "đ"}
_TELEX = re.compile("uw?ow|aa|ee|oo|aw|ow|uw|dd")
_TONE_INSIDE = re.compile(r"([a-z]*[aeiouyw])([frxsj])(ch|c|m|ng|nh|n|p|t)")
_VNI = re.compile("[a-z]+[1-9][a-z1-9]*")
_VNI_MARKS = {"6": ("aeo", "âêô"), "7": ("uo", "ươ"), "8": ("a", "ă"), "9": ("d", "đ")}
_VOWELS = re.compile("[aăâeêioôơuưy]+")
_MARKED = re.compile("[ăâêôơư]")


def decode(text: str) -> str | None:
    """What the keys would have written; None if nothing changes or a word is no syllable."""
    parts = []
    end = 0
    for match in _WORD.finditer(text):
        word = _decode_word(match[0])
        if word is None:
            return None
        parts += [text[end : match.start()], word]
        end = match.end()
    decoded = "".join((*parts, text[end:]))
    return None if decoded == text else decoded


def _decode_word(word: str) -> str | None:
    """The syllable that a word's keys write; the word itself if it is one, or a number."""
    if word.isdecimal() or is_syllable(word):
        return word
    keys = word.lower()
    if len(keys) > 12:  # "nghieeengs" and the like are shorter
        return None
    written = _from_vni(keys) if _VNI.fullmatch(keys) else _from_telex(keys)
    if not is_syllable(written):
        return None
    return written.upper() if word.isupper() else written.title() if word[0].isupper() else written


def _from_telex(keys: str) -> str:
    tone = ""
    if keys[-1] in _TELEX_TONES:
        keys, tone = keys[:-1], _TELEX_TONES[keys[-1]]
    elif (inside := _TONE_INSIDE.fullmatch(keys)) and _TELEX.search(inside[1]):
        keys, tone = inside[1] + inside[3], _TELEX_TONES[inside[2]]
    letters = _TELEX.sub(lambda mark: _MARKS.get(mark[0], "ươ"), keys)
    return _with_tone(letters, tone)


def _from_vni(keys: str) -> str:
    letters, tone = "", ""
    for key in keys:
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key in _VNI_MARKS:
            letters = _marked(letters, key)
        else:
            letters += key
    return _with_tone(letters, tone)


def _marked(letters: str, key: str) -> str:
    """The letters with a VNI mark on the last one that can bear it; both of `uo` bear a horn."""
    plain, marked = _VNI_MARKS[key]
    if key == "7" and "uo" in letters:
        return letters.replace("uo", "ươ")
    at = max(letters.rfind(letter) for letter in plain)
    if at < 0:
        return letters + key
    return letters[:at] + marked[plain.index(letters[at])] + letters[at + 1 :]


def _with_tone(letters: str, tone: str) -> str:
    """The letters with a tone where the old school puts it."""
    start = 2 if re.match("(qu|gi)[aăâeêioôơuưy]", letters) else 0
    vowels = _VOWELS.search(letters, start)
    if not tone or vowels is None:
        return letters
    first, last = vowels.start(), vowels.end() - 1
    marked = [first + match.start() for match in _MARKED.finditer(vowels[0])]
    if marked:
        at = marked[-1]
    elif last + 1 < len(letters):
        at = last
    else:
        at = first + (last - first) // 2
    return normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])
