"""A rule: where it applies and what it puts there."""

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

Replace = Callable[[re.Match[str], Random], str | None]


class Rule(NamedTuple):
    """An operator of the planter."""

    kind: str
    name: str
    pattern: re.Pattern[str]
    replace: Replace
    slot: bool = False
    """Whether what is changed is a word or figure that the record must name for the error to be seen."""


def swap(kind: str, name: str, pairs: Mapping[str, str | tuple[str, ...]], *, slot: bool = False) -> Rule:
    """Whole words or phrases, in any case, each for one of its opposites."""
    longest = sorted(pairs, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)

    def replace(match: re.Match[str], rng: Random) -> str:
        others = pairs[match[0].casefold()]
        return cased(match[0], others if isinstance(others, str) else rng.choice(others))

    return Rule(kind, name, pattern, replace, slot)


def template(kind: str, name: str, pattern: str, *texts: str, slot: bool = False) -> Rule:
    """A regular expression and one of several templates, as `re.Match.expand` takes them."""

    def replace(match: re.Match[str], rng: Random) -> str:
        return match.expand(rng.choice(texts))

    return Rule(kind, name, re.compile(pattern, re.IGNORECASE), replace, slot)


def cased(old: str, new: str) -> str:
    """The new word in the old one's case."""
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
