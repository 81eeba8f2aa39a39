"""Vietnamese syllables: which strings are one, and the exact form that strict search compares.

The exact form ignores case and the two schools of tone placement (`hoà` = `hòa`), and mends the
look-alikes of đ; nothing else. Spelling rules: standard quốc ngữ orthography (onset, rime, tone).
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import is_normalized, normalize

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng, in dictionary order."""
_STOPPED = ("c", "ch", "k", "p", "t")
"""Codas that carry only sắc or nặng."""

_ONSETS = frozenset(
    ["", *"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x".split()]
)
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oem oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya
    uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu
    """.split()
)
_AFTER_QU = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây
    e en eo et ê êch ên ênh êt ôc i ich in inh it iu ơ y ynh yên yêt yt ych yu
    """.split()
)
_AFTER_GI = _RIMES | frozenset("êc êm ên êng êp êt êu êng".split())
_FRONT = ("i", "e", "ê", "y")

_NEW_STYLE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?![^\W\d_])")
_LOOKALIKES = str.maketrans("ðɖ", "đđ")
_HAS_LOOKALIKE = re.compile(r"[^\W\d_]*[ðɖ][^\W\d_]*")


def exact(text: str) -> str:
    """NFC in lower case, tone marks placed the old way (`hòa`, `thủy`), look-alikes of đ mended."""
    if text.isascii():
        return text.lower()
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    text = text.lower()
    if "ð" in text or "ɖ" in text:
        text = _HAS_LOOKALIKE.sub(lambda word: _mend(word[0]), text)
    return _NEW_STYLE.sub(lambda cluster: _old_style(cluster[0]), text)


def is_syllable(word: str) -> bool:
    """Whether a word, in any case and either tone placement, is a possible Vietnamese syllable."""
    if len(word) > 8:  # "nghiêng" has 7 letters
        return False
    return _is_syllable(exact(word))


@lru_cache(maxsize=8192)
def _is_syllable(word: str) -> bool:
    tones = [c for c in normalize("NFD", word) if c in TONES]
    if len(tones) > 1:
        return False
    base = normalize("NFC", "".join(c for c in normalize("NFD", word) if c not in TONES))
    if not tones and base.endswith(_STOPPED):
        return False
    if tones and tones[0] not in "\u0301\u0323" and base.endswith(_STOPPED):
        return False
    return any(_spells(base[:cut], base[cut:]) for cut in range(min(4, len(base))))


def _spells(onset: str, rime: str) -> bool:
    if onset not in _ONSETS or not rime:
        return False
    if onset == "qu":
        return rime in _AFTER_QU
    if onset == "gi":
        return rime in _AFTER_GI
    if onset == "g" and rime.startswith("i"):  # gì, gìn: written with one i
        return rime in ("i", "in", "ia", "iêng", "iêc", "iên", "iêt", "iêm", "iêp")
    if onset in ("gh", "ngh", "k"):
        return rime in _RIMES and rime.startswith(_FRONT)
    if onset in ("c", "g", "ng"):
        return rime in _RIMES and not rime.startswith(_FRONT)
    return onset != "q" and rime in _RIMES


def _mend(word: str) -> str:
    mended = word.translate(_LOOKALIKES)
    return mended if is_syllable(mended) else word


@lru_cache(maxsize=64)
def _old_style(cluster: str) -> str:
    """`oà` -> `òa`: the mark moves from the second vowel to the first."""
    second = normalize("NFD", cluster[1])
    return normalize("NFC", cluster[0] + second[1]) + second[0]
