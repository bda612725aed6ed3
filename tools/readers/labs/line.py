"""A printed line as results: a name, and cells that fit together."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .cells import NUMBER, UNIT, Cell, cells_in, find_word, is_word, starts
from .columns import unit_in
from .names import is_analyte, is_drug, is_name
from .rows import Result

_SHORTEST, _LONGEST = 5, 199
_UNIT_LAST = re.compile(rf"\s[(\[]?((?:{UNIT}))[)\]]?$")
_RANGE_LAST = re.compile(rf"\s({NUMBER}\s*[-–—]\s*{NUMBER})$")
_DOSES = {"mg", "g", "units", "unit", "iu"}
"""Units that, without a range, are those of a drug's amount."""


class Around(NamedTuple):
    """What the page says of a line before it."""

    headed: bool = False
    """The headings of columns stand above."""
    dates: tuple[str, ...] = ()
    """Those of them that are dates: the line has a value for each."""
    collected: str = ""
    """When the sample was taken."""


class _Named(NamedTuple):
    """The name with what stands between it and the values."""

    name: str
    unit: str = ""
    range: str = ""


class _Fitted(NamedTuple):
    """The cells of a line by what they are of its results."""

    values: tuple[tuple[str, str], ...]
    """Each with its flag."""
    unit: str
    range: str
    date: str


def results_in(line: str, number: int, around: Around) -> list[Result]:
    """The results of a line, with a column for each date one for each; empty where it is none.

    Args:
        line: without blanks at its ends.
        number: as counted on the page.
        around: what stands above it.
    """
    if not _SHORTEST <= len(line) <= _LONGEST or line.endswith(":"):
        return []
    for place in starts(line):
        if found := _numbered(line[:place].strip(), line[place:], number, around):
            return found
    return _worded(line, number, around) if around.headed else []


def _numbered(name: str, rest: str, number: int, around: Around) -> list[Result]:
    """Values in numbers."""
    cells = cells_in(rest)
    if cells is None:
        return []
    named = _named(name, ranged=any(cell.kind == "range" or cell.is_bound for cell in cells))
    fitted = _fit(cells, named, around) if is_name(named.name) else None
    if fitted is None or not _is_result(named.name, fitted, around):
        return []
    dates = around.dates or (fitted.date,)
    return [
        Result(number, named.name, value, fitted.unit, fitted.range, flag, date, column=date if around.dates else "")
        for (value, flag), date in zip(fitted.values, dates, strict=True)
        if value not in "-–—"
    ]


def _worded(line: str, number: int, around: Around) -> list[Result]:
    """A value in words, and what is normal in words behind it."""
    match = find_word(line)
    if not match or not is_name(name := line[: match.start()].strip()):
        return []
    rest = line[match.end() :].strip()
    return [Result(number, name, match[0], range=rest, date=around.collected)] if not rest or is_word(rest) else []


def _named(name: str, *, ranged: bool) -> _Named:
    """Unit and range that stand before the value, off the name; no range where one stands behind: `CA 19-9`."""
    unit = interval = ""
    for _ in range(2):
        if not unit and (match := _UNIT_LAST.search(name)) and ("/" in match[1] or "%" in match[1]):
            unit, name = match[1], name[: match.start()]
        elif not (interval or ranged) and (match := _RANGE_LAST.search(name)):
            interval, name = match[1], name[: match.start()]
    bare, inside = unit_in(name)
    if inside and not unit and re.fullmatch(UNIT, inside):
        name, unit = bare, inside
    return _Named(name, unit, interval)


def _fit(cells: Sequence[Cell], named: _Named, around: Around) -> _Fitted | None:
    """What each cell is; None where one has no place, or there are fewer values than columns."""
    values: list[tuple[str, str]] = []
    unit, interval, date = named.unit, named.range, around.collected
    for cell in cells:
        if cell.kind in ("value", "none") and len(values) < (len(around.dates) or 1):
            values.append((cell.written, ""))
        elif cell.kind == "flag" and values:
            values[-1] = (values[-1][0], values[-1][1] or cell.bare)
        elif (cell.kind == "range" or cell.is_bound) and not interval:
            interval = cell.written
        elif cell.kind == "unit" and not unit:
            unit = cell.bare
        elif cell.kind == "date" and not around.dates:
            date = cell.written
        else:
            return None
    if len(values) != (len(around.dates) or 1):
        return None
    return _Fitted(tuple(values), unit, interval.strip("()[] "), date)


def _is_result(name: str, fitted: _Fitted, around: Around) -> bool:
    """More than a name and a number, and no drug's amount: `Metoprolol 50 mg`."""
    if not fitted.range and (fitted.unit.casefold() in _DOSES or is_drug(name)):
        return False
    flagged = any(flag for _, flag in fitted.values)
    return bool(fitted.unit or fitted.range or flagged or around.dates) or is_analyte(name)
