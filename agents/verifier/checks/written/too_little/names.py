"""Quieted names: of sides, relatives and groups that charts write in short."""

import re
from collections.abc import Iterator

from ....check import ClaimInContext, Signal
from ....kin import kin_in
from ..agents import kin_by_name
from .places import stands

_PAIR = re.compile(r"(?<![\d./])\d+/\d+(?:\.\d+)?")
_SIDE = re.compile(r"\b(?:left|right)\b", re.IGNORECASE)
_SHORT_NAMES = {
    "contracept": r"the (?:mini-?)?pill|OCPs?|COCP?|POP|birth control|IUDs?|IUS",
    "antibiotic": r"abx|atbs?",
    "anticoag": r"AC|a/c|DOACs?|NOACs?|VKA",
    "steroid": r"pred|GCs?|ICS",
    "painkiller": r"analges\w+",
    "diuretic": r"water (?:tablet|pill)s?",
}
"""Beginnings of names of groups, with what charts and patients call them."""


def has_a_short_name(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record has a group of medicines by a short name: `abx`."""
    words = signal.words.casefold()
    names = [short for name, short in _SHORT_NAMES.items() if words.startswith(name)]
    return bool(names) and stands(context, rf"(?<![\w-])(?:{names[0]})(?![\w-])")


def is_misread(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record says the claim's side in a way that the reading of sides passes over: `L-sided`, `a small right effusion`, `L 6/9`."""
    text = context.claim.text
    sides = {match.group().casefold() for match in _SIDE.finditer(text)}
    own = "|".join(re.findall(r"[a-z]{4,}", text.casefold()))  # of what the record says it: an effusion, no atrium
    forms = [rf"\b{side[0].upper()}-sided|\bsmall {side} (?:\w+ )?(?i:{own})|\({side[0].upper()}\)" for side in sides]
    forms += [rf"\b{side[0].upper()} {re.escape(value)}(?![\d/])" for side, value in _values_of_sides(text)]
    pattern = re.compile("|".join(forms) or "(?!)")
    return any(pattern.search(unit.words) for unit in context.best)


def is_by_its_letter(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record has the very part with the letter of its side: `L calf (sore)` for the left calf."""
    named = re.finditer(r"\b(left|right) ([a-z]{3,})", context.claim.text, re.IGNORECASE)
    parts = [rf"\b{match[1][0].upper()} (?i:{match[2]})\b" for match in named]
    return bool(parts) and all(any(re.search(part, unit.words) for unit in context.best) for part in parts)


def goes_by_name(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record has the relative by name there: `HCP = Pauline`, who is the daughter."""
    said = kin_in(context.claim.text)
    return any(said & kin_by_name(context.evidence, unit) for unit in context.best)


def _values_of_sides(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of numbers, each with the side that was named last before it."""
    for value in _PAIR.finditer(text):
        before = _SIDE.findall(text, 0, value.start())
        if before:
            yield before[-1], value.group()
