"""A printed line as results: a name, and cells that fit together."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from ..dates import DATE
from .cells import BOUNDS, NUMBER, UNIT, Cell, cells_in, ends_with_word, find_word, is_word, starts
from .columns import unit_in
from .headings import Column
from .names import is_analyte, is_drug, is_name
from .rows import Result

_SHORTEST, _LONGEST = 5, 199
_MOST_BEFORE = 12
"""Words before the cells, beyond which no start is tried: lines of numbers would take long."""
_UNIT_LAST = re.compile(rf"\s[(\[]?((?:{UNIT}))[)\]]?$")
_RANGE_LAST = re.compile(rf"\s({NUMBER}\s*[-–—]\s*{NUMBER})$")
_DAY_FIRST = re.compile(rf"(?P<day>{DATE.pattern})(?: \d{{1,2}}:\d\d)? (?=[^\W\d])", re.IGNORECASE)
"""A list of results has the day in its first column."""
_FLAG_LAST = re.compile(r"\s\(?(HH?|LL?|\*+|↑|↓|[Hh]igh|[Ll]ow)\)?$")
_MARKER = re.compile(r"\bCA \d{2}-\d{1,2}$")
"""A name that ends like a range."""
_LETTERS = ("A", "N")
"""Flags that, where nothing else speaks for a result, are as likely a letter: `Ward 7 A`."""
_DOSES = {"mg", "g", "units", "unit", "iu"}
"""Units that, without a range, are those of a drug's amount."""


class Around(NamedTuple):
    """What the page says of a line before it."""

    headed: bool = False
    """The headings of columns stand above."""
    columns: tuple[Column, ...] = (Column(),)
    """Of values: the line has one for each."""
    collected: str = ""
    """When the sample was taken."""
    flag_first: bool = False
    """The flag stands between name and value."""
    range_first: bool = False
    """What is normal stands before the values, so that `<14 22 19` begins with a range."""
    aimed: bool = False
    """A column says what a value should be, and none what is normal."""
    withheld: bool = False
    """The table has ranges or aims, and no one's results."""
    specimen: str = ""
    """By the last title that tells of one; empty for blood."""

    @property
    def dated(self) -> bool:
        """There is a column for each date."""
        return bool(self.columns[0].date)


class _Named(NamedTuple):
    """The name with what stands between it and the values."""

    name: str
    unit: str = ""
    range: str = ""
    flag: str = ""
    behind_unit: bool = False
    """The unit stands without brackets, so that a bound behind it is a range: `Glucose mmol/L <5.6`."""


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
    if around.withheld or not _may_be_row(line):
        return []
    if not around.dated and (match := _DAY_FIRST.match(line)):
        line, around = line[match.end() :], around._replace(collected=match["day"])
    for place in _places(line):
        if found := _numbered(line[:place].strip(), line[place:], number, around):
            return found
    return _worded(line, number, around) if around.headed and len(around.columns) == 1 else []


def _places(line: str) -> Iterator[int]:
    """Where the cells may begin: behind no more words than a name, a unit and a range have."""
    return takewhile(lambda place: len(line[:place].split()) <= _MOST_BEFORE, starts(line))


def _may_be_row(line: str) -> bool:
    return _SHORTEST <= len(line) <= _LONGEST and not line.endswith(":")


def has_several(line: str) -> bool:
    """Several numbers side by side behind a name: `Sodium 131 135 mmol/L`."""
    return _may_be_row(line) and any(
        is_name(line[:place].strip()) and sum(cell.kind == "value" and not cell.is_bound for cell in cells) > 1
        for place in _places(line)
        if (cells := cells_in(line[place:]))
    )


