"""Rows of a table as single results, whichever way the table lies."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from wardround.tools.specimens import specimen_of, with_specimen

from ..dates import iso_date
from .cells import is_word
from .columns import Columns, unit_in
from .names import is_analyte, is_name
from .values import read_quantity

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
    """Every filled result of the table, whose row below the headings is the file's row `first`; one without value for a row of none."""
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
                found = list(reader(header, row, number, columns)) or [
                    Result(number, cell(row, columns, "analyte"), "")
                ]
                yield from (result._replace(specimen=specimen) for result in found)


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
    yield Result(
        row=number,
        name=cell(row, columns, "analyte"),
        value=cell(row, columns, "value"),
        unit=cell(row, columns, "unit"),
        range=_interval(row, columns),
        flag=cell(row, columns, "flag"),
        date=cell(row, columns, "date"),
        code=cell(row, columns, "code"),
        comment=_beside(row, columns, _unknown(header, row, columns.other)),
    )


def _interval(row: list[str], columns: Columns) -> str:
    low, high = cell(row, columns, "low"), cell(row, columns, "high")
    bounds = f"{low}-{high}" if low and high else f">={low}" if low else f"<={high}" if high else ""
    return cell(row, columns, "range") or bounds


def _by_date(header: list[str], row: list[str], number: int, columns: Columns) -> Iterator[Result]:
    undated = _unknown(header, row, [column for column in columns.other if not iso_date(header[column])])
    for column in columns.other:
        if column < len(row) and row[column].strip() and iso_date(header[column]):
            name, unit = unit_in(cell(row, columns, "analyte"))
            interval, unit = _interval(row, columns), cell(row, columns, "unit") or unit or ""
            yield Result(
                number,
                name,
                row[column].strip(),
                unit,
                interval,
                date=header[column],
                code=cell(row, columns, "code"),
                column=header[column],
                comment=_beside(row, columns, _shared(header, row, columns, ("flag",)), undated),
            )


def _by_analyte(header: list[str], row: list[str], number: int, columns: Columns) -> Iterator[Result]:
    filled = [column for column in columns.other if column < len(row) and row[column].strip()]
    measured = [column for column in filled if _may_be_measured(header[column], row[column].strip())]
    unknown = _unknown(header, row, [column for column in filled if column not in measured])
    for column in measured:
        name, unit = unit_in(header[column])
        yield Result(
            number,
            name,
            row[column].strip(),
            unit or "",
            date=cell(row, columns, "date"),
            column=header[column],
            comment=_beside(row, columns, _shared(header, row, columns, _OF_ONE_RESULT), unknown),
        )


def _may_be_measured(title: str, written: str) -> bool:
    """A column of results: it names an analyte or a unit, or what stands in it is a number or a result in words."""
    name, unit = unit_in(title)
    if not is_name(name):
        return False
    return bool(unit) or is_analyte(name) or is_word(written) or read_quantity(written) is not None


def _unknown(header: list[str], row: list[str], columns: Iterable[int]) -> str:
    """Cells below headings that nobody understands, with these: `Ward: 5B`. They are not dropped without a word."""
    titles = [*header, *[""] * len(row)]
    return "; ".join(
        f"{title}: {row[column].strip()}" if (title := titles[column].strip()) else row[column].strip()
        for column in [*columns, *range(len(header), len(row))]
        if column < len(row) and row[column].strip()
    )


def _shared(header: list[str], row: list[str], columns: Columns, fields: Iterable[str]) -> str:
    """Cells that stand once for several results, of which nobody knows whose they are: `Flag of the row: H`."""
    return "; ".join(
        f"{header[columns.known[field]].strip()} of the row: {written}"
        for field in fields
        if (written := cell(row, columns, field))
    )


def _beside(row: list[str], columns: Columns, *more: str) -> str:
    """What else is said of a result: of urine or of blood, and whether it stands."""
    return "; ".join(filter(None, (*(cell(row, columns, field) for field in ("specimen", "status", "comment")), *more)))
