"""Cells of a table that stand in another's place: percentiles of two rows, or the columns of two eyes exchanged."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_meanings

from ...check import ClaimInContext, Signal
from ...number_words import ANY_SHORT_MONTH
from ...patterns import whole_words
from ...sides import is_of_eyes, sides_of
from ...stretches import around, line_start
from ...units import Unit
from .results import names_in

_CUT = re.compile(r"[,;\n|]|\.(?!\d)|->|→|\b(?:and|but)\b", re.IGNORECASE)
_BRACKET = re.compile(rf"{_CUT.pattern}|[()]", re.IGNORECASE)
_VALUE = re.compile(r"\d[\d.]*(?:[/-]\d[\d.]*)*\+?")
_MONTH = re.compile(rf"({ANY_SHORT_MONTH})[a-z]*", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]{1,}")
_HEAD = re.compile(r"[^:\n]{0,40}:(?=\s)")
"""What stands before the first colon of a line or a sentence is said of all behind it."""

_Find = Callable[[str], Sequence[tuple[int, int]]]
"""Gives the places of a label in a text."""


class _Row(NamedTuple):
    """How a row of the draft's table is found in a text."""

    label: _Find
    keys: _Find
    """Its label and its other values."""


class _Place(NamedTuple):
    """Where the record has a value: in which row and which column of the draft's table, as far as it tells."""

    row: int | None
    column: int | None
    unit: Unit


