"""A table of results as a document: one line and one fact per result."""

import re
from typing import NamedTuple

from wardround.records import PLAIN_TABLE, CoverageEntry, Document, Fact, Subject, UnreadableError
from wardround.tools.conversion import converted
from wardround.tools.specimens import titled_specimen

from ..dates import DATE, compact_date, date_in_name, iso_date, read_day_first
from ..header import has_the_day_first, read_header, subject_of
from ..result import Opened, ReadResult, Sighting
from .columns import Columns, find_columns
from .rows import Result, cell, results_of
from .values import has_decimal_commas, interpret, read_flag, read_quantity, read_range
from .vocabulary import speaks_another_language

_MOST_ABOVE = 25
"""Rows among which the headings are looked for."""
_NUMBER = re.compile(r"[<>]?[-+]?\d+(?:[.,]\d+)?")


def labs_document(opened: Opened, rows: list[list[str]], media_type: str, *, decimal_comma: bool = False) -> ReadResult:
    """The results of a table, or its rows as plain lines when it holds none.

    Args:
        opened: the file.
        rows: as they stand in it, empty ones and whatever stands above the headings among them.
        media_type: of the file.
        decimal_comma: read `4,1` as 4.1.

    Raises:
        UnreadableError: there is no filled row, or nothing but the headings of results.
    """
    table = _table(rows)
    if table.columns.layout == "long" and not _filled(table.rows) and not _filled(table.above):
        raise UnreadableError(f"{opened.name}: headings without a row")
    written = "\n".join(" ".join(row) for row in [table.header, *table.rows])
    comma = decimal_comma or has_decimal_commas(written)
    continental = comma or speaks_another_language(table.header)
    lines = _lines(table, _Habits(comma, has_the_day_first(written, likely=continental)))
    if not lines.text:
        raise UnreadableError(f"{opened.name}: a table without rows")
    head = read_header("\n".join("\t".join(filter(None, (one.strip() for one in row))) for row in table.above))
    above = [Sighting(item=opened.name, subject=head.subject)] if head.subject else []
    seen = [*above, *_subjects(opened, table)]
    document = Document(
        id="d1",
        kind="labs" if lines.facts else "other",
        title=opened.stem,
        text=opened.take("".join(lines.text)),
        source=opened.source(media_type),
        date=max((fact.date for fact in lines.facts if fact.date), default=None)
        or head.date
        or date_in_name(opened.stem),
        facts=tuple(lines.facts),
        subject=seen[0].subject if seen else None,
    )
    whole = CoverageEntry(item=opened.name, status="read", reason="" if lines.facts else PLAIN_TABLE, source_id="d1")
    return ReadResult(documents=(document,), coverage=(whole, *lines.lost(opened.name)), sightings=tuple(seen))


class _Table(NamedTuple):
    """A table by what its rows are."""

    above: list[list[str]]
    """Rows before the headings."""
    header: list[str]
    """Empty where no row holds headings."""
    rows: list[list[str]]
    """Those below."""
    columns: Columns
    first: int
    """The first of them, as counted in the file."""


def _table(rows: list[list[str]]) -> _Table:
    place = heading_row(rows)
    if place is None:
        return _Table([], [], rows, find_columns([]), first=1)
    return _Table(rows[:place], rows[place], rows[place + 1 :], find_columns(rows[place]), first=place + 2)


def _lines(table: _Table, habits: "_Habits") -> "_Lines":
    """What stands above, and the results; all cells where there are none."""
    lines = _Lines(habits)
    lines.add_plain([], table.above)
    titles = (titled_specimen(" ".join(filter(None, map(str.strip, row)))) for row in table.above)
    below = [title for title in titles if title is not None]
    specimen = below[-1] if below else ""
    for result in results_of(table.header, table.rows, table.columns, first=table.first):
        if not result.value and (title := titled_specimen(result.name)) is not None:
            specimen = title
        lines.add(result if result.specimen else result._replace(specimen=specimen))
    if not lines.facts:
        lines.add_plain(table.header, table.rows)
    return lines


