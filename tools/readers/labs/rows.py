"""Rows of a table as single results, whichever way the table lies."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from wardround.tools.specimens import specimen_of, with_specimen

from ..dates import iso_date
from .columns import Columns, unit_in

_LONGEST_UNIT = 16
_OF_ONE_RESULT = ("unit", "range", "low", "high", "flag", "code")


class Result(NamedTuple):
    """One result as its table writes it; fields that it does not give are empty."""

    row: int
    """As counted in the file, the header being row 1."""
    name: str
    value: str
    unit: str = ""
    range: str = ""
    flag: str = ""
    date: str = ""
    code: str = ""
    column: str = ""
    """Heading, where the row holds several results."""
    comment: str = ""
    specimen: str = ""
    """Where it is another than blood."""

    @property
    def full_name(self) -> str:
        """With the specimen, where it is another than blood."""
        return with_specimen(self.name, self.specimen)


def results_of(header: list[str], rows: list[list[str]], columns: Columns, *, first: int = 2) -> Iterator[Result]:
    """Every filled result of the table, whose row below the headings is the file's row `first`."""
    reader = {"long": _long, "by_date": _by_date, "by_analyte": _by_analyte}.get(columns.layout)
    if reader:
        if columns.layout == "by_analyte" and rows and _are_units(rows[0], columns):
            units = [unit.strip() for unit in rows[0]]
            header = [
                f"{title} ({unit})" if unit else title
                for title, unit in zip_longest(header, units[: len(header)], fillvalue="")
            ]
            rows, first = rows[1:], first + 1
        for number, row in enumerate(rows, start=first):
            if any(cell.strip() for cell in row):
                specimen = specimen_of(cell(row, columns, "specimen"))
                for result in reader(header, row, number, columns):
                    yield result._replace(specimen=specimen)


def _are_units(row: list[str], columns: Columns) -> bool:
    """A row of units below the headings: nothing in it is a number, and something in it is plainly a unit."""
    cells = [row[number].strip() for number in columns.other if number < len(row) and row[number].strip()]
    return (
        not cell(row, columns, "date")
        and any("/" in one or one == "%" for one in cells)
        and not any(one[0].isdigit() or len(one) > _LONGEST_UNIT for one in cells)
    )


def cell(row: list[str], columns: Columns, field: str) -> str:
    """The cell of a field, stripped; empty where there is none."""
    number = columns.known.get(field)
    return row[number].strip() if number is not None and number < len(row) else ""


def _long(header: list[str], row: list[str], number: int, columns: Columns) -> Iterator[Result]:
    low, high = cell(row, columns, "low"), cell(row, columns, "high")
    interval = cell(row, columns, "range") or (
        f"{low}-{high}" if low and high else f">={low}" if low else f"<={high}" if high else ""
    )
    yield Result(
        row=number,
        name=cell(row, columns, "analyte"),
        value=cell(row, columns, "value"),
        unit=cell(row, columns, "unit"),
        range=interval,
        flag=cell(row, columns, "flag"),
        date=cell(row, columns, "date"),
        code=cell(row, columns, "code"),
        comment=_beside(row, columns),
    )


def _by_date(header: list[str], row: list[str], number: int, columns: Columns) -> Iterator[Result]:
    for column in columns.other:
        if column < len(row) and row[column].strip() and iso_date(header[column]):
            name, unit = unit_in(cell(row, columns, "analyte"))
            interval, unit = cell(row, columns, "range"), cell(row, columns, "unit") or unit or ""
            yield Result(
                number,
                name,
                row[column].strip(),
                unit,
                interval,
                date=header[column],
                code=cell(row, columns, "code"),
                column=header[column],
                comment=_beside(row, columns, _shared(header, row, columns, ("flag",))),
            )


def _by_analyte(header: list[str], row: list[str], number: int, columns: Columns) -> Iterator[Result]:
    for column in columns.other:
        if column < len(row) and row[column].strip() and header[column].strip():
            name, unit = unit_in(header[column])
            date = cell(row, columns, "date")
            yield Result(
                number,
                name,
                row[column].strip(),
                unit or "",
                date=date,
                column=header[column],
                comment=_beside(row, columns, _shared(header, row, columns, _OF_ONE_RESULT)),
            )


def _shared(header: list[str], row: list[str], columns: Columns, fields: Iterable[str]) -> str:
    """Cells that stand once for several results, of which nobody knows whose they are: `Flag of the row: H`."""
    return "; ".join(
        f"{header[columns.known[field]].strip()} of the row: {written}"
        for field in fields
        if (written := cell(row, columns, field))
    )


def _beside(row: list[str], columns: Columns, shared: str = "") -> str:
    """What else is said of a result: of urine or of blood, and whether it stands."""
    return "; ".join(
        filter(None, (*(cell(row, columns, field) for field in ("specimen", "status", "comment")), shared))
    )
