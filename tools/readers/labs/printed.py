"""Results in a printed table: lines of a page that read as name, value, unit, range and flag, whatever their order."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.records import Fact
from wardround.tools.terms import find_analytes, find_drugs

from ..dates import DATE, iso_date
from .columns import field_of, unit_in
from .document import fact_of
from .rows import Result

_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:[.,]\d+)?(?:[eE][-+]?\d+)?"
_BOUND = r"<=|>=|=<|=>|<|>|≤|≥"
_UNIT = (
    r"(?:[x×]\s?)?10\s?[\^*]?\s?\d{1,2}\s?/\s?[A-Za-zµμ]+|mL/min(?:/1[.,]73\s?m(?:2|²|\^2))?"
    r"|[A-Za-zµμ%][A-Za-zµμ0-9.*^\[\]{}]{0,9}(?:\s?/\s?[A-Za-zµμ0-9.*^²]{1,8}){1,2}|/[A-Za-zµμ]{1,4}"
    r"|(?:%|fL|fl|pg|sec|secs|seconds|s|ratio|mmHg|kPa|IU|mIU|index|mm|pH|kU|mg|g|ng|units?)(?![\w/])"
)
_ITEM = re.compile(
    rf"(?P<date>{DATE.pattern})(?:\s+\d{{1,2}}:\d\d(?::\d\d)?)?"
    rf"|(?P<range>[(\[]\s*(?:ref\w*\.?:?\s*)?(?:{_NUMBER}\s*(?:-|–|—|to)\s*{_NUMBER}|(?:{_BOUND}|up to)\s*{_NUMBER})\s*(?:{_UNIT})?\s*[)\]]"
    rf"|{_NUMBER}\s*(?:-|–|—|to)\s*{_NUMBER}(?![\w.])|up to\s+{_NUMBER})"
    rf"|(?P<value>(?:{_BOUND})?\s?{_NUMBER}(?=$|\s|[HL*(↑↓%]))"
    r"|(?P<flag>\(?(?:HH|LL|H|L|A|N|HI|LO|High|Low|Abnormal|Normal|Critical|CRIT|↑|↓|\*+)\)?(?![\w/]))"
    rf"|(?P<unit>\(?(?:{_UNIT})\)?(?=$|\s|[HL*](?=$|\s)))"
    r"|(?P<none>[-–—](?=$|\s))",
    re.IGNORECASE,
)
_STARTS = re.compile(rf"(?<=\s)(?:(?:{_BOUND})\s?)?{_NUMBER}(?=$|\s|[HL*(↑↓%])|(?<=\s)[-–—](?=\s)", re.IGNORECASE)
_WORDS = re.compile(
    r"(?<=\s)(?:negative|positive|non-?reactive|reactive|not detected|detected|trace|none seen|absent|present|nil)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W_][^;:!?]{1,59}")
_MOST_WORDS = 7
_DOSES = {"mg", "g", "units", "unit", "iu"}
"""Units that, without a range, are those of a drug's amount."""
_VITAL = {
    "blood pressure", "heart rate", "respiratory rate", "temperature", "oxygen saturation", "weight", "height", "bmi", "pain level",
    "strength", "murmur", "curb-65", "glasgow coma scale",
}  # fmt: skip
_COLLECTED = re.compile(
    rf"\b(?:collect\w*|specimen|sample[ds]?|drawn|taken)\b[^\n]{{0,30}}?(?P<when>{DATE.pattern})", re.IGNORECASE
)
_CELLS = re.compile(r"\S+")
_LEAST_ROWS = 3


class Printed(NamedTuple):
    """One line of a table with its results."""

    start: int
    """First position of the line in the text, without leading blanks."""
    end: int
    """One past its last."""
    results: tuple[Result, ...]
    """One; with a column for each date, one for each of them."""
    lines: int = 1
    """How many lines of print it takes."""


class Table(NamedTuple):
    """What of a text is a table of results."""

    rows: tuple[Printed, ...]
    headed: bool
    """Whether a line of column headings stands over it."""
    before: str
    """What stands above the first row."""
    covered: int
    """Lines that are rows."""
    share: float
    """Of the filled lines from the first row on, those that are rows."""


def find_table(text: str) -> Table:
    """The lines of a text that are results."""
    reader = _Reader(text)
    while reader.place < len(reader.lines):
        reader.step()
    first = reader.rows[0].start if reader.rows else len(text)
    covered = sum(row.lines for row in reader.rows)
    return Table(tuple(reader.rows), reader.headed, text[:first], covered, covered / reader.filled if covered else 0.0)


