"""When a value was measured: `CRP 34 on admission`, where written records have another value then, and that one later."""

import re
from calendar import month_name
from collections.abc import Collection, Iterator, Sequence
from datetime import date as Date  # noqa: N812
from functools import lru_cache

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...units import Unit
from .beyond import bounds_told
from .days import dates_in, day_told, days_between, days_in, some_day
from .results import (
    ADMISSION,
    DISCHARGE,
    FIRST,
    LATEST,
    PRESENT,
    Known,
    Reading,
    Tied,
    day_before,
    discharge_day,
    is_of_its_sort,
    is_value,
    known_of,
    labels_of,
    names_in,
    out_of_order,
    present_in,
    readings,
    tied_in,
    tied_in_row,
    whens_in,
)

_OTHER = {ADMISSION: DISCHARGE, DISCHARGE: ADMISSION}
_OPEN = re.compile(r"\b(?:if|should|target|goal|aim\w*|until|expected|unless|due)\b", re.IGNORECASE)
_DAYS = {
    ADMISSION: re.compile(r"\b(?:admitted|admission(?: date)?)\b(?::| on)?\s", re.IGNORECASE),
    DISCHARGE: re.compile(r"\b(?:discharged|discharge(?: date)?)\b(?::| on)?\s", re.IGNORECASE),
}
"""What stands before the day of either."""
_EXTREME = re.compile(
    r"\b(?:(?P<high>highest|peaked|peak|maximum|maximal)|lowest|nadir|minimum)(?: (?:value|level|was|reached))* (?:in|on) ",
    re.IGNORECASE,
)
_REPORTED = 3
"""Days after which a result may be reported, at most."""
_SOME, _A_WEEK, _DAYS_BEFORE = 3, 7, 2


