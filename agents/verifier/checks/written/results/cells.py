"""Rows of a table in plain text: a name, values below their days, limits, the marks H and L."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from ....stretches import line_end, line_start
from ....units import Unit
from ..days import day_in, days_of_head
from .labelled import label_of
from .named import names_in

_CUT = re.compile(r"\s{2,}|\t|\s*\|\s*")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
VALUE = re.compile(rf"[~≈]?(?P<value>{_NUMBER})\s*(?P<mark>(?-i:H{{1,2}}|L{{1,2}})\b|\*|↑|↓|\((?:H|L)\))?")
RANGE = re.compile(rf"\(?(?:ref\w*\.?:?\s*|normal:?\s*)?(?P<low>{_NUMBER})\s*(?:-|–|to)\s*(?P<high>{_NUMBER})")
BOUND = re.compile(rf"\(?(?:ref\w*\.?:?\s*|normal:?\s*)?(?P<sign>[<>≤≥]=?)\s*(?P<bound>{_NUMBER})")
_LIMITS = re.compile(r"\s*\((?P<limits>[^)]*\d[^)]*)\)\Z")
"""`C3 (0.9-1.8)`: behind the name of a row."""
_DATED = re.compile(rf"(?<![\w/.])(?P<day>\d{{1,2}}/\d{{1,2}}(?:/\d\d)?):? {VALUE.pattern}(?![\w/]|\.\d)")
_MARKS = {"H": "high", "L": "low", "↑": "high", "↓": "low"}
_ABOVE = 40
"""Lines above a row among which its head is."""
_REACH = 8_000
"""Characters above it, at most."""
_ASIDE = 1
"""Characters by which a value may stand beside its head."""
_BEFORE_A_NAME = 2
"""Characters before the name of a row, at most."""
_FEWEST = 3
"""Cells of a row, at least."""
_LONGEST_ROW = 1_000
"""Characters; a longer line is a text without line ends."""


class Cell(NamedTuple):
    """A value with what the laboratory says of it."""

    value: float
    mark: str
    """`high` or `low`, or as a fact is interpreted; or empty."""
    limits: tuple[float, float] | None


def number(text: str) -> float:
    """A number with or without commas between thousands."""
    return float(text.replace(",", ""))


def mark_of(text: str | None) -> str:
    """What H, L or an arrow beside a value says."""
    return _MARKS.get((text or "").strip("()")[:1], "")


def limits_in(text: str) -> tuple[float, float] | None:
    """The limits that a text begins with."""
    if match := RANGE.match(text):
        return number(match["low"]), number(match["high"])
    if match := BOUND.match(text):
        bound = number(match["bound"])
        return (0.0, bound) if match["sign"][0] in "<≤" else (bound, float("inf"))
    return None


def is_row(unit: Unit) -> bool:
    """Whether it is a line of cells."""
    line = line_of(unit)
    return len(line) <= _LONGEST_ROW and len(cells_of_line(line)) >= _FEWEST


def row_of(unit: Unit, own: str) -> Iterator[tuple[str, str, Cell]]:
    """The values of a row that begins with the name of something measured, each with its day where a line above has it."""
    cells = cells_of_line(line_of(unit))
    name = _name_of(cells)
    if not name:
        return
    if series := list(_series(line_of(unit), own)):
        yield from ((name, day, cell) for day, cell in series)
        return
    days = _header(unit, own)
    dated = list(zip_longest(cells[1:], days[1 : len(cells)], fillvalue=""))
    limits = _limits_of(cells[0], [cell for cell, day in dated if not _is_value(cell, day)])
    late = next((mark_of(cell) for cell in cells[2:] if cell in ("H", "L", "HH", "LL")), "")
    for cell, day in dated:
        match = VALUE.match(cell)
        if _is_value(cell, day):
            yield name, day, _bounded(cell, limits)
        elif match and not limits_in(cell):
            yield name, day, Cell(number(match["value"]), mark_of(match["mark"]) or late, limits)


def _series(line: str, own: str) -> Iterator[tuple[str, Cell]]:
    """The values of a line that has each behind its day: `Hgb 06/01 98 -> PRBC.  24/01 82   25/02 88`."""
    found = list(_DATED.finditer(line))
    for match in found if len(found) > 1 else ():
        yield day_in(match["day"], own), Cell(number(match["value"]), mark_of(match["mark"]), None)


def _name_of(cells: Sequence[str]) -> str:
    """What a row begins with the name of; empty where that is nothing measured."""
    if names := names_in(cells[0]):
        return names[0].name if names[0].start <= _BEFORE_A_NAME else ""
    limits = _LIMITS.search(cells[0])
    is_result = bool(limits) or any(map(limits_in, cells[1:]))
    return label_of(cells[0][: limits.start()] if limits else cells[0]) if is_result else ""


def _limits_of(head: str, bare: Sequence[str]) -> tuple[float, float] | None:
    """A row's limits: in the last of the cells that are no values, else behind its name."""
    behind = _LIMITS.search(head)
    told = [*reversed(bare), behind["limits"] if behind else ""]
    return next((found for cell in told if (found := limits_in(cell))), None)


