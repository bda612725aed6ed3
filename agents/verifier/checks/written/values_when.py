"""When a value was measured: `CRP 34 on admission`, where written records have another value then, and that one later."""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812
from functools import lru_cache
from typing import NamedTuple

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stamps import day_of
from ...units import Unit
from .days import days_in
from .readings import Reading, readings
from .running import day_before
from .tied import ADMISSION, DISCHARGE, Tied, tied_in, tied_in_row
from .times import discharge_day

_OTHER = {ADMISSION: DISCHARGE, DISCHARGE: ADMISSION}
_OPEN = re.compile(r"\b(?:if|should|target|goal|aim\w*|until|expected|unless|due)\b", re.IGNORECASE)
_DAYS = {
    ADMISSION: re.compile(r"\b(?:admitted|admission(?: date)?)\b(?::| on)?\s", re.IGNORECASE),
    DISCHARGE: re.compile(r"\b(?:discharged|discharge(?: date)?)\b(?::| on)?\s", re.IGNORECASE),
}
"""What stands before the day of either."""
_SAME = 1e-6


class _Known(NamedTuple):
    """A value that the record ties to a time."""

    tied: Tied
    unit: Unit


def values_are_of_their_time(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a value on a day, at admission or at discharge, where written records have it at another time."""
    evidence = context.evidence
    if not context.is_checkable or not evidence.is_all_written or _OPEN.search(context.claim.text):
        return
    for said in _told(context):
        known = [one for one in _recorded(evidence) if one.tied.name == said.name]
        told = [one for one in readings(evidence).get(said.name, ()) if _is(said, one.value)]
        if _is_so(evidence, said, known, told):
            continue
        if against := _rivals(evidence, said, known) or _of_the_other_phase(said, known, told):
            yield _signal(said, against)


def _told(context: ClaimInContext) -> Sequence[Tied]:
    claim, last = context.claim, max((d.date[:10] for d in context.evidence.case.documents if d.date), default="")
    return tuple(tied_in_row(claim.text, claim.columns, last)) if claim.columns else tied_in(claim.text, last)


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[_Known, ...]:
    """The values whose time the record says: in its words, in tables, in structured results."""
    found = []
    for unit in evidence.units:
        if unit.source_id not in evidence.structured:
            found += [_Known(one, unit) for one in tied_in(unit.words, day_of(evidence, unit)[:10])]
    for one in (reading for every in readings(evidence).values() for reading in every):
        own = day_of(evidence, one.unit)[:10]
        if one.day and (one.unit.source_id in evidence.structured or one.day not in (own, day_before(own))):
            found.append(_Known(Tied(one.name, one.value, f"{one.value:g}", one.day), one.unit))
    return tuple(found)


@lru_cache(maxsize=8)
def _phases(evidence: Evidence) -> dict[str, str]:
    """The days of admission and of discharge, where the record gives one of each; a discharge summary has its own."""
    days: dict[str, set[str]] = {phase: set() for phase in _DAYS}
    for unit in evidence.units:
        written = days_in(unit.words, day_of(evidence, unit)[:10])
        for phase, before in _DAYS.items():
            ends = {match.end() for match in before.finditer(unit.words)}
            days[phase] |= {day for day, start, _ in written if start in ends}
    if not days[DISCHARGE] and (left := discharge_day(evidence)):
        days[DISCHARGE] = {left}
    return {phase: found.pop() for phase, found in days.items() if len(found) == 1}


def _times(evidence: Evidence, when: str) -> set[str]:
    """A time with what else it is called: the day of admission is admission."""
    phases = _phases(evidence)
    return {
        when,
        *(day for phase, day in phases.items() if phase == when),
        *(p for p, d in phases.items() if d == when),
    }


def _is_so(evidence: Evidence, said: Tied, known: Sequence[_Known], told: Sequence[Reading]) -> bool:
    """Whether anything may have the value then: as tied to it, as of a document of that day, beside the day."""
    times = _times(evidence, said.when)
    near = {other for time in times for other in _around(time)} if said.when in _OTHER else times
    if any(_is(said, one.tied.value) and one.tied.when in times for one in known):
        return True
    apart = [one.unit for one in known if _is(said, one.tied.value)]  # its own time says more than its document's day
    loose = [one for one in told if not any(one.unit is unit for unit in apart)]
    return any(one.day in near or times & _days(evidence, one.unit) for one in loose)


def _around(day: str) -> set[str]:
    """A day with those beside it: blood is taken before, and reported after."""
    try:
        place = Date.fromisoformat(day).toordinal()
    except ValueError:
        return {day}
    return {Date.fromordinal(place + more).isoformat() for more in (-1, 0, 1)}


def _days(evidence: Evidence, unit: Unit) -> set[str]:
    return {day for day, *_ in days_in(unit.words, day_of(evidence, unit)[:10], both=True)}


def _rivals(evidence: Evidence, said: Tied, known: Sequence[_Known]) -> list[_Known]:
    """Other values then, where the claim's stands beside them or is told of another time."""
    times = _times(evidence, said.when)
    then = [one for one in known if one.tied.when in times]
    own = [one for one in known if _is(said, one.tied.value)]
    if any(_are_apart(evidence, said.when, one.tied.when) for one in own):
        return then
    return [one for one in then if any(said.value in q.value for q in one.unit.quantities)]


def _are_apart(evidence: Evidence, when: str, other: str) -> bool:
    """Whether two times cannot be one; a day may be that of admission where the record does not give it."""
    if (when in _OTHER) == (other in _OTHER):
        return when != other
    return len(_times(evidence, when if when in _OTHER else other)) > 1


def _of_the_other_phase(said: Tied, known: Sequence[_Known], told: Sequence[Reading]) -> list[_Known]:
    """The places of the value, where all have it at discharge and the claim at admission, or the reverse."""
    own = [one for one in known if _is(said, one.tied.value)]
    is_all = all(any(reading.unit is one.unit for one in own) for reading in told)
    return own if said.when in _OTHER and is_all and all(one.tied.when == _OTHER[said.when] for one in own) else []


def _is(said: Tied, value: float) -> bool:
    """The same, or the record's rounded as the claim writes it."""
    digits = len(said.words.partition(".")[2])
    return abs(said.value - value) <= _SAME or (said.value >= 1 and abs(said.value - round(value, digits)) <= _SAME)


def _signal(said: Tied, against: Sequence[_Known]) -> Signal:
    told = ", ".join(dict.fromkeys(f"{one.tied.words} ({one.tied.when})" for one in against[:3]))
    message = f"the claim has {said.name} {said.words} ({said.when}); the record {told}"
    units = tuple(one.unit for one in against[:2])
    return Signal("written_when", 1.0, "number_mismatch", message, units, words=said.words)
