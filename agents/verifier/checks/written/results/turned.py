"""Rows of a table in plain text that begin with a day, below a line of names: `09/02   612   58` under `date  ALT(<50)  bili(<21)`."""

import re
from collections.abc import Iterator

from ....units import Unit
from ..days import day_in
from .cells import VALUE, Cell, cells_of, limits_in, mark_of, number, rows_above
from .named import names_in

_LIMITS = re.compile(r"\((?P<limits>[^)]*\d[^)]*)\)")
_LATEST_START = 2
_FEWEST = 2
"""Names that a head has, at least."""
_LONGEST_DAY = 20
"""Letters of a first cell that is a day and nothing else."""


def turned_row_of(unit: Unit, own: str) -> Iterator[tuple[str, str, Cell]]:
    """The values of a row that begins with its day, each with the name that the head of its column has.

    Args:
        unit: a line of cells.
        own: day of the document, ISO.
    """
    cells = cells_of(unit)
    day = day_in(cells[0], own) if len(cells[0]) <= _LONGEST_DAY else ""
    head = _head(unit, len(cells)) if day else []
    for (name, limits), cell in zip(head, cells, strict=False):
        match = VALUE.match(cell)
        if name and match and not limits_in(cell):
            yield name, day, Cell(number(match["value"]), mark_of(match["mark"]), limits)


def _head(unit: Unit, count: int) -> list[tuple[str, tuple[float, float] | None]]:
    """By column its name, or nothing, and its limits, of the nearest line above with as many columns and some names."""
    for cells in rows_above(unit):
        named = [_named(cell) for cell in cells]
        if len(cells) == count - 1 and not day_in(cells[0], ""):  # the days' own column has no head
            named = [("", None), *named]
        if len(named) >= count and sum(bool(name) for name, _ in named) >= _FEWEST:
            return named
    return []


def _named(cell: str) -> tuple[str, tuple[float, float] | None]:
    names = names_in(cell)
    limits = _LIMITS.search(cell)
    is_name = bool(names) and names[0].start <= _LATEST_START and not VALUE.match(cell)
    return (names[0].name if is_name else ""), limits_in(limits["limits"]) if limits else None
