"""Messages in the claim's own words: a reader knows no stems, and no names under which a vocabulary holds things."""

import re
from collections.abc import Collection

from wardround.tools.assertion import Assertion
from wardround.tools.terms import stem

from ..mentions import Word

_WORD = re.compile(r"[^\W\d_]+")


def verbs_of(word: Word, said: Assertion) -> tuple[str, str]:
    """What a claim does with a word as it stands there, and the contrary of it.

    `The lungs are clear` denies what is abnormal, and asserts “clear”.
    """
    return ("denies", "asserts") if said.negated != word.denies else ("asserts", "denies")


def word_of(text: str, stems: Collection[str]) -> str:
    """The first word of a text that has one of some stems, as it stands there; empty where none has."""
    return next((match.group() for match in _WORD.finditer(text) if stem(match.group().casefold()) in stems), "")


def as_written(text: str, words: str) -> str:
    """Words in the letters that a text has them in."""
    found = re.search(re.escape(words), text, re.IGNORECASE)
    return found.group() if found else words