def _bounded(cell: str, limits: tuple[float, float] | None) -> Cell:
    """`<5`: normal where nothing below that is low; else it may be anything."""
    low, high = limits_in(cell) or (0.0, 0.0)
    is_normal = limits is not None and limits[0] <= low and high <= limits[1]
    return Cell(low or high, "normal" if is_normal else "unknown", limits)


def _is_value(cell: str, day: str) -> bool:
    """`<0.1` below a day: less than can be measured, and no limit."""
    return bool(day and BOUND.fullmatch(cell))


def line_of(unit: Unit) -> str:
    """The line of its document that it stands in."""
    return _raw_line(unit).strip()


def _raw_line(unit: Unit) -> str:
    return unit.text[line_start(unit.text, unit.start) : line_end(unit.text, unit.start)]


@lru_cache(maxsize=256)
def cells_of_line(line: str) -> tuple[str, ...]:
    """The cells of a line, between strokes or wide blanks."""
    return tuple(cell.strip() for cell in _CUT.split(line.strip("| ")))


def _header(unit: Unit, own: str) -> list[str]:
    """The days of the last line above with two or more cells that are days, by cell of the row."""
    for line in _lines_above(unit):
        raw = _CUT.split(line.rstrip())
        cells = [cell.strip() for cell in raw]
        days = days_of_head(cells, own)
        if sum(map(bool, days)) > 1:
            return days if len(cells) == len(cells_of(unit)) else _below(line, cells, days, unit)
    return []


def _below(line: str, heads: Sequence[str], days: Sequence[str], unit: Unit) -> list[str]:
    """The days by cell where a column has no head (that of the units, say): whatever a day stands above in the line."""
    spans = [span for span, day in zip(_spans(line, heads), days, strict=True) if day]
    told = [day for day in days if day]
    row = _raw_line(unit)
    if "\t" in line + row or "|" in line + row:
        return list(days)
    found = []
    for start, end in _spans(row, cells_of(unit)):
        over = [day for (a, b), day in zip(spans, told, strict=True) if a < end + _ASIDE and start - _ASIDE < b]
        found.append(over[0] if len(over) == 1 else "")
    return found


def _spans(line: str, cells: Sequence[str]) -> list[tuple[int, int]]:
    """Where the cells stand in their line."""
    found, end = [], 0
    for cell in cells:
        start = line.index(cell, end)
        end = start + len(cell)
        found.append((start, end))
    return found


def cells_of(unit: Unit) -> tuple[str, ...]:
    """The cells of its line."""
    return cells_of_line(line_of(unit))


def rows_above(unit: Unit) -> Iterator[tuple[str, ...]]:
    """The cells of the lines above it, the nearest first."""
    return map(cells_of_line, _lines_above(unit))


def _lines_above(unit: Unit) -> Iterator[str]:
    return reversed(unit.text[max(unit.start - _REACH, 0) : unit.start].splitlines()[-_ABOVE:])
