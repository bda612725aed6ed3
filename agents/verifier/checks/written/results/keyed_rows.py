"""Rows of a CSV file as its reader writes them: `test: Hb g/L; 09/06: 84; 10/06: 79`, `12/01 08:00: Na; result: 127; ref: 133-146`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ....units import Unit
from ..days import day_in, days_of_head
from .cells import BOUND, VALUE, Cell, limits_in, line_of, mark_of, number
from .labelled import label_of
from .named import names_in

_LIMITS = re.compile(r"ref\w*|(?:normal|reference) ?(?:range|interval)?|range|limits?", re.IGNORECASE)
_RESULT = re.compile(r"results?|values?", re.IGNORECASE)
_DAY = re.compile(r"(?:sample |collection )?date(?: \w+)?|day|collected|taken", re.IGNORECASE)
_FEWEST = 2
"""Keys of a row, at least."""
_BEFORE_A_NAME = 2
"""Characters before the name in its cell, at most."""
_ANY_YEAR = "2024-06-30"
"""Near which days without a year are put, where the record has none: their order is told all the same."""


def keyed_row_of(unit: Unit, own: str) -> Iterator[tuple[str, str, Cell]]:
    """The values of a line of keys that begins with the name of something measured, each with its day.

    Args:
        unit: the line.
        own: a day near those of the table, ISO or empty.
    """
    fields = [
        (key, value) for key, colon, value in (part.partition(": ") for part in line_of(unit).split("; ")) if colon
    ]
    name = _name_of(fields) if len(fields) >= _FEWEST else ""
    if not name:
        return
    limits = next((found for key, value in fields if _LIMITS.fullmatch(key) and (found := limits_in(value))), None)
    own = own or _ANY_YEAR
    taken = next((day for key, value in fields if (day := _day_taken(key, value, own))), "")
    days = _in_order_of_time([key for key, _ in fields[1:]], own)
    for (key, value), day in zip(fields[1:], days, strict=True):
        match, bound = VALUE.match(value), BOUND.fullmatch(value)
        if not (day or _RESULT.fullmatch(key)) or (limits_in(value) and not bound):
            continue
        if bound:
            yield name, day or taken, Cell(number(bound["bound"]), "unknown", limits)
        elif match:
            yield name, day or taken, Cell(number(match["value"]), mark_of(match["mark"]), limits)


def _name_of(fields: list[tuple[str, str]]) -> str:
    """What the first cell names; a name that no table knows is one where the row has values below days or limits."""
    cell = fields[0][1]
    if names := names_in(cell):
        return names[0].name if names[0].start <= _BEFORE_A_NAME else ""
    has_limits = any(_LIMITS.fullmatch(key) and limits_in(value) for key, value in fields)
    return label_of(cell) if has_limits else ""


def _day_taken(key: str, value: str, own: str) -> str:
    """The day of a row that has one value: its first key, or what stands behind `date`."""
    return day_in(value, own) if _DAY.fullmatch(key) else day_in(key, own) if key[:1].isdigit() else ""


def _in_order_of_time(keys: list[str], own: str) -> list[str]:
    """The days that keys are or name (`previous (GP 02/12)`), written in the order in which they go forward."""
    days = days_of_head(keys, own)
    told = [day for day in days if day]
    if all(one <= other for one, other in pairwise(told)):
        return days
    return [day_in(key, own) for key in keys]