class _Reader:
    """A page read line by line."""

    def __init__(self, text: str) -> None:
        self.lines = [
            (match.start(), match[0].rstrip()) for match in re.finditer(r"(?<![^\n])[ \t]*(\S[^\n]*)?(?:\n|$)", text)
        ]
        self.place = 0
        self.rows: list[Printed] = []
        self.headed = False
        self.filled = 0
        self._dates: tuple[str, ...] = ()
        self._collected = ""

    def step(self) -> None:
        """One line, or the lines of one row."""
        place = self.place
        self.place += 1
        line = self._line(place)
        if heading := column_headings(line):
            self.headed, self._dates = True, tuple(word for word in heading if iso_date(word))
            return
        self.filled += bool(line) and bool(self.rows)
        if self._add(line, place, place):
            return
        if self.headed and place and _is_bare(line) and self._add_parted(line, place):
            return
        if match := _COLLECTED.search(line):
            self._collected = match["when"]

    def _line(self, place: int) -> str:
        return self.lines[place][1].strip() if 0 <= place < len(self.lines) else ""

    def _add(self, row: str, first: int, last: int) -> bool:
        found = tuple(_results(row, first + 1, self._dates, self._collected, self.headed))
        if found:
            self.filled += not self.rows
            start = self.lines[first][0] + len(self.lines[first][1]) - len(self._line(first))
            end = self.lines[last][0] + len(self.lines[last][1])
            self.rows.append(Printed(start, end, found, last - first + 1))
        return bool(found)

    def _add_parted(self, cells: str, place: int) -> bool:
        """A row whose name runs over several lines, with its cells beside their middle."""
        above, below = self._line(place - 1), self._line(place + 1)
        if not _is_plain(above) or (self.rows and self.lines[place - 1][0] < self.rows[-1].end):
            return False
        longer = _is_plain(below) and (below[0].islower() or below[0] == "(")
        if not self._add(f"{above} {below if longer else ''} {cells}", place - 1, place + longer):
            return False
        self.filled += longer
        self.place += longer
        return True


def _is_bare(line: str) -> bool:
    """Cells without a name."""
    items = _items(line) if line else None
    return bool(_WORDS.match(f" {line}", 1)) or (bool(items) and items is not None and items[0][0] == "value")


def _is_plain(line: str) -> bool:
    return bool(line) and len(line) < 40 and not any(map(str.isdigit, line)) and line[-1] not in ".:;"


def is_lab_page(table: Table) -> bool:
    """Half of the page from the first row on is results; they are of a laboratory by headings, ranges or their names."""
    rows = [row.results[0] for row in table.rows]
    if len(rows) < _LEAST_ROWS or table.share < (0.4 if table.headed else 0.5):
        return False
    known = sum(bool(row.range) or _is_analyte(row.name) for row in rows)
    return known >= (0.3 if table.headed else 0.6) * len(rows)


def facts_of(text: str, start: int, where: str) -> Iterator[Fact]:
    """The results of a page as facts.

    Args:
        text: of the page.
        start: where the page begins in its document.
        where: the page's name, for addresses such as `page 2 row 7`.
    """
    comma = bool(re.search(r"\d,\d{1,2}(?!\d)", text)) and not re.search(r"\d\.\d+(?![.\d])", text)
    for row in find_table(text).rows:
        for result in row.results:
            ref = f"{where} line {result.row}" + (f" {result.column}" if result.column else "")
            yield fact_of(result, ref, start + row.start, start + row.end, decimal_comma=comma)


def column_headings(line: str) -> tuple[str, ...]:
    """The headings of a table's columns, if the line is nothing but such; dates count as headings too."""
    words = [match[0] for match in _CELLS.finditer(line)]
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(words):
        length, field = _longest(words, place)
        if not length:
            return ()
        found.append((" ".join(words[place : place + length]), field))
        place += length
    fields = {field for _, field in found}
    dated = sum(field == "dated" for _, field in found)
    enough = (
        len(fields) >= 3 or (len(fields) == 2 and fields <= {"analyte", "value", "unit", "range", "flag"}) or dated >= 2
    )
    return tuple(title for title, _ in found) if enough and (fields & {"value"} or dated >= 2) else ()


