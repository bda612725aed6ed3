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
        keys, starts, ends = _words(text)
        if self._longest.keys().isdisjoint(keys):  # as of most lexicons and texts
            return
        place = 0
        while place < len(keys):
            length = self._at(text, place) if keys[place] in self._longest else 0
            if length:
                concept = self._concepts[keys[place : place + length]]
                yield Match(starts[place], ends[place + length - 1], concept)
            place += length or 1

    def _at(self, text: str, place: int) -> int:
        keys, starts, ends = _words(text)
        most = min(self._longest[keys[place]], len(keys) - place)
        for length in range(most, 0, -1):
            key = keys[place : place + length]
            if key in self._concepts and self._is_as_written(key, text, starts[place], ends[place + length - 1]):
                return length
        return 0

    def _is_as_written(self, key: tuple[str, ...], text: str, start: int, end: int) -> bool:
        """Whether the text has a capital wherever the phrase asks for one."""
        asked = self._capitals.get(key)
        return asked is None or all(
            not letter.isupper() or given.isupper()
            for word, written in zip(asked, _WORD.findall(closed_up(text)[start:end]), strict=False)
            for letter, given in zip(word, written, strict=False)
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
def _words(text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    """The keys of a text's words, where each begins and where it ends; every lexicon looks through the same ones.

    Plain letters and numbers: of matches there would be so many that the collector of garbage is long at each turn.
    """
    words = list(_WORD.finditer(closed_up(text)))
    keys = tuple(_singular(word.group().casefold()) for word in words)
    return keys, tuple(word.start() for word in words), tuple(word.end() for word in words)


@lru_cache(maxsize=32768)
def _singular(word: str) -> str:
    """In one spelling, without a plural ending; short words and those in -ss, -us, -is keep theirs."""
    word = one_spelling(word)
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