def values_are_of_their_time(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a value on a day, at admission or at discharge, where written records have it at another time."""
    if _OPEN.search(context.claim.text):
        return
    for said in _told(context):
        if against := _otherwise(context, said):
            yield _signal(said, against)
    yield from _extremes(context)


def _otherwise(context: ClaimInContext, said: Tied) -> Sequence[Known]:
    """Where the record has a value at another time than the claim; nowhere, where it may have it then."""
    evidence = context.evidence
    every = [one for one in readings(evidence).get(said.name, ()) if is_of_its_sort(context.claim.text, one)]
    if said.when in (LATEST, FIRST, PRESENT):
        return out_of_order(said, every)
    known = [one for one in _recorded(evidence) if one.tied.name == said.name]
    told = [one for one in every if is_value(said, one.value)]
    if _is_so(evidence, said, known, told):
        return ()
    return (
        _rivals(evidence, said, known)
        or _of_the_other_phase(said, known, told)
        or _of_another_month(evidence, said, known, told)
        or _of_the_end(evidence, said, every)
        or _of_an_older_note(evidence, said, every, told)
    )


def _extremes(context: ClaimInContext) -> Iterator[Signal]:
    """A month or a day in which the claim has the highest or the lowest value, where another has it."""
    text, evidence = context.claim.text, context.evidence
    for match in _EXTREME.finditer(text):
        names = [one for one in names_in(text, labels_of(evidence)) if one.end <= match.start()]
        whens = [one for one in whens_in(text, some_day(evidence)[:10]) if one.start == match.end()]
        values = [one for one in readings(evidence).get(names[-1].name, ()) if one.day] if names and whens else []
        if not values or whens[0].when in _OTHER:
            continue
        most = (max if match["high"] else min)(values, key=lambda one: one.value)
        then = [one for one in values if _is_one_of(one.day, {whens[0].when})]
        if then and all(one.value != most.value for one in then):
            yield _signal(Tied(names[-1].name, 0.0, match[0].strip(), whens[0].when), [known_of(most)])


def _told(context: ClaimInContext) -> Sequence[Tied]:
    claim, last = context.claim, some_day(context.evidence)[:10]
    if claim.columns:
        return tuple(tied_in_row(claim.text, claim.columns, last))
    labels, bounds = labels_of(context.evidence), bounds_told(claim.text)
    told = (*tied_in(claim.text, last, labels), *present_in(claim.text, last, labels))
    return [one for one in told if one.value not in bounds]


def _own(evidence: Evidence, unit: Unit) -> str:
    return day_told(evidence, unit) or some_day(evidence)[:10]


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[Known, ...]:
    """The values whose time the record says: in its words, in tables, in structured results."""
    found = []
    for unit in evidence.units:
        if unit.source_id not in evidence.structured:
            told = tied_in(unit.words, _own(evidence, unit))
            found += [Known(one, unit) for one in told if one.when not in (LATEST, FIRST)]
    for one in (reading for every in readings(evidence).values() for reading in every):
        own = day_told(evidence, one.unit)
        if one.day and (one.unit.source_id in evidence.structured or one.day not in (own, day_before(own))):
            found.append(known_of(one))
    return tuple(found)


@lru_cache(maxsize=8)
def _phases(evidence: Evidence) -> dict[str, str]:
    """The days of admission and of discharge, where the record gives one of each; a discharge summary has its own."""
    days: dict[str, set[str]] = {phase: set() for phase in _DAYS}
    for unit in evidence.units:
        written = days_in(unit.words, _own(evidence, unit))
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


def _is_so(evidence: Evidence, said: Tied, known: Sequence[Known], told: Sequence[Reading]) -> bool:
    """Whether anything may have the value then: as tied to it, as of a document of that day, beside the day."""
    times = _times(evidence, said.when)
    near = {other for time in times for other in _around(time)} if said.when in _OTHER else times
    if any(is_value(said, one.tied.value) and _is_one_of(one.tied.when, times) for one in known):
        return True
    apart = [
        one.unit for one in known if is_value(said, one.tied.value)
    ]  # its own time says more than its document's day
    loose = [one for one in told if not any(one.unit is unit for unit in apart)]
    if any(_is_one_of(one.day, near) for one in loose):
        return True
    taken = [
        one.unit for one in known if _is_one_of(one.tied.when, times)
    ]  # where the time has another value of its own
    beside = [one.unit for one in loose if not any(one.unit is unit for unit in taken)]
    return any(_is_one_of(day, times) for unit in beside for day in _days(evidence, unit))


def _is_one_of(when: str, times: Collection[str]) -> bool:
    """Whether a time is one of several, as far as both are given: the 3rd of May is in May; blood is reported days later."""
    return when in times or any(_is_within(*sorted((when, time), key=len)) for time in times)


def _is_within(wide: str, narrow: str) -> bool:
    if not wide or wide in _OTHER or narrow in _OTHER:
        return False
    days = _around(narrow, _REPORTED) if len(wide) in (len("-05"), len("2026-05")) else {narrow}
    return any(day.startswith(wide) or (wide[0] == "-" and day[4:7] in (wide, "")) for day in days)


def _around(day: str, by: int = 1) -> set[str]:
    """A day with those beside it: blood is taken before, and reported after."""
    try:
        place = Date.fromisoformat(day).toordinal()
    except ValueError:
        return {day}
    return {Date.fromordinal(place + more).isoformat() for more in range(-by, by + 1)}


def _days(evidence: Evidence, unit: Unit) -> set[str]:
    return {day for day, *_ in dates_in(unit.words, _own(evidence, unit), both=True)}


def _rivals(evidence: Evidence, said: Tied, known: Sequence[Known]) -> list[Known]:
    """Other values then, where the claim's stands beside them or is told of another time."""
    times = _times(evidence, said.when)
    then = [one for one in known if _is_one_of(one.tied.when, times)]
    own = [one for one in known if is_value(said, one.tied.value)]
    if any(_are_apart(evidence, said.when, one.tied.when) for one in own):
        return then
    return [one for one in then if any(said.value in q.value for q in one.unit.quantities)]


def _are_apart(evidence: Evidence, when: str, other: str) -> bool:
    """Whether two times cannot be one; a day may be that of admission where the record does not give it."""
    if (when in _OTHER) == (other in _OTHER):
        return not _is_one_of(when, {other})
    return len(_times(evidence, when if when in _OTHER else other)) > 1


def _of_the_other_phase(said: Tied, known: Sequence[Known], told: Sequence[Reading]) -> list[Known]:
    """The places of the value, where all have it at discharge and the claim at admission, or the reverse."""
    own = [one for one in known if is_value(said, one.tied.value)]
    is_all = all(any(reading.unit is one.unit for one in own) for reading in told)
    return own if said.when in _OTHER and is_all and all(one.tied.when == _OTHER[said.when] for one in own) else []


def _of_another_month(evidence: Evidence, said: Tied, known: Sequence[Known], told: Sequence[Reading]) -> list[Known]:
    """The places of the value, where a month or a year is named and all are dated results of other ones."""
    own = [one for one in known if is_value(said, one.tied.value)]
    is_all = all(one.day and one.unit.source_id in evidence.structured for one in told)
    return own if len(said.when) in (len("2026"), len("2026-05")) and is_all else []


def _of_an_older_note(evidence: Evidence, said: Tied, every: Sequence[Reading], told: Sequence[Reading]) -> list[Known]:
    """Values of a note of that very day, where the claim's stands only in notes that were written days before."""
    day = _phases(evidence).get(said.when, "") if said.when == DISCHARGE else said.when
    if len(day) != len("2026-05-03") or not told:
        return []
    if not all(one.day and days_between(one.day, day) >= _DAYS_BEFORE for one in told):
        return []
    own = {one.unit.source_id for one in told}
    return [known_of(one) for one in every if one.day == day and one.unit.source_id not in own]


def _of_the_end(evidence: Evidence, said: Tied, every: Sequence[Reading]) -> list[Known]:
    """The first of some values of a few days, where the claim has the last of them on an admission whose day nobody gives."""
    dated = [one for one in every if one.day]
    if said.when != ADMISSION or ADMISSION in _phases(evidence) or len(dated) < _SOME:
        return []
    is_short = days_between(dated[0].day, dated[-1].day) <= _A_WEEK
    is_last = all(one.day == dated[-1].day > dated[0].day for one in dated if is_value(said, one.value))
    return [known_of(dated[0])] if is_short and is_last else []


def _signal(said: Tied, against: Sequence[Known]) -> Signal:
    told = ", ".join(dict.fromkeys(f"{one.tied.words} ({_shown(one.tied.when)})" for one in against[:3]))
    message = f"the claim has {said.name} {said.words} ({_shown(said.when)}); the record {told}"
    units = tuple(one.unit for one in against[:2])
    return Signal("written_when", 1.0, "number_mismatch", message, units, words=said.words)


def _shown(when: str) -> str:
    """A time as a reader may read it: a month without a year by its name."""
    return month_name[int(when[1:])] if when.startswith("-") else when
