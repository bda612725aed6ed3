"""The day of which a place of the record tells, by the line, the heading or the document it stands in."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.sections import find_sections

from ....evidence import Evidence
from ....stamps import written_on
from ....units import Unit
from .forms import DAY, day_written, in_full, is_long_before, is_of_another, of_year, order_of, year_written
from .records import some_day

_BEHIND = re.compile(r"[ \t]*(?:\Z|\n|:|[-–—] |\d{1,2}:?\d\d\b)")
"""Behind the day in a heading: `NEPHROLOGY (Dr Sample) 15 Nov: ...`; behind a day at the start of a line, anything."""
_ENDS = re.compile(r"[.,;)/]")
_SPAN = re.compile(r"\d{1,2}/(?:7|12)")
_SPANNED = re.compile(r" ?(?:post|ago|after|hx|history|of|duration|since|pre|course|later|old)\b", re.IGNORECASE)
"""`lactulose 10/7` is for ten days, `7/12 post transplant` are months."""
_LINE = re.compile(r"^[ \t*#]*(?P<words>[\w(\[][^\n]{0,70})", re.MULTILINE)
_ON = re.compile(r"\b(?:on|by|until|till?|from|mon|tue|wed|thu|fri|sat|sun)\w* \Z", re.IGNORECASE)
_LONGEST_LEAD = 45
_HEAD = 200
_OF_ANOTHER = re.compile(r"\b(?:d\.?o\.?b\.?|born|birth|admitted|onset|since|edd|last)[^\n\d]{0,15}\Z", re.IGNORECASE)
_PARTED = re.compile(r"[.;,:|]")
PLANS = frozenset({"plan", "follow_up", "instructions", "assessment_plan"})
"""Sections whose lines may begin with a day to come."""


def day_told(evidence: Evidence, unit: Unit) -> str:
    """The day that a unit tells of: the last that heads a line before it, else its document's; ISO or empty."""
    heads, own = _heads(evidence).get(unit.source_id, ((), ""))
    return next((day for place, day in reversed(heads) if place < unit.end), "") or own


@lru_cache(maxsize=8)
def _heads(evidence: Evidence) -> dict[str, tuple[tuple[tuple[int, str], ...], str]]:
    """Of each document the days that head its lines, with their places, and its own day."""
    first = {unit.source_id: unit for unit in reversed(evidence.units) if not unit.of_image}
    return {
        source: (
            tuple(_heads_in(unit.text, evidence)),
            written_on(evidence, unit)[:10] or _day_at_head(unit.text, evidence),
        )
        for source, unit in first.items()
    }


def _day_at_head(text: str, evidence: Evidence) -> str:
    """The first whole day at the head of a document that is nobody's birth: `OPERATION NOTE  04/06/25`."""
    head = text[:_HEAD]
    whole = (match for match in DAY.finditer(head) if match["iso"] or year_written(match))
    own = (match for match in whole if not _OF_ANOTHER.search(head, 0, match.start()))
    days = (day for match in own for day, *_ in days_of(match.group(), evidence))
    return next((day for day in days if not is_long_before(day, _near(evidence))), "")


def _heads_in(text: str, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Where a line begins with a day, or ends a heading with one; no list of what is to come."""
    later = [(one.start, one.end) for one in find_sections(text) if one.kind in PLANS]
    for line in _LINE.finditer(text):
        words = line["words"]
        day, start, end = next(iter(days_of(words, evidence)), ("", 0, 0))
        if not day or any(a <= line.start() < b for a, b in later):
            continue
        is_lead = start <= _LONGEST_LEAD and not _PARTED.search(words, 0, start)
        is_head = _BEHIND.match(words, end) or (words[:start].isupper() and not _ENDS.match(words, end))
        is_span = _SPAN.fullmatch(words, start, end) and (start > 0 or _SPANNED.match(words, end))
        if not is_span and (start == 0 or (is_lead and is_head)):
            yield line.start(), day


@lru_cache(maxsize=8)
def _near(evidence: Evidence) -> str:
    """A day near which days without a year are; where none is whole, in the middle of the last year that is written."""
    years = [year for text in evidence.texts.values() for match in DAY.finditer(text) if (year := year_written(match))]
    return some_day(evidence)[:10] or f"{max(years, default='2024')}-06-30"


@lru_cache(maxsize=8)
def is_day_first(evidence: Evidence) -> bool | None:
    """Whether the record writes 3 April as `3/4`; None where that cannot be told."""
    return order_of(evidence.texts.values())


def days_of(text: str, evidence: Evidence, near: str = "") -> list[tuple[str, int, int]]:
    """The days that a text names, ISO, each with its place, in the order of day and month that the record keeps to."""
    near, order = near or _near(evidence), is_day_first(evidence)
    found = []
    for match in DAY.finditer(text):
        if (match["dotted"] and not match["year4"]) or _is_a_count(text, match):
            continue
        if match["one"] and order is not None:
            month, day = (match["other"], match["one"]) if order else (match["one"], match["other"])
            year = match["year"]
            iso = of_year(near, int(month), int(day), in_full(year) if year else None)
        else:
            iso = day_written(match, near)
        if iso:
            found.append((iso, *match.span()))
    return found


def _is_a_count(text: str, match: re.Match[str]) -> bool:
    """`pain 3/10`, `4/4 bottles`, `2/3 maintenance`: one number of another."""
    if not match["one"] or match["year"]:
        return False
    is_of_itself = match["one"] == match["other"] and not _ON.search(text, 0, match.start())
    return is_of_itself or is_of_another(text, *match.span())