def _numbered(name: str, rest: str, number: int, around: Around) -> list[Result]:
    """Values in numbers."""
    cells = cells_in(rest)
    if cells is None:
        return []
    named = _named(name, ranged=any(cell.kind == "range" or cell.is_bound for cell in cells))
    if (match := _FLAG_LAST.search(named.name)) and (
        around.flag_first or _is_flagged(named.name[: match.start()], around)
    ):
        named = named._replace(name=named.name[: match.start()], flag=match[1])
    if around.range_first and not named.range and cells and cells[0].is_bound:
        named, cells = named._replace(range=cells[0].written), cells[1:]
    fitted = _fit(cells, named, around) if is_name(named.name) else None
    if fitted is None or not _is_result(named, fitted, around):
        return []
    return [
        Result(
            number,
            named.name,
            value,
            fitted.unit,
            "" if around.aimed else fitted.range,
            flag,
            column.date or fitted.date,
            column=column.date,
        )
        for (value, flag), column in zip(fitted.values, around.columns, strict=True)
        if value not in "-–—" and not column.earlier
    ]


def _is_flagged(name: str, around: Around) -> bool:
    """`Haemoglobin L 84`: below headings that tell of no flag, a letter behind an analyte is one."""
    return around.headed and is_analyte(name)


def _worded(line: str, number: int, around: Around) -> list[Result]:
    """A value in words, and what is normal in words behind it."""
    match = find_word(line)
    if not match or not is_name(name := line[: match.start()].strip()) or ends_with_word(name):
        return []
    rest = line[match.end() :].strip()
    return [Result(number, name, match[0], range=rest, date=around.collected)] if not rest or is_word(rest) else []


def _named(name: str, *, ranged: bool) -> _Named:
    """Unit and range that stand before the value, off the name; no range where one stands behind: `CA 19-9`."""
    unit = interval = ""
    plain = False
    for _ in range(2):
        if not unit and (match := _UNIT_LAST.search(name)) and ("/" in match[1] or "%" in match[1]):
            unit, plain, name = match[1], match[0].strip() == match[1], name[: match.start()]
        elif not (interval or ranged) and (match := _RANGE_LAST.search(name)) and not _MARKER.search(name):
            interval, name = match[1], name[: match.start()]
    bare, inside = unit_in(name)
    if inside and not unit and re.fullmatch(UNIT, inside):
        name, unit = bare, inside
    return _Named(name, unit, interval, behind_unit=plain)


def _fit(cells: Sequence[Cell], named: _Named, around: Around) -> _Fitted | None:
    """What each cell is; None where one has no place, or there are not as many values as columns, side by side."""
    values: list[tuple[str, str]] = []
    unit, interval, date = named.unit, named.range, around.collected
    behind = False
    for cell in cells:
        if cell.kind in ("value", "none") and not behind and len(values) < len(around.columns):
            values.append((cell.written, named.flag))
        elif cell.kind == "flag" and values:
            values[-1] = (values[-1][0], values[-1][1] or cell.bare)
        elif (cell.kind == "range" or cell.is_bound) and not interval:
            interval, behind = cell.written, True
        elif cell.kind == "unit" and unit in ("", cell.bare):
            unit, behind = cell.bare, True
        elif cell.kind == "none" and behind and interval:  # of the flag's column
            continue
        elif cell.kind == "date" and not around.dated:
            date = cell.written
        else:
            return None
    if len(values) != len(around.columns):
        return None
    return _Fitted(tuple(values), unit, interval.strip("()[] "), date)


def _is_result(named: _Named, fitted: _Fitted, around: Around) -> bool:
    """More than a name and a number, and neither a range nor a drug's amount."""
    if _is_amount(named, fitted) or (named.behind_unit and not fitted.range and fitted.values[0][0][0] in BOUNDS):
        return False
    flagged = around.headed and any(flag and flag.upper() not in _LETTERS for _, flag in fitted.values)
    return bool(fitted.unit or fitted.range or flagged or around.dated) or is_analyte(named.name)


def _is_amount(named: _Named, fitted: _Fitted) -> bool:
    """`Metoprolol 50 mg`; `Glucose 8-12 4 units` of what to give at which value."""
    if fitted.range and not named.range:
        return False
    return fitted.unit.casefold() in _DOSES or (not fitted.range and is_drug(named.name))
