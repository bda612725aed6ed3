"""Finding many fixed phrases in a text at once."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
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
        cased: whether a capital letter of a phrase must be one in the text too: `Soma` is not `soma`.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]], *, cased: bool = False) -> None:
        self._concepts: dict[tuple[str, ...], str] = {}
        self._capitals: dict[tuple[str, ...], list[str]] = {}
        for phrase, concept in phrases:
            written = _WORD.findall(phrase)
            key = _key(written)
            if key not in self._concepts and cased and phrase != phrase.lower():
                self._capitals[key] = written
            self._concepts.setdefault(key, concept)
        self._longest: dict[str, int] = {}
        for words in self._concepts:
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def find(self, text: str) -> Iterator[Match]:
        """The phrases in a text, from left to right, not overlapping."""
        words, keys = _words(text)
        place = 0
        while place < len(words):
            length = self._at(keys, words, place) if keys[place] in self._longest else 0
            if length:
                concept = self._concepts[keys[place : place + length]]
                yield Match(words[place].start(), words[place + length - 1].end(), concept)
            place += length or 1

    def _at(self, keys: tuple[str, ...], words: tuple[re.Match[str], ...], place: int) -> int:
        most = min(self._longest[keys[place]], len(keys) - place)
        for length in range(most, 0, -1):
            key = keys[place : place + length]
            if key in self._concepts and self._is_as_written(key, words[place : place + length]):
                return length
        return 0

    def _is_as_written(self, key: tuple[str, ...], words: tuple[re.Match[str], ...]) -> bool:
        """Whether the text has a capital wherever the phrase asks for one."""
        asked = zip(self._capitals.get(key, ()), words, strict=False)
        return all(
            not letter.isupper() or given.isupper()
            for word, match in asked
            for letter, given in zip(word, match.group(), strict=False)
        )


def table(lines: str) -> Iterator[tuple[str, str]]:
    """Pairs from lines of the form `concept: phrase, phrase`; the concept is a phrase for itself."""
    for line in lines.strip().splitlines():
        concept, _, phrases = line.partition(":")
        for phrase in (concept, *phrases.split(",")):
            if phrase.strip():
                yield phrase.strip(), concept.strip()


def _key(words: list[str]) -> tuple[str, ...]:
    return tuple(_singular(word.casefold()) for word in words)


@lru_cache(maxsize=16384)  # as many as a record of 128K tokens has sentences, each read for every lexicon
def _words(text: str) -> tuple[tuple[re.Match[str], ...], tuple[str, ...]]:
    """The words of a text with their keys; every lexicon looks through the same ones."""
    words = tuple(_WORD.finditer(closed_up(text)))
    return words, tuple(_singular(word.group().casefold()) for word in words)


@lru_cache(maxsize=32768)
def _singular(word: str) -> str:
    """In one spelling, without a plural ending; short words and those in -ss, -us, -is keep theirs."""
    word = one_spelling(word)
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
