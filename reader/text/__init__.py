"""Pure functions over text: cleaning, folding, words, order, dates. Nothing here does I/O."""

from reader.text.clean import OBEYED, clean, clean_block
from reader.text.fold import fold
from reader.text.syllables import exact, is_syllable
from reader.text.words import Word, words

__all__ = ["OBEYED", "Word", "clean", "clean_block", "exact", "fold", "is_syllable", "words"]
