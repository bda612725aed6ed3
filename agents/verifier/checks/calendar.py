"""Weekdays, months and years that no talk names, where it names others."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wardround.tools.quantities import Mention

from ..amounts import recorded_amounts
from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..number_words import ANY_MONTH, MONTHS

_WEEKDAY = re.compile(
    r"\b(?:(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?days?|(?-i:(?P<short>Mon|Tue|Wed|Thu|Fri)(?:s|rs?)?))\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"day,? (?:through|thru|to|till|until|and all) \w+day\b|\b(?:week ?days|MWF|TTS)\b", re.IGNORECASE)
"""`Monday through Friday` is Wednesday too."""
_OF_A_YEAR = re.compile(
    rf"(?:\b(?:in|since|of|from|until|till|twenty|nineteen|year|{ANY_MONTH})|['’])[ -]?\Z", re.IGNORECASE
)
"""Before a year in short."""
_CENTURY = 100


def days_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a weekday that talk never names, and a date of which it never names the month or the year."""
    evidence = context.evidence
    if not context.is_checkable or evidence.is_all_written:
        return
    yield from _weekdays(context)
    for said in context.quantities:
        if said.kind == "date" and (other := _other_part(evidence, said)):
            words = context.claim.text[said.start : said.end]
            message = f"no source has “{words}” in any form; they have {other}"
            yield Signal("date_part_nowhere", 1.0, "date_mismatch", message, words=words)


def _weekdays(context: ClaimInContext) -> Iterator[Signal]:
    if not (said := list(_WEEKDAY.finditer(context.claim.text))):
        return
    told = {day for day, _ in context.evidence.each(_weekdays_in)}
    is_open = any(_RANGE.search(unit.words) for unit in context.evidence.units)
    for match in () if is_open or not told else said:
        if _name(match) not in told:
            message = f"no source names a {match.group()}; they name other days of the week"
            yield Signal("weekday_nowhere", 1.0, "date_mismatch", message, words=match.group())


def _weekdays_in(text: str) -> tuple[str, ...]:
    return tuple(map(_name, _WEEKDAY.finditer(text)))


def _name(match: re.Match[str]) -> str:
    return (match["day"] or match["short"]).casefold()


def _other_part(evidence: Evidence, said: Mention) -> str:
    """The other year or month that the record has with the rest of a date, where it has the claim's nowhere."""
    year, month, _ = said.value
    dates = _dates(evidence)
    if not (year and month):
        return ""
    years = {int(one[0]) for one in dates if one[0] and one[1] == month}
    if years and not _has_year(evidence, dates, year):
        return str(min(years))
    months = {int(one[1]) for one in dates if one[1] and one[0] == year}
    if months and not _has_month(evidence, dates, month):
        return MONTHS[min(months) - 1].capitalize()
    return ""


@lru_cache(maxsize=8)
def _dates(evidence: Evidence) -> tuple[Sequence[float], ...]:
    return tuple(amount.said.value for amount in recorded_amounts(evidence) if amount.said.kind == "date")


def _has_year(evidence: Evidence, dates: Sequence[Sequence[float]], year: float) -> bool:
    """Whether it stands in a date or alone, or is said in short: `in seventeen`, `january twelve`."""
    short = year % _CENTURY
    return (
        any(one[0] == year or (not one[0] and one[2] == short) for one in dates)
        or year in evidence.numbers
        or any(
            one.kind == "number" and one.value[0] == short and _OF_A_YEAR.search(unit.words, 0, one.start)
            for unit in evidence.numbers.get(short, ())
            for one in unit.quantities
        )
    )


def _has_month(evidence: Evidence, dates: Sequence[Sequence[float]], month: float) -> bool:
    """Whether it is named, or a date in figures may have it."""
    name = MONTHS[int(month) - 1]
    return any(month in one[1:] for one in dates) or name in evidence.vocabulary