def heading_row(rows: list[list[str]]) -> int | None:
    """Which row holds the headings: exports put titles and the patient above them. None where no row can.

    A row that names analyte and value wins; else one with a date and names of analytes; else the first with two cells,
    unless a number or a day among them shows that it is a row of values.
    """
    seen = [
        (number, find_columns(row).layout, sum(bool(one.strip()) for one in row))
        for number, row in enumerate(rows[:_MOST_ABOVE])
    ]
    tabular = [number for number, layout, _ in seen if layout in ("long", "by_date")]
    wide = [number for number, layout, cells in seen if layout == "by_analyte" and (number == 0 or cells > 2)]
    several = [number for number, _, cells in seen if cells > 1]
    chosen = next(iter([*tabular, *wide, *several]), None)
    if chosen is None or tabular:
        return chosen
    return chosen if _filled(rows[chosen + 1 :]) and not any(map(_is_value, rows[chosen])) else None


def _is_value(written: str) -> bool:
    date = DATE.fullmatch(written.strip())
    return bool(_NUMBER.fullmatch(written.strip()) or (date and date.lastgroup != "month_year"))


def _filled(rows: list[list[str]]) -> list[list[str]]:
    return [row for row in rows if any(one.strip() for one in row)]


class _Habits(NamedTuple):
    """How the table writes."""

    decimal_comma: bool
    """`4,1` is 4.1."""
    day_first: bool
    """`03/02/2026` is in February."""


class _Lines:
    """Lines of the document under way."""

    def __init__(self, habits: _Habits) -> None:
        self.text: list[str] = []
        self.facts: list[Fact] = []
        self._length = 0
        self._habits = habits
        self._empty: list[int] = []

    def add(self, result: Result) -> None:
        """A result; one without name or value is kept for the coverage."""
        if not result.name or not result.value:
            self._empty.append(result.row)
            return
        line = _line(result)
        if self._habits.day_first:
            result = result._replace(date=read_day_first(result.date))
        ref = f"row {result.row}" + (f" {result.column}" if result.column else "")
        end = self._length + len(line)
        self.facts.append(fact_of(result, ref, self._length, end, decimal_comma=self._habits.decimal_comma))
        self._append(line)

    def add_plain(self, header: list[str], rows: list[list[str]]) -> None:
        """The table's own cells, each with its heading."""
        self._empty = []
        for row in rows:
            cells = [
                f"{header[number].strip()}: {value.strip()}"
                if number < len(header) and header[number].strip()
                else value.strip()
                for number, value in enumerate(row)
                if value.strip()
            ]
            if cells:
                self._append("; ".join(cells))

    def lost(self, name: str) -> list[CoverageEntry]:
        """A line for each row that gave no result."""
        reason = "a row without name or value"
        return [CoverageEntry(item=f"{name} row {row}", status="unreadable", reason=reason) for row in self._empty]

    def _append(self, line: str) -> None:
        self.text.append(line + "\n")
        self._length += len(line) + 1


def _line(result: Result) -> str:
    words = [result.date, f"{result.full_name}:", result.value, result.unit]
    words.append(f"(reference {result.range})" if result.range else "")
    words += [result.flag, f"({result.comment})" if result.comment else ""]
    return " ".join(" ".join(word.split()) for word in words if word)


def fact_of(result: Result, ref: str, start: int, end: int, *, decimal_comma: bool) -> Fact:
    """A result as a fact with the span of the text that stands for it."""
    quantity = read_quantity(result.value, result.unit, decimal_comma=decimal_comma)
    interval = read_range(result.range, decimal_comma=decimal_comma)
    codes = (f"http://loinc.org|{result.code}",) if _is_loinc(result.code) else ()
    return Fact(
        ref=ref,
        kind="result",
        start=start,
        end=end,
        name=result.full_name,
        codes=codes,
        value=result.value,
        quantity=quantity,
        converted=converted(quantity, result.full_name, codes),
        range=interval,
        interpretation=read_flag(result.flag) or interpret(quantity, interval),
        date=iso_date(result.date) or compact_date(result.date),
    )


def _is_loinc(code: str) -> bool:
    """LOINC codes are up to five digits, a dash and a check digit."""
    number, dash, check = code.partition("-")
    return bool(dash) and number.isdigit() and len(number) <= 7 and check.isdigit() and len(check) == 1


def _subjects(opened: Opened, table: _Table) -> list[Sighting]:
    """The first row of each patient that the table names."""
    seen: dict[Subject, str] = {}
    for number, row in enumerate(table.rows, start=table.first):
        subject = subject_of(*(cell(row, table.columns, field) for field in ("name", "birth", "number", "sex")))
        if subject:
            seen.setdefault(subject, f"{opened.name} row {number}")
    one = len(seen) == 1
    return [Sighting(item=opened.name if one else item, subject=subject) for subject, item in seen.items()]