def _longest(words: list[str], place: int) -> tuple[int, str]:
    for length in range(min(4, len(words) - place), 0, -1):
        phrase = " ".join(words[place : place + length])
        if DATE.fullmatch(phrase):
            return length, "dated"
        if field := field_of(phrase.strip("()")):
            return length, field
    return 0, ""


def _results(line: str, number: int, dates: tuple[str, ...], collected: str, headed: bool) -> Iterator[Result]:
    if not 4 < len(line) < 200 or line.endswith(":"):
        return
    for match in _STARTS.finditer(line):
        name, items = line[: match.start()].strip(), _items(line[match.start() :])
        if items is None:
            continue
        name, unit, interval = _parted(
            name, ranged=any(kind == "range" or written[0] in "<>≤≥" for kind, written in items)
        )
        if _is_name(name) and (found := _read(name, items, number, dates, collected, unit, interval)):
            yield from found
            return
    if headed and (worded := _WORDS.search(line)) and _is_name(name := line[: worded.start()].strip()):
        rest = line[worded.end() :].strip()
        if not rest or _WORDS.fullmatch(f" {rest}", 1):
            yield Result(number, name, worded[0], range=rest, date=collected)


def _items(rest: str) -> list[tuple[str, str]] | None:
    """The cells behind a name, each with what it is; None where something else stands among them."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(rest):
        if rest[at] in " \t|":
            at += 1
            continue
        match = _ITEM.match(rest, at)
        if not match or match.end() == at:
            return None
        kind = next(kind for kind in ("date", "range", "value", "flag", "unit", "none") if match[kind])
        found.append((kind, match[0].strip()))
        at = match.end()
    return found


def _parted(name: str, *, ranged: bool) -> tuple[str, str, str]:
    """Unit and range that stand before the value, off the name; no range where one stands behind: `CA 19-9`."""
    unit = interval = ""
    for _ in range(2):
        if (
            not unit
            and (match := re.search(rf"\s[(\[]?((?:{_UNIT}))[)\]]?$", name))
            and ("/" in match[1] or "%" in match[1])
        ):
            unit, name = match[1], name[: match.start()]
        elif not (interval or ranged) and (match := re.search(rf"\s({_NUMBER}\s*[-–—]\s*{_NUMBER})$", name)):
            interval, name = match[1], name[: match.start()]
    bare, inside = unit_in(name)
    return (bare, inside, interval) if inside and not unit and re.fullmatch(_UNIT, inside) else (name, unit, interval)


def _is_name(name: str) -> bool:
    return (
        bool(_NAME.fullmatch(name))
        and len(name.split()) <= _MOST_WORDS
        and any(map(str.isalpha, name))
        and not name.endswith((".", ","))
        and not _WORDS.fullmatch(f" {name}", 1)
    )


def _read(
    name: str,
    items: list[tuple[str, str]],
    number: int,
    dates: tuple[str, ...],
    collected: str,
    unit: str,
    interval: str,
) -> list[Result]:
    """The results of a line's cells; empty where they do not fit together."""
    wanted = len(dates) or 1
    values: list[tuple[str, str]] = []
    for kind, written in items:
        if kind in ("value", "none") and len(values) < wanted:
            values.append((written, ""))
        elif kind == "flag" and values:
            values[-1] = (values[-1][0], values[-1][1] or written.strip("()"))
        elif kind in ("range", "value") and not interval and (kind == "range" or written[0] in "<>≤≥="):
            interval = written
        elif kind == "unit" and not unit:
            unit = written.strip("()")
        elif kind == "date" and not dates:
            collected = written
        else:
            return []
    if len(values) != wanted or _is_dose(name, unit, interval, values):
        return []
    if not (unit or interval or any(flag for _, flag in values) or dates or _is_analyte(name)):
        return []
    whens = dates or (collected,)
    return [
        Result(number, name, value, unit, interval.strip("()[] "), flag, when, column=when if dates else "")
        for (value, flag), when in zip(values, whens, strict=True)
        if value not in "-–—"
    ]


def _is_dose(name: str, unit: str, interval: str, values: list[tuple[str, str]]) -> bool:
    """`Metoprolol 50 mg` is no result."""
    return not interval and (unit.casefold() in _DOSES or (bool(find_drugs(name)) and not _is_analyte(name)))


def _is_analyte(name: str) -> bool:
    return any(mention.name not in _VITAL for mention in find_analytes(name))
