"""Until when a medicine is taken: `through 30 October`, where written records end it on another day."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stretches import after_last, line_start
from ...units import Unit
from .days import days_in, some_day

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_UNTIL = re.compile(
    rf"(?:\b(?:until|till|til|thru|through|ends?|ending|last(?: dose| day)?(?: is| was)?|up to)(?: on)?:?"
    rf"|\b(?:finish\w*|stops?|stopping|complet\w*)(?: on| by)?:?|(?-i:(?:\A|[.;] )To)|(?:od|bd|[tq]ds|[bt]id|daily|q\d+h) to)\s+(?:and including )?{_WEEKDAY}\Z",
    re.IGNORECASE,
)
"""Right before the day on which a medicine ends."""
_OF_ANOTHER = re.compile(
    r"\b(?:held|hold|off|withheld|paused|not|no|review\w*|until (?:seen|reviewed)|stopped|supply|script|leave|dressings?)\b",
    re.IGNORECASE,
)
"""Before an end that is one of a pause, or of something else."""
_ANY_YEAR = "2024-06-30"
"""Near which days are read where a record names no year: months and days are compared alone."""
_STOP = re.compile(r"\n|\.(?=\s)")
"""Not within a row, whose medicine stands in its first cell."""


class _End(NamedTuple):
    """The day on which a medicine ends."""

    drug: str
    days: frozenset[str]
    """As `3/4` may be read in either order."""
    words: str


def courses_end_then(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine that ends on a day, where written records give only other days for its end."""
    near = some_day(context.evidence) or _ANY_YEAR
    for said in _ends_in(context.claim.text, near):
        told = [(one, unit) for one, unit in _recorded(context.evidence, near) if one.drug == said.drug]
        if told and not any(one.days & said.days for one, _ in told):
            message = f"the claim has {said.drug} end on {said.words}; the record on {told[-1][0].words}"
            yield Signal("written_until", 1.0, "duration_mismatch", message, (told[-1][1],), words=said.words)


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence, near: str) -> tuple[tuple[_End, Unit], ...]:
    return tuple(
        (one, unit) for unit in evidence.units for one in _ends_in(unit.words, near, _named_before(evidence, unit))
    )


def _named_before(evidence: Evidence, unit: Unit) -> str:
    """The one medicine of the sentence before, on the same line: `Dalteparin 5000 od. Till 31/5.`; else empty."""
    before = next(iter(evidence.preceding(unit, 1)), None)
    is_of_its_line = before is not None and before.start >= line_start(unit.text, unit.start)
    return min(before.drugs) if before and is_of_its_line and len(before.drugs) == 1 and not unit.drugs else ""


@lru_cache(maxsize=8192)
def _ends_in(text: str, near: str, named: str = "") -> tuple[_End, ...]:
    """The ends that a text gives, each of the medicine named last before it in its sentence."""
    found: dict[tuple[int, int], set[str]] = {}
    for day, start, end in days_in(text, near, both=True):
        if _UNTIL.search(text, 0, start):
            found.setdefault((start, end), set()).add(day[5:])
    drugs = find_drugs(text)
    ends = []
    for (start, end), days in found.items():
        begin = after_last(_STOP, text, start)
        before = [one for one in drugs if begin <= one.start and one.end <= start]
        drug = before[-1].ingredient if before else ("" if drugs else named)
        behind = text[before[-1].end : start] if before else text[:start]
        if drug and not _OF_ANOTHER.search(behind):
            ends.append(_End(drug, frozenset(days), text[start:end]))
    return tuple(ends)
