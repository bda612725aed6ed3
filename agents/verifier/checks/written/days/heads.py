"""Days at the head of a document without a date of its own, and in the head of a table."""

import re
from collections.abc import Sequence
from functools import lru_cache

from .forms import DAY, MONTHS_A_YEAR, day_written, of_year, year_written

_HEAD = 160
"""Characters at the head of a document among which its day stands."""
_OF_ANOTHER = re.compile(
    r"\b(?:d\.?o\.?b\.?|born|birth|admitted|admission date|date of admission|onset|since)[^\n\d]{0,15}\Z", re.IGNORECASE
)
"""Before a day at the head of a document that is not its own."""
_LONGEST = 24
"""Characters of a day in a table's head, with its hour."""


@lru_cache(maxsize=256)
def day_of_head(text: str) -> str:
    """The day that a document without a date of its own begins with (`Ward round 21/11/26`); empty where none or `3/4/26` is it."""
    for match in DAY.finditer(text, 0, _HEAD):
        if not (match["iso"] or year_written(match)) or _OF_ANOTHER.search(text, 0, match.start()):
            continue
        is_of_either = match["one"] and max(int(match["one"]), int(match["other"])) <= MONTHS_A_YEAR
        return "" if is_of_either and match["one"] != match["other"] else day_written(match, "")
    return ""


def days_of_head(cells: Sequence[str], own: str) -> list[str]:
    """The days of a table's head, all written in the one order in which they go forward, where only one does."""
    found = [DAY.search(cell) if len(cell) < _LONGEST else None for cell in cells]
    orders = [
        [_in_order(match, own, is_day_first=first) if match else "" for match in found] for first in (True, False)
    ]
    fits = [
        days for days in orders if all(map(_fits, found, days)) and (told := list(filter(None, days))) == sorted(told)
    ]
    return fits[0] if len(fits) == 1 else [day_written(match, own[:10]) if match else "" for match in found]


def _fits(match: re.Match[str] | None, day: str) -> bool:
    return bool(day) or not match


def _in_order(match: re.Match[str], own: str, *, is_day_first: bool) -> str:
    if not match["one"]:
        return day_written(match, own[:10])
    one, other = int(match["one"]), int(match["other"])
    month, day = (other, one) if is_day_first else (one, other)
    year = match["year"]
    return of_year(own[:10], month, day, f"20{year[-2:]}" if year else None)
