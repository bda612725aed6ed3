"""Words that mean the same: abbreviations, a patient's and a clinician's word, brand and generic names, spellings.

The table stands in `synonyms.txt`. Words in one line stand for each other; abbreviations with several common meanings
stand in several lines, and each counts.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from wardround.knowledge.lexical import content_stems

_LONGEST = 5

Phrase = tuple[str, ...]
"""Stems, without stop words."""


def synonyms_of(phrase: Phrase) -> tuple[Phrase, ...]:
    """Other ways to say a phrase."""
    return _table().get(phrase, ())


def longest_phrase(stems: Sequence[str], at: int) -> int:
    """How many stems from a place on make a phrase of the table; 0 when none does."""
    table = _table()
    for length in range(min(_LONGEST, len(stems) - at), 0, -1):
        if tuple(stems[at : at + length]) in table:
            return length
    return 0


@cache
def _table() -> dict[Phrase, tuple[Phrase, ...]]:
    text = (files(__package__) / "synonyms.txt").read_text(encoding="utf-8")
    found: dict[Phrase, dict[Phrase, None]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            phrases = [phrase for words in line.split("=") if (phrase := _phrase(words))]
            for one in phrases:
                found.setdefault(one, {}).update((other, None) for other in phrases if other != one)
    return {phrase: tuple(others) for phrase, others in found.items()}


def _phrase(text: str) -> Phrase:
    return tuple(content_stems(text))
