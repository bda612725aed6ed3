"""Letters that a transcript says at its head to be its speakers: `D = Dr Okoye, M = Ruth (mum), T = Toby`."""

import re
from collections.abc import Mapping
from functools import lru_cache

from .labels import Role, told_role

_HEAD = 600
"""Characters of a transcript in which it says so."""
_STANDS_FOR = re.compile(r"\b(?P<label>[A-Z][A-Z0-9]{0,3}) ?= ?(?P<who>[A-Z][^,;=\]\n]{1,40})")
_LEAST = 2
"""Speakers that make a legend: `GP = Dr Okoye` alone may say who somebody in a note is."""


@lru_cache(maxsize=64)
def legend_of(text: str) -> Mapping[str, Role]:
    """The part of each letter, by the letter in lower case; whoever is no clinician and no relative is the patient."""
    told = {match["label"].casefold(): _role(match["who"]) for match in _STANDS_FOR.finditer(text, 0, _HEAD)}
    return told if len(told) >= _LEAST and "doctor" in told.values() else {}


def _role(who: str) -> Role:
    """By the words before or in the brackets: `Leanne (mum)`."""
    name, _, aside = who.partition("(")
    return told_role(name.strip(" .)")) or told_role(aside.strip(" .)")) or "patient"
