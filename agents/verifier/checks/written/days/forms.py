"""How days are written (`17/09`, `4.1.2026`, `12 May`), and which day of the calendar each is."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date as Date  # noqa: N812 - `date` is what everything here is about

from ....number_words import month_number
from ....stamps import closest

MONTH_NAMES = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
DAY = re.compile(
    rf"(?<![\d/.])(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})(?:/(?P<year>(?:19|20)?\d\d))?(?![\d/%]| ?(?:mg|mcg|mmhg|ml)\b)"
    rf"|(?P<dotted>\d{{1,2}})\.(?P<dotted2>\d{{1,2}})\.(?:(?P<year4>20\d\d))?(?!\d)"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{MONTH_NAMES})\b\.?(?:,? (?P<year2>20\d\d))?"
    rf"|\b(?P<month2>{MONTH_NAMES})\.? (?P<day2>\d{{1,2}})(?!\d|[.:]\d)(?:st|nd|rd|th)?(?:,? (?P<year3>20\d\d))?)",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\b(?:pain|score\w*|power|strength|gcs|mrc|e\d|murmur|grade|apgars?|amts|mmse|moca|4at|oxford|pulses?|nodes?|nyha|bcx?|cultures?|clock|vas|reflex\w*|bp|\d/6"
    r"|niv|bipap|cpap|ipap|vent\w*|ps)[^.;,\n\d]{0,10}\Z",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r" ?-?(?:hourly|hrly|h\b|tsp|tabs?|tablets?|dose|life|way|bottles?|sets?|maint\w*|systolic|murmur|strength|power|pairs?|nodes?|of\b|pain|in severity)",
    re.IGNORECASE,
)
MONTHS_A_YEAR = 12
"""Of a day above it nothing else can be the month."""
_LONGEST_MONTH = 31
_BY_FAR = 4
"""How many times as often a record must have one order of day and month than the other to keep to it."""
_GROWN = 15
"""Years before the record from which on a date at the head of a chart is a birth."""
_YEARS_AHEAD = 5
"""A year of two digits that is further off is of the last century: a birth."""


def is_of_another(text: str, start: int, end: int) -> bool:
    """Whether what reads as a day is one number of another: `pain 3/10`, `4/4 bottles`."""
    return bool(_SCORE.search(text, 0, start) or _OUT_OF.match(text, end))


def year_written(match: re.Match[str]) -> str:
    """The year of a day that `DAY` has found, in four digits; empty where it is written without."""
    year = match["year"] or match["year2"] or match["year3"] or match["year4"] or ""
    return in_full(year) if year else ""


def in_full(year: str) -> str:
    """A year in four digits: nothing is planned for 2049, but somebody was born in 1949."""
    if len(year) == len("2025"):
        return year
    return f"{19 if int(year) + 2000 > Date.today().year + _YEARS_AHEAD else 20}{year}"


def is_long_before(day: str, near: str) -> bool:
    """Whether a day is so long before another that it is a birth, and no day of the same record."""
    return bool(day and near) and int(day[:4]) < int(near[:4]) - _GROWN


def order_of(texts: Iterable[str]) -> bool | None:
    """Whether texts write 3 April as `3/4`, by their whole dates if those tell; None where none tells, or both orders are as common.

    `06/18` may be two hours of a drug chart, and `6/24` a month and its year.
    """
    found = [match for text in texts for match in DAY.finditer(text) if _order(match) is not None]
    whole = Counter(_order(match) for match in found if match["year"])
    every = Counter(map(_order, found))
    return next((order for counts in (whole, every) if (order := _prevailing(counts)) is not None), None)


def _prevailing(counts: Counter[bool | None]) -> bool | None:
    first, second = counts[True], counts[False]
    if first and second:
        return True if first >= _BY_FAR * second else False if second >= _BY_FAR * first else None
    return None if first == second else bool(first)


def _order(match: re.Match[str]) -> bool | None:
    """Whether a day stands first; None where that cannot be told."""
    if not match["one"]:
        return None
    first, second = (MONTHS_A_YEAR < int(match[name]) <= _LONGEST_MONTH for name in ("one", "other"))
    return None if first == second else first


def day_written(match: re.Match[str], own: str) -> str:
    """The day that `DAY` has found, ISO; without a year, in the one that brings it closest to its document's day."""
    if iso := match["iso"]:
        return of_year(own, int(iso[5:7]), int(iso[8:10]), iso[:4])
    if match["one"]:
        one, other = int(match["one"]), int(match["other"])
        return _in_its_year(own, one, other, match["year"]) if match["year"] else closest(own, one, other)
    if match["dotted"]:
        return of_year(own, int(match["dotted2"]), int(match["dotted"]), match["year4"])
    month, day = match["month"] or match["month2"], int(match["day"] or match["day2"])
    year = match["year2"] or match["year3"]
    return of_year(own, month_number(month), day, year)


def _in_its_year(own: str, one: int, other: int, year: str) -> str:
    """`04/09/25`: of the two days that it may be, the one closest to its document's."""
    ways = [day for pair in ((other, one), (one, other)) if (day := of_year(own, *pair, in_full(year)))]
    try:
        near = Date.fromisoformat(own)
    except ValueError:  # only a month is known, or nothing
        return ways[0] if ways else ""
    return min(ways, key=lambda day: abs(Date.fromisoformat(day) - near), default="")


def both_days(match: re.Match[str], own: str) -> tuple[str, ...]:
    """Both days that `3/4` may be."""
    if not match["one"]:
        return ()
    one, other = int(match["one"]), int(match["other"])
    return (of_year(own, one, other, None), of_year(own, other, one, None))


def of_year(own: str, month: int, day: int, year: str | None) -> str:
    """A day of a year, or of the one that brings it closest to a document's; ISO, empty where there is none."""
    try:
        if year:
            return Date(int(year), month, day).isoformat()
        near = Date.fromisoformat(own)
        days = [Date(near.year + more, month, day) for more in (-1, 0, 1)]
    except ValueError:
        return ""
    return min(days, key=lambda one: abs(one - near)).isoformat()
