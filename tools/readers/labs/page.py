"""Results on a printed page: which of its lines are results, and whether it is a table of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.records import Fact
from wardround.tools.specimens import titled_specimen

from ..dates import DATE, read_day_first
from ..header import has_the_day_first
from .cells import begins_with_word, cells_in
from .document import fact_of
from .headings import (
    column_headings,
    is_aimed,
    is_flag_first,
    is_of_another_time,
    is_range_first,
    value_columns,
    withholds,
)
from .line import Around, has_several, results_in
from .names import is_analyte, is_vital
from .rows import Result
from .values import has_decimal_commas

_LINE = re.compile(r"(?<![^\n])[ \t]*(\S[^\n]*)?(?:\n|$)")
COLLECTED = re.compile(
    rf"\b(?:coll(?:ect\w*)?|specimen|sample[ds]?|drawn|taken|abnahme\w*|entnahme\w*|entnommen|pr[ée]l[èe]v\w*|extracci[óo]n|toma)\b"
    rf"[^\n]{{0,30}}?(?P<when>{DATE.pattern})",
    re.IGNORECASE,
)
"""When the sample was taken, and not when it was printed."""
_RESULTS = re.compile(r"[^\d:]{0,40}\bresults\b[^\d]{0,20}", re.IGNORECASE)
_NOW = re.compile(
    r"(?:today|now|current|latest|this (?:visit|time|year)|on admission|at discharge)\b[^.\d]{0,30}$", re.IGNORECASE
)
_LEADERS = re.compile(r"(?<![\d.])(?: ?[.·_]){3,}(?= |$)")
_LEAST_ROWS = 3
_UNSURE_SHARE = 0.3
"""So many lines with several values, for each row with one: nobody knows of which column the one is."""
_LONGEST_NAME = 39
"""Characters of a name's part on a line of its own."""


class Row(NamedTuple):
    """A row of a table with its results."""

    start: int
    """First position of the row in the text, without leading blanks."""
    end: int
    """One past its last."""
    results: tuple[Result, ...]
    """One; with a column for each date, one for each of them."""
    lines: int = 1
    """How many lines of print it takes."""
    headed: bool = False
    """The headings of columns stand above it."""


class Table(NamedTuple):
    """What of a page is a table of results."""

    rows: tuple[Row, ...]
    headed: bool
    """Whether a line of column headings stands over it."""
    before: str
    """What stands above the first row."""
    covered: int
    """Lines that are rows."""
    share: float
    """Of the filled lines from the first row on, those that are rows: 0 to 1."""


def find_table(text: str) -> Table:
    """The lines of a page that are results."""
    page = Printed(text)
    while page.place < len(page.lines):
        page.step()
    rows = () if page.unsure >= max(2, _UNSURE_SHARE * len(page.rows)) else tuple(page.rows)
    first = rows[0].start if rows else len(text)
    covered = sum(row.lines for row in rows)
    return Table(rows, page.around.headed, text[:first], covered, covered / page.filled if covered else 0.0)


def is_lab_page(table: Table) -> bool:
    """Half of the page from the first row on is results (less below headings), and they are of a laboratory.

    That is told by their ranges and names; vital signs with ranges are not.
    """
    rows = [row.results[0] for row in table.rows]
    if len(rows) < _LEAST_ROWS or table.share < (0.4 if table.headed else 0.5):
        return False
    known = sum(is_analyte(row.name) or (bool(row.range) and not is_vital(row.name)) for row in rows)
    return known >= (0.3 if table.headed else 0.6) * len(rows)


def facts_of(table: Table, text: str, start: int, where: str) -> Iterator[Fact]:
    """The results of a page as facts.

    Args:
        table: the page's results.
        text: of the page.
        start: where the page begins in its document.
        where: what stands before the line in an address such as `page 2 line 7`.
    """
    comma = has_decimal_commas(text)
    day_first = has_the_day_first(text, likely=comma)
    for row in table.rows:
        for written in row.results:
            result = written._replace(date=read_day_first(written.date)) if day_first else written
            ref = f"{where}line {result.row}" + (f" {result.column}" if result.column else "")
            yield fact_of(result, ref, start + row.start, start + row.end, decimal_comma=comma)


class Printed:
    """A page read line by line."""

    def __init__(self, text: str) -> None:
        self.lines = [(match.start(), match[0].rstrip()) for match in _LINE.finditer(text)]
        """Each with its position, and blanks at its head."""
        self.place = 0
        self.rows: list[Row] = []
        self.around = Around()
        self.filled = 0
        """Lines with print from the first row on."""
        self.unsure = 0
        """Lines with several values, where no headings say of which columns."""

    def step(self) -> None:
        """One line, or the lines of one row."""
        place = self.place
        self.place += 1
        line = self.line(place)
        if headings := column_headings(line):
            self.around = Around(
                headed=True,
                columns=value_columns(headings),
                aimed=is_aimed(headings),
                collected=self.around.collected,
                flag_first=is_flag_first(headings),
                range_first=is_range_first(headings),
                specimen=self.around.specimen,
            )
            return
        self._withhold(line)
        self.filled += bool(line) and bool(self.rows)
        if self._add(line, place, place) or self._add_parted(line, place):
            return
        if (specimen := titled_specimen(line)) is not None:
            self.around = self.around._replace(specimen=specimen)
        self.unsure += len(self.around.columns) == 1 and has_several(line)
        if match := COLLECTED.search(line):
            self.around = self.around._replace(collected=match["when"])

    def _withhold(self, line: str) -> None:
        if is_of_another_time(line) or withholds(line):
            self.around = Around(collected=self.around.collected, withheld=True, specimen=self.around.specimen)
        elif self.around.withheld and (_RESULTS.fullmatch(line) or _NOW.match(line)):
            self.around = self.around._replace(withheld=False)

    def line(self, place: int) -> str:
        """The line, columns parted by one blank, where they are not by dots; empty beyond the ends."""
        return " ".join(_LEADERS.sub(" ", self.lines[place][1]).split()) if 0 <= place < len(self.lines) else ""

    def _add(self, row: str, first: int, last: int) -> bool:
        """The row of the lines from `first` to `last`, if it has results."""
        specimen = self.around.specimen
        found = tuple(one._replace(specimen=specimen) for one in results_in(row, first + 1, self.around))
        if found:
            self.filled += not self.rows
            start = self.lines[first][0] + len(self.lines[first][1]) - len(self.lines[first][1].lstrip())
            end = self.lines[last][0] + len(self.lines[last][1])
            self.rows.append(Row(start, end, found, last - first + 1, self.around.headed))
        return bool(found)

    def _add_parted(self, cells: str, place: int) -> bool:
        """A row whose name runs over several lines, with its cells beside their middle."""
        if not (self.around.headed and place and _is_bare(cells)):
            return False
        above, below = self.line(place - 1), self.line(place + 1)
        if not _is_name_part(above) or (self.rows and self.lines[place - 1][0] < self.rows[-1].end):
            return False
        longer = _is_name_part(below) and (below[0].islower() or below[0] == "(")
        if not self._add(f"{above} {below if longer else ''} {cells}", place - 1, place + longer):
            return False
        self.filled += longer
        self.place += longer
        return True


def _is_bare(line: str) -> bool:
    """Cells without a name."""
    cells = cells_in(line)
    return begins_with_word(line) or bool(cells and cells[0].kind == "value")


def _is_name_part(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_NAME and not any(map(str.isdigit, line)) and line[-1] not in ".:;"
