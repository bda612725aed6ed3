"""The cells of a printed line of results behind its name: dates, ranges, values, flags and units, in any order."""

import re
from typing import Literal, NamedTuple

from ..dates import DATE

CellKind = Literal["date", "range", "value", "flag", "unit", "none"]
"""`none` is a dash in the place of a value."""

NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:[.,]\d+)?(?:[eE][-+]?\d+)?"
BOUNDS = "<>≤≥="
"""Characters that a bound begins with."""
_BOUND = r"<=|>=|=<|=>|<|>|≤|≥"
UNIT = (
    r"(?:[x×]\s?)?10\s?[\^*E]?\s?\d{1,2}\s?/\s?[A-Za-zµμ]+|mL/min(?:/1[.,]73\s?m(?:2|²|\^2))?"
    r"|[A-Za-zµμ%][A-Za-zµμ0-9.*^\[\]{}]{0,9}(?:\s?/\s?[A-Za-zµμ0-9.*^²]{1,8}){1,2}|/[A-Za-zµμ]{1,4}"
    r"|(?:%|fL|fl|pg|sec|secs|seconds|s|ratio|mmHg|kPa|IU|mIU|index|mm|pH|kU|mg|g|ng|units?)(?![\w/])"
)
"""Pattern of a unit: of two parts around a slash, or one of those that are written alone."""
_BEHIND = r"(?=$|\s|[HL(↑↓%]|\*(?!\d))"
"""What may follow a value: a flag without a blank, but not the star of `10*3/uL`."""
_BOUND_WORDS = "up to|less than|more than|greater than|below|above|under|over|at least|at most"
_BETWEEN = rf"{NUMBER}\s*(?:-|–|—|to)\s*{NUMBER}"
_CELL = re.compile(
    rf"(?P<date>{DATE.pattern})(?:\s+\d{{1,2}}:\d\d(?::\d\d)?)?"
    rf"|(?P<range>[(\[]\s*(?:ref\w*\.?:?\s*)?(?:{_BETWEEN}|(?:{_BOUND}|{_BOUND_WORDS})\s*{NUMBER})\s*(?:{UNIT})?\s*[)\]]"
    rf"|{_BETWEEN}(?![\w.])|(?:{_BOUND_WORDS})\s+{NUMBER})"
    rf"|(?P<value>(?:{_BOUND})?\s?{NUMBER}{_BEHIND})"
    r"|(?P<flag>\(?(?:HH|LL|H|L|A|N|HI|LO|High|Low|Abnormal|Normal|Critical|CRIT|↑|↓|\*+|\+{1,2}$)\)?(?![\w/]))"
    rf"|(?P<unit>\(?(?:{UNIT})\)?(?=$|\s|[HL*](?=$|\s)))"
    r"|(?P<none>[-–—](?=$|\s))",
    re.IGNORECASE,
)
_KINDS: tuple[CellKind, ...] = ("date", "range", "value", "flag", "unit", "none")
_START = re.compile(rf"(?<=\s)(?:(?:{_BOUND})\s?)?{NUMBER}{_BEHIND}|(?<=\s)[-–—](?=\s)", re.IGNORECASE)
_WORD = re.compile(
    r"(?<=\s)(?:(?:negative|positive|non-?reactive|reactive|not detected|detected|none seen|absent|present|nil|trace|small|moderate|large)\b"
    r"|(?:[1-4]\s?\+|\+{1,4})(?!\S))",
    re.IGNORECASE,
)
_OTHER_WORD = re.compile(
    r"\s(?:none|few|many|some|occasional|numerous|rare|weak(?:ly)?|faint|equivocal|indeterminate|inconclusive|borderline|pending|invalid"
    r"|clear|cloudy|hazy|turbid|yellow|straw|amber|normal|abnormal|high|low|\S*\+)$",
    re.IGNORECASE,
)


class Cell(NamedTuple):
    """What stands in one cell."""

    kind: CellKind
    written: str

    @property
    def is_bound(self) -> bool:
        """A value such as `<5`, which may as well be a range."""
        return self.kind == "value" and self.written[0] in BOUNDS

    @property
    def bare(self) -> str:
        """Without brackets."""
        return self.written.strip("()")


def cells_in(text: str) -> list[Cell] | None:
    """All cells of a text, from left to right; None where something else stands among them."""
    found: list[Cell] = []
    at = 0
    while at < len(text):
        if text[at] in " \t|":
            at += 1
            continue
        match = _CELL.match(text, at)
        if not match or match.end() == at:
            return None
        found.append(Cell(_kind(match), match[0].strip()))
        at = match.end()
    return found


def _kind(match: re.Match[str]) -> CellKind:
    return next(kind for kind in _KINDS if match[kind])


def starts(line: str) -> list[int]:
    """Where the cells may begin behind the name: at every number or dash after a blank."""
    return [match.start() for match in _START.finditer(line)]


def find_word(line: str) -> re.Match[str] | None:
    """The first result in words, `negative` or `not detected`, behind a blank."""
    return _WORD.search(line)


def is_word(text: str) -> bool:
    """It is such a result and nothing else."""
    return bool(_WORD.fullmatch(f" {text}", 1))


def ends_with_word(text: str) -> bool:
    """It ends with a result in words, these or others: what stands behind that is a reference, `Bacteria few | negative`."""
    return bool(_OTHER_WORD.search(text)) or is_word(text.rpartition(" ")[2])


def begins_with_word(text: str) -> bool:
    """It begins with such a result."""
    return bool(_WORD.match(f" {text}", 1))
