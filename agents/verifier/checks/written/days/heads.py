"""Days in the head of a table."""

import re
from collections.abc import Sequence

from .forms import DAY, day_written, in_full, of_year

_LONGEST = 24
"""Characters of a day in a table's head, with its hour."""


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
    return of_year(own[:10], month, day, in_full(year) if year else None)