def cells_are_in_their_places(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a cell whose value written records only have in another row or column of the draft's own table."""
    claim = context.claim
    if not claim.columns:
        return
    heads, own = _cells(claim.columns), _cells(claim.text)
    rows = [_cells(text) for text in context.whole.texts if text.startswith("|")]
    rows = [row for row in rows if len(row) == len(heads)]
    if len(own) != len(heads) or own not in rows:
        return
    of_eyes = is_of_eyes(context.evidence)
    columns = [_label(head, of_eyes) for head in heads]
    for column, cell in enumerate(own[1:], 1):
        if found := _VALUE.search(cell):
            keys = [_row(one, column, of_eyes) for one in rows]
            places = [_placed(unit, at, keys, columns) for unit, at in _with_value(context, found.group())]
            if wrong := _elsewhere(context, places, rows.index(own), column, columns):
                words = wrong.unit.words.strip()
                message = (
                    f"the claim has “{cell}” in the row “{own[0]}”, column “{heads[column]}”; the record “{words}”"
                )
                yield Signal("written_value", 1.0, "number_mismatch", message, (wrong.unit,), words=cell)


def _elsewhere(
    context: ClaimInContext, places: Sequence[_Place], row: int, column: int, columns: Sequence[_Find]
) -> _Place | None:
    """The first place that has a value in another row or column, where none has it in its own."""
    if any(one.row in (row, None) and one.column in (column, None) for one in places):
        return None
    is_headed = any(find(unit.words) for unit in context.evidence.units for find in columns[1:])
    return next((one for one in places if _is_beside(one, row, column, is_headed)), None)


def _cells(line: str) -> list[str]:
    """The cells of a line, the empty ones too."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _is_beside(one: _Place, row: int, column: int, is_headed: bool) -> bool:
    """Whether a value stands in the same row and another column, or in the same column and another row."""
    if one.row == row:
        return one.column not in (column, None)
    return one.row is not None and (one.column == column or (one.column is None and not is_headed))


def _with_value(context: ClaimInContext, value: str) -> Iterator[tuple[Unit, int]]:
    pattern = re.compile(rf"(?<![\d./+-])(?<!\w-){re.escape(value)}(?![\d/+]|\.\d|-\d)")
    for unit in context.evidence.units:
        yield from ((unit, match.start()) for match in pattern.finditer(unit.words))


def _placed(unit: Unit, at: int, rows: Sequence[_Row], columns: Sequence[_Find]) -> _Place:
    """The row of a value and its column, each by the label of its own stretch, else by one that is said of all behind it."""
    text = unit.words
    begin, end = around(_CUT, text, at, at)
    row = _nearest([(a, b, n) for n, one in enumerate(rows) for a, b in one.keys(text) if begin <= a and b <= end], at)
    first, last = around(_BRACKET, text, at, at)
    labels = [(a, b, n) for n, find in enumerate(columns) for a, b in find(text)]
    column = _nearest([one for one in labels if first <= one[0] and one[1] <= last], at)
    if row is None and not _WORD.search(_without(text, begin, at, labels)):  # `IOP: OD 15, OS 19`
        before = [(a, b, n) for n, one in enumerate(rows) for a, b in one.label(text) if b <= begin]
        row = max(before, key=lambda one: one[1])[2] if before else None
    heads = list(_heads(unit))
    row = _of_a_head(heads, [one.label for one in rows]) if row is None else row
    return _Place(row, _of_a_head(heads, columns) if column is None else column, unit)


def _nearest(found: Sequence[tuple[int, int, int]], at: int) -> int | None:
    """The last label before a place, else the only one behind it."""
    last = max((one[1] for one in found if one[1] <= at), default=None)
    if last is not None:
        rows = {n for _, end, n in found if end == last}
        return rows.pop() if len(rows) == 1 else None
    behind = {n for start, _, n in found if start > at}
    return behind.pop() if len(behind) == 1 else None


def _without(text: str, start: int, end: int, labels: Sequence[tuple[int, int, int]]) -> str:
    return "".join(
        char for at, char in enumerate(text[:end]) if at >= start and not any(a <= at < b for a, b, _ in labels)
    )


def _heads(unit: Unit) -> Iterator[str]:
    line = unit.text[line_start(unit.text, unit.start) : unit.start]
    yield from (match.group() for text in (unit.words, line) if (match := _HEAD.match(text)))


def _of_a_head(heads: Sequence[str], finds: Sequence[_Find]) -> int | None:
    found = {n for head in heads[:1] for n, find in enumerate(finds) if find(head)}
    return found.pop() if len(found) == 1 else None


def _row(cells: Sequence[str], column: int, of_eyes: bool) -> _Row:
    label = _label(cells[0], of_eyes)
    found = [_VALUE.search(cell) for n, cell in enumerate(cells) if n not in (0, column)]
    values = [re.escape(match.group()) for match in found if match]
    others = re.compile(rf"(?<![\d./+-])(?:{'|'.join(values) or '(?!)'})(?![\d/+]|\.\d)")
    return _Row(label, lambda text: [*label(text), *(match.span() for match in others.finditer(text))])


@lru_cache(maxsize=1024)
def _label(words: str, of_eyes: bool) -> _Find:
    """How a label is found in a text: as it stands, as the side, the month or the result that it names, or by its initials."""
    plain = words.strip(" *_")
    sides = {one.side for one in sides_of(plain, of_eyes=of_eyes)}
    names = {one.name for one in names_in(plain)}
    meant = {one.name for one in find_meanings(plain) if one.is_name}
    forms = [re.escape(plain)] if plain else []
    if month := _MONTH.fullmatch(plain):
        forms.append(rf"{month[1]}[a-z]*")
    if len(parts := re.findall(r"[A-Za-z]+", plain)) > 1:
        forms.append("(?-i:" + "".join(part[0].upper() for part in parts) + ")")
    pattern = whole_words("|".join(forms) or "(?!)")

    def find(text: str) -> list[tuple[int, int]]:
        if len(sides) == 1:
            return [(one.start, one.start + 1) for one in sides_of(text, of_eyes=of_eyes) if one.side in sides]
        named = [(one.start, one.end) for one in names_in(text) if one.name in names]
        named += [(one.start, one.end) for one in find_meanings(text) if one.name in meant]
        return [*named, *(match.span() for match in pattern.finditer(text))]

    return find
