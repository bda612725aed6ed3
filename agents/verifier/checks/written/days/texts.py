"""Days that stand beside a value in a record: `(17/09)`, `on 20/09`, `in July`, `Bloods 15/12:`."""

import re
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - `date` is what everything here is about
from datetime import timedelta

from ....number_words import month_number
from .forms import DAY, MONTH_NAMES, both_days, day_written

_BEFORE_DOTS = re.compile(
    r"(?:\A|[\n(;,–-]|\b(?:on|from|since|of|by|until|till|to|at|before|after|and|the|dated|bloods?|labs?|vom|am|bis|seit|und))\W*\Z",
    re.IGNORECASE,
)
"""Before a day that is written as `4.1.`."""
_MONTH = re.compile(
    rf"\b(?:in|since|from|of)\s+(?P<month>{MONTH_NAMES})\b\.?(?:\s+(?P<year>20\d\d))?(?!\s\d)", re.IGNORECASE
)
_IN_MONTH = re.compile(
    rf"(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )"
    rf"\b(?P<month>{MONTH_NAMES})\b\.?,?(?: (?:of )?(?P<year>(?:19|20)\d\d)\b)?(?! ?\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-]|\.\d| ?(?:mg|ml|mL|units?|g|kcal|cells)\b)")
_HALF_A_YEAR = 5
_START = 30
"""Characters from the start of a sentence within which its day stands: `Bloods 15/12: Hb 108`."""
_IN_BRACKETS = re.compile(r"\([^)]*\Z")
"""`Hb 118 (126 on 21/10)`: the day of an earlier value."""


def day_in(text: str, own: str, *, at_the_start: bool = False) -> str:
    """The first day or month that a text names, in the year that brings it closest to its document's; ISO or empty.

    Args:
        text: of a record or a claim.
        own: day of the document, ISO.
        at_the_start: whether it must stand near the start.
    """
    match = next(_days_matched(text, _START if at_the_start else len(text)), None)
    if match and not (at_the_start and _IN_BRACKETS.search(text, 0, match.start())):
        return day_written(match, own[:10])
    month = None if at_the_start else _MONTH.search(text)
    return _month(month, own[:10]) if month else ""


def _days_matched(text: str, end: int) -> Iterator[re.Match[str]]:
    """Where days stand; the `4.1.` of `K 4.1.` is none."""
    return (
        match
        for match in DAY.finditer(text, 0, end)
        if not match["dotted"] or match["year4"] or _BEFORE_DOTS.search(text, 0, match.start())
    )


def last_of_the_month(nth: int, own: str) -> str:
    """The last such day of a month that was, seen from a document's: `the 16th`; ISO or empty."""
    try:
        seen = Date.fromisoformat(own[:10])
        month = seen if seen.day >= nth else seen.replace(day=1) - timedelta(days=1)
        return month.replace(day=nth).isoformat()
    except ValueError:
        return ""


def days_in(text: str, own: str, *, both: bool = False) -> list[tuple[str, int, int]]:
    """All days that a text names, ISO, each with its place.

    Args:
        text: of a record or a claim.
        own: day of the document, ISO; without one only whole dates are read.
        both: whether `3/4` gives both days that it may be.
    """
    found = [
        (day, *match.span())
        for match in _days_matched(text, len(text))
        for day in (
            (day_written(match, own[:10]), *(both_days(match, own[:10]) if both else ())) if own or match["iso"] else ()
        )
    ]
    return [one for one in found if one[0]]


def dates_in(text: str, own: str, *, both: bool = False) -> list[tuple[str, int, int]]:
    """All dates that a text names, as much of ISO as is given (`2025-06-11`, `2025-06`, `2025`), each with its place."""
    found = days_in(text, own, both=both)
    for match in _IN_MONTH.finditer(text):
        number = month_number(match["month"])
        years = (match["year"],) if match["year"] else tuple(_years_near(own, number))
        found += [(f"{year}-{number:02}", *match.span()) for year in years]
    found += [(match.group(), *match.span()) for match in _YEAR.finditer(text)]
    taken = [one for one in found if len(one[0]) > len("2025")]
    return [one for one in found if one in taken or not any(a <= one[1] < b for _, a, b in taken)]


def _years_near(own: str, month: int) -> list[str]:
    """The years of which a month without one may be."""
    if len(own) < len("2026-01"):
        return [own] if own else []
    year = int(own[:4])
    return [str(year - 1), str(year)] if abs(month - int(own[5:7])) > _HALF_A_YEAR else [str(year)]


def _month(match: re.Match[str], own: str) -> str:
    """The middle of a month; without a year, the last one that was."""
    number = month_number(match["month"])
    if match["year"]:
        return f"{match['year']}-{number:02}-15"
    if len(own) < len("2026-01"):
        return ""
    year = int(own[:4]) - (number > int(own[5:7]))
    return f"{year}-{number:02}-{'01' if number == int(own[5:7]) else '15'}"


def days_between(one: str, other: str) -> int:
    """From one day to another, at least; from the end of a month or a year where only that is known."""
    try:
        end, start = one[:10] + "-12-28"[len(one) - 4 :], other[:10] + "-01-01"[len(other) - 4 :]
        return (Date.fromisoformat(start[:10]) - Date.fromisoformat(end[:10])).days
    except ValueError:
        return 0
