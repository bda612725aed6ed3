"""What somebody can do: `can make a fist` of a talk in which he cannot."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.dialogue import is_question
from wardround.tools.terms import content_words, stem

from ..check import ClaimInContext, Signal
from ..denying import ANY_DENIAL
from ..stretches import after_last
from ..units import Unit

_WHAT = r"(?P<what>(?:[ ,]+(?!(?:with|without|because|due|since|until|but|so|when|while|and|or|as|for|at|after|before|again|although|though)\b)[\w'’/-]+){1,6})"
_CAN = re.compile(rf"\b(?:can|could|able to)\b(?!['’ ]?n?['’]t\b| not\b){_WHAT}", re.IGNORECASE)
_CANNOT = re.compile(
    rf"(?:\b(?:cannot|can ?not|could not|unable to|not (?:been |be )?able to)|\b(?:can|ca|could) ?n['’]?t|n['’]t (?:been |be )?able to)\b{_WHAT}",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\b(?:if|whether|may|should|would|in order|so that|hop(?:e[sd]?|ing)|goal|wants?|unless|until|better|more|partial\w*|barely|limited|difficult\w*|questions?|who)\b",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    map(
        stem,
        "make makes find get gets go do does take takes have put be use come see like really actually just able".split(),
    )
)
_CLAUSE = re.compile(r"[.;,]")
_PART = 0.5
"""Share of what the claim says can be done that a place must speak of."""


class _Ability(NamedTuple):
    """What somebody can do, or cannot."""

    words: frozenset[str]
    can: bool


def abilities_are_told(context: ClaimInContext) -> Iterator[Signal]:
    """Notice that somebody can what talk says he cannot, and nowhere that he can."""
    text = context.claim.text
    if not context.is_checkable or context.evidence.is_all_written:
        return
    for match in _CAN.finditer(text):
        words = _telling(match["what"])
        clause = text[after_last(_CLAUSE, text, match.start()) : match.end()]
        if not words or _LEFT_OPEN.search(clause) or ANY_DENIAL.search(clause):
            continue
        told = [(one, unit) for one, unit in context.evidence.each(_abilities) if _is_same(words, one.words)]
        against = [unit for one, unit in told if _cannot(one, unit)]
        if against and len(against) == len(told):
            yield _signal(match.group(), against[0])


def _signal(words: str, unit: Unit) -> Signal:
    message = f"the claim has “{words}”; the record says that it cannot be done"
    return Signal("ability_denied", 1.0, "negation_mismatch", message, (unit,), words=words)


def _cannot(one: _Ability, unit: Unit) -> bool:
    """Whether a place says that it cannot be done; a question is as it is answered."""
    if one.can and is_question(unit.words):
        return unit.answer == "no"
    return not one.can


def _is_same(words: frozenset[str], other: frozenset[str]) -> bool:
    return len(words & other) >= _PART * len(words)


@lru_cache(maxsize=4096)
def _abilities(text: str) -> tuple[_Ability, ...]:
    denied = [(match.start(), match.end(), match["what"]) for match in _CANNOT.finditer(text)]
    able = [
        match["what"]
        for match in _CAN.finditer(text)
        if not any(start <= match.start() < end for start, end, _ in denied)
    ]
    return (
        *(_Ability(_telling(what), can=False) for _, _, what in denied),
        *(_Ability(_telling(what), can=True) for what in able),
    )


def _telling(words: str) -> frozenset[str]:
    return frozenset(key for key, _, _ in content_words(words)) - _LIGHT
