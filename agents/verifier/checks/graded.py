"""How bad or how steady it is, of the very thing: `moderate pain` where the record knows it as mild only."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.dialogue import is_question, without_speaker

from ..check import ClaimInContext, Signal
from ..mentions import Word, is_part, is_telling
from ..units import Unit
from .degree_values import Value, values_in, values_of

_GRADED = re.compile(r"\b(?:mild|moderate|severe)\b", re.IGNORECASE)
"""What a note grades with; `significant`, `small` and `a little` say it of much else."""
_STEADY = r"constant(?:ly)?|continuous(?:ly)?|non-?stop|unremitting|all the time"
_NOW_AND_THEN = r"occasional(?:ly)?|intermittent(?:ly)?|infrequent(?:ly)?|sporadic(?:ally)?"
_TOLD = re.compile(
    rf"\b(?:{_STEADY}|{_NOW_AND_THEN}|sometimes|com(?:e|es|ing) and go(?:es|ing)?|(?:on and off|off and on|now and (?:then|again)|once in a while|from time to time))\b",
    re.IGNORECASE,
)
"""What speech says outright of how steady something is; `often`, `always` and `all day` it says of much else."""
_SCALES = (
    ("severity", _GRADED, None),
    ("constancy", re.compile(rf"{_STEADY}|{_NOW_AND_THEN}|daily", re.IGNORECASE), _TOLD),
)
"""Dimension, what a note says of it outright, and what speech does; None for any word of the dimension."""
_IS = re.compile(r"\s+(?:is|was|are|were|has been|have been|remains?|described as)(?: \w+ly)?\s+")
_DOSING = re.compile(r"(?:\bonce|\btwice|\btimes|\d|\bone|\btwo|\bthree|tablets?|mg|mcg)\s+$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:to|or|and|-|–|/)\s*")
_CLAUSES = 4
"""Clauses of one turn in which something is named and asked after."""
_NEXT = 2
"""Words from a degree to what it is of."""


def degrees_are_of_the_thing(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a degree of something that the record gives otherwise each time, and never like the claim."""
    if not context.is_checkable:
        return
    for dimension, said, told in _SCALES:
        for value in values_in(context.claim.text).get(dimension, ()):
            if said.fullmatch(context.claim.text, value.start, value.end):
                yield from _held_against(context, dimension, value, told)


def _held_against(
    context: ClaimInContext, dimension: str, value: Value, told: re.Pattern[str] | None
) -> Iterator[Signal]:
    """Whether all places that grade the very thing have a grade that excludes the claim's."""
    text = context.claim.text
    for word in _graded(context, value):
        units = [
            u
            for u in _units(context, word, dimension)
            if values_of(u.words, dimension) and (not told or told.search(u.words))
        ]
        said = _with_its_range(text, dimension, value)
        if units and all(_excludes(unit, dimension, one) for unit in units for one in said):
            words = text[value.start : value.end]
            message = f"the claim calls it “{words}”; the record says “{_told(units[0], dimension)}” of the same"
            yield Signal("grade_otherwise", 1.0, "severity_mismatch", message, tuple(units[:2]), words=words)


def _told(unit: Unit, dimension: str) -> str:
    first = values_in(unit.words)[dimension][0]
    return unit.words[first.start : first.end]


def _with_its_range(text: str, dimension: str, value: Value) -> list[str]:
    """The grade, and the other end of `moderate to severe`."""
    others = values_in(text)[dimension]
    ends = [
        o for o in others if _JOINED.fullmatch(text, value.end, o.start) or _JOINED.fullmatch(text, o.end, value.start)
    ]
    return [value.value, *(other.value for other in ends)]


def _graded(context: ClaimInContext, value: Value) -> list[Word]:
    """What a degree is of: the next telling word after it, or the last before it with `is`; no part of the body."""
    text = context.claim.text
    words = [word for word in context.said if is_telling(word) and not is_part(word)]
    before = [word for word in words if word.end <= value.start and _IS.fullmatch(text, word.end, value.start)]
    after = [word for word in words if word.start >= value.end][:1]
    if text[value.start : value.end].casefold() == "daily" and _DOSING.search(text, 0, value.start):
        return []
    return before or [word for word in after if len(text[value.end : word.start].split()) <= _NEXT]


def _units(context: ClaimInContext, word: Word, dimension: str) -> list[Unit]:
    """Where the record speaks of it, with what answers a question about it; no questions."""
    every, places = context.evidence.all, [place for place, _ in context.evidence.saying(word.key)]
    answers = [at for place in places if (at := _answer(every, place, dimension))]
    units = (every[place] for place in dict.fromkeys([*places, *answers]))
    return [unit for unit in units if not _asks(unit, dimension)]


def _answer(every: Sequence[Unit], place: int, dimension: str) -> int | None:
    """Where a question is answered that a unit is a clause of: `is the pain` `constant or` `does it come and go`."""
    is_asked = False
    for at in range(place, min(place + _CLAUSES, len(every) - 1)):
        is_asked = is_asked or _asks(every[at], dimension)
        if every[at + 1].words != without_speaker(every[at + 1].words) or "?" in every[at].words:
            return at + 1 if is_asked else None
    return None


def _asks(unit: Unit, dimension: str) -> bool:
    """Whether it asks, or offers two degrees: `is it constant or does it come and go`."""
    return is_question(unit.words) or (" or " in unit.words and len(values_of(unit.words, dimension)) > 1)


def _excludes(unit: Unit, dimension: str, value: str) -> bool:
    """Whether it gives another value; `pretty` and `fairly` are any but mild."""
    values = values_of(unit.words, dimension)
    is_vague = values == {"middling"} and not _GRADED.search(unit.words)
    return value not in values and not is_vague
