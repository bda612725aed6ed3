"""Finding many fixed phrases in a text at once."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..letters import closed_up
from .spelling import one_spelling

_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9]+(?:['’-][A-Za-zÀ-ÿ0-9]+)*")


class Match(NamedTuple):
    """One phrase found."""

    start: int
    end: int
    concept: str


class Lexicon:
    """Phrases with the concept that each stands for; found word by word, the longest first, plural or not.

    Args:
        phrases: pairs of phrase and concept.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._concepts: dict[tuple[str, ...], str] = {}
        for phrase, concept in phrases:
            self._concepts.setdefault(_key(_WORD.findall(phrase)), concept)
        self._longest: dict[str, int] = {}
        for words in self._concepts:
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def find(self, text: str) -> Iterator[Match]:
        """The phrases in a text, from left to right, not overlapping."""
        words = list(_WORD.finditer(closed_up(text)))
        keys = [_singular(word.group().casefold()) for word in words]
        place = 0
        while place < len(words):
            length = self._at(keys, place)
            if length:
                concept = self._concepts[tuple(keys[place : place + length])]
                yield Match(words[place].start(), words[place + length - 1].end(), concept)
            place += length or 1

    def _at(self, keys: list[str], place: int) -> int:
        most = min(self._longest.get(keys[place], 0), len(keys) - place)
        for length in range(most, 0, -1):
            if tuple(keys[place : place + length]) in self._concepts:
                return length
        return 0


def table(lines: str) -> Iterator[tuple[str, str]]:
    """Pairs from lines of the form `concept: phrase, phrase`; the concept is a phrase for itself."""
    for line in lines.strip().splitlines():
        concept, _, phrases = line.partition(":")
        for phrase in (concept, *phrases.split(",")):
            if phrase.strip():
                yield phrase.strip(), concept.strip()


def _key(words: list[str]) -> tuple[str, ...]:
    return tuple(_singular(word.casefold()) for word in words)


def _singular(word: str) -> str:
    """In one spelling, without a plural ending; short words and those in -ss, -us, -is keep theirs."""
    word = one_spelling(word)
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
