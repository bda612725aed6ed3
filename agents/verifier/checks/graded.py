"""How bad it is, of the very thing: `moderate pain` where the record knows it as mild only."""

import re
from collections.abc import Iterator

from wardround.tools.dialogue import is_question

from ..check import ClaimInContext, Signal
from ..mentions import Word, is_part, is_telling
from ..units import Unit
from .degrees import Value, values_in, values_of

_GRADED = re.compile(r"\b(?:mild|moderate|severe)\b", re.IGNORECASE)
"""What a note grades with; `significant`, `small` and `a little` say it of much else."""
_JOINED = re.compile(r"\s*(?:to|or|and|-|–|/)\s*")
_NEXT = 2
"""Words from a degree to what it is of."""


def degrees_are_of_the_thing(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a grade of something that the record grades otherwise each time, and never like the claim."""
    text = context.claim.text
    if not context.is_checkable:
        return
    for value in values_in(text).get("severity", ()):
        if not _GRADED.fullmatch(text, value.start, value.end):
            continue
        for word in _graded(context, value.end):
            told = [
                unit
                for unit in _units(context, word)
                if values_of(unit.words, "severity") and not is_question(unit.words)
            ]
            if told and all(_excludes(unit, one) for unit in told for one in _with_its_range(text, value)):
                words = text[value.start : value.end]
                message = f"the claim calls it “{words}”; the record says “{_grade_in(told[0])}” of the same"
                yield Signal("grade_otherwise", 1.0, "severity_mismatch", message, tuple(told[:2]), words=words)


def _grade_in(unit: Unit) -> str:
    first = values_in(unit.words)["severity"][0]
    return unit.words[first.start : first.end]


def _with_its_range(text: str, value: Value) -> list[str]:
    """The grade, and the other end of `moderate to severe`."""
    others = values_in(text)["severity"]
    ends = [
        o for o in others if _JOINED.fullmatch(text, value.end, o.start) or _JOINED.fullmatch(text, o.end, value.start)
    ]
    return [value.value, *(other.value for other in ends)]


def _graded(context: ClaimInContext, end: int) -> list[Word]:
    """What a degree is of: the next telling word after it, which is no part of the body."""
    after = [word for word in context.said if word.start >= end and is_telling(word) and not is_part(word)]
    return [word for word in after[:1] if len(context.claim.text[end : word.start].split()) <= _NEXT]


def _units(context: ClaimInContext, word: Word) -> list[Unit]:
    """Where the record speaks of it, with what answers a question about it."""
    places = [place for place, _ in context.evidence.saying(word.key)]
    every = context.evidence.all
    answers = [place + 1 for place in places if is_question(every[place].words) and place + 1 < len(every)]
    return [every[place] for place in dict.fromkeys([*places, *answers])]


def _excludes(unit: Unit, value: str) -> bool:
    """Whether it gives another grade; `pretty` and `fairly` are any but mild."""
    values = values_of(unit.words, "severity")
    is_vague = values == {"middling"} and not _GRADED.search(unit.words)
    return value not in values and not is_vague
