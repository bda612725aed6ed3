"""Swapping phrases: what most operators do."""

import re
from collections.abc import Sequence
from random import Random
from typing import NamedTuple


class Swap(NamedTuple):
    """A phrase and what may stand in its place."""

    pattern: re.Pattern[str]
    """Where it applies."""
    others: tuple[str, ...]
    """Replacements; they may use the pattern's groups (`\\1`)."""


def swaps(lines: str) -> tuple[Swap, ...]:
    """A table from lines `pattern => one | another`; patterns are regular expressions, whole words, any case."""
    rows = [line.partition(" => ") for line in lines.strip().splitlines()]
    return tuple(
        Swap(re.compile(rf"(?<![\w-])(?:{left.strip()})(?![\w-])", re.IGNORECASE), _phrases(right))
        for left, _, right in rows
    )


def _phrases(right: str) -> tuple[str, ...]:
    return tuple(phrase.strip().replace("EMPTY", "") for phrase in right.split(" | "))


def swap_one(sentence: str, table: Sequence[Swap], rng: Random) -> str | None:
    """The sentence with one phrase of the table replaced; None when none applies."""
    places = [(swap, match) for swap in table for match in swap.pattern.finditer(sentence)]
    if not places:
        return None
    swap, match = rng.choice(places)
    words = match.expand(rng.choice(swap.others))
    return put(sentence, match.start(), match.end(), words)


def put(sentence: str, start: int, end: int, words: str) -> str:
    """The sentence with other words in a place: case at its start kept, no double spaces left behind."""
    if sentence[start : start + 1].isupper() and words:
        words = words[0].upper() + words[1:]
    joined = sentence[:start] + words + sentence[end:]
    tidy = re.sub(r" {2,}", " ", joined).strip()
    return tidy[:1].upper() + tidy[1:] if start == 0 else tidy
