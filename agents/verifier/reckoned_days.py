"""Days that a record tells by how far off they are: `blood test friday`, `see you tomorrow`, `back in two weeks`."""

import re
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - as in `stamps`
from datetime import timedelta
from functools import lru_cache

from wardround.tools.quantities import find_quantities

from .checks.written.days import day_told
from .evidence import Evidence

_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_WEEKDAY = re.compile(
    rf"\b(?P<next>next )?(?:(?P<day>{'|'.join(_WEEKDAYS)})day\b|(?-i:(?P<short>Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun))\b)",
    re.IGNORECASE,
)
_TOMORROW = re.compile(r"\b(?:tomorrow|tmrw|tomo)\b", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|after)\s+(?:about\s+|another\s+)?\Z", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7}
_WEEK = 7


@lru_cache(maxsize=8)
def reckoned_days(evidence: Evidence) -> frozenset[tuple[float, float]]:
    """Month and day of every such day, reckoned from the day that the place tells of."""
    last = max((document.date or "" for document in evidence.case.documents), default="")
    found = set()
    for unit in evidence.units:
        if base := _date(day_told(evidence, unit) or last):
            found |= {(float(day.month), float(day.day)) for day in _from(base, unit.words)}
    return frozenset(found)


def _from(base: Date, words: str) -> Iterator[Date]:
    if _TOMORROW.search(words):
        yield base + timedelta(1)
    for match in _WEEKDAY.finditer(words):
        yield from _weekday(base, match)
    for said in find_quantities(words):
        if said.kind == "duration" and said.unit in _DAYS and len(said.value) == 1 and _IN.search(words, 0, said.start):
            yield base + timedelta(said.value[0] * _DAYS[said.unit])


def _weekday(base: Date, match: re.Match[str]) -> Iterator[Date]:
    """The next such day, and of `next Friday` the one after it too, since people differ."""
    name = (match["day"] or match["short"]).casefold()[:3]
    ahead = (next(n for n, day in enumerate(_WEEKDAYS) if day[:3] == name) - base.weekday()) % _WEEK or _WEEK
    yield base + timedelta(ahead)
    if match["next"]:
        yield base + timedelta(ahead + _WEEK)


def _date(day: str) -> Date | None:
    try:
        return Date.fromisoformat(day[:10])
    except ValueError:
        return None
