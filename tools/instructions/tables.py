"""Tables as one may read them on: each row as one line, each column from top to bottom."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from .disguises import View

_LINE = re.compile(r"[^\n]+")
_CELL = {"|": re.compile(r"[^|]+"), "\t": re.compile(r"[^\t]+"), ";": re.compile(r"[^;]+"), ",": re.compile(r"[^,]+")}
_RUNNING = re.compile(r"[.!?]\s+[A-Z]")
"""A sentence ends and another begins: running text and no cell."""
_EDGES = " \t\"'“”|-:"
"""What stands around the words of a cell."""
_ROWS, _COLUMNS = 2, 3
"""Least of each; prose has the marks too."""
_SHORT = 30
"""Characters of a cell on average, fewer than; prose is longer between its commas."""
_LONGEST = 200
"""Rows that are read down."""


class _Cell(NamedTuple):
    start: int
    text: str


def readings(view: View) -> Iterator[View]:
    """A view of the rows and one of the columns of each table; nothing where there is none."""
    for rows in _tables(view.text):
        columns = [[row[place] for row in rows[:_LONGEST]] for place in range(len(rows[0]))]
        yield _joined(view, rows)
        yield _joined(view, columns)


def _tables(text: str) -> Iterator[list[list[_Cell]]]:
    lines = [(match.start(), match[0]) for match in _LINE.finditer(text)]
    for mark, cell in _CELL.items():
        if text.count(mark) < _ROWS * (_COLUMNS - 1):
            continue
        for count, group in groupby(lines, key=lambda line: line[1].strip().strip(mark).count(mark)):
            rows = [_cells(*line, cell) for line in group] if count >= _COLUMNS - 1 else []
            rows = [row for row in rows if len(row) == count + 1]
            if len(rows) >= _ROWS and _is_table(mark, rows):
                yield rows


def _cells(start: int, line: str, cell: re.Pattern[str]) -> list[_Cell]:
    found = [_Cell(start + match.start(), match[0]) for match in cell.finditer(line)]
    filled = [one for one in found if one.text.strip()]
    return filled if line.strip().startswith("|") else found


def _is_table(mark: str, rows: list[list[_Cell]]) -> bool:
    sizes = [len(cell.text) for row in rows for cell in row]
    if mark in "|\t":
        return True
    running = sum(any(_RUNNING.search(cell.text) for cell in row) for row in rows)
    return len(rows) > _ROWS and sum(sizes) < _SHORT * len(sizes) and 2 * running <= len(rows)


def _joined(view: View, lines: list[list[_Cell]]) -> View:
    """Cells one after the other with blanks between, lines with line breaks."""
    parts: list[str] = []
    places: list[int] = []
    for line in lines:
        for cell in line:
            said = cell.text.strip(_EDGES)
            if said:
                start = cell.start + cell.text.index(said)
                parts.append(f"{said} ")
                places += [*range(start, start + len(said)), start + len(said) - 1]
        if parts and parts[-1] != "\n":
            parts.append("\n")
            places.append(places[-1])
    return View("".join(parts), [view.place(place) for place in places])
