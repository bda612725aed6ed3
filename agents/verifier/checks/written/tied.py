"""Values that a text ties to a day, to admission or to discharge: `182 on 3 November`, `(admission 83.4 kg)`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.quantities import Mention, find_quantities

from .cells import VALUE, cells_of_line, number
from .days import day_in, days_in, days_of_head
from .named import names_in

ADMISSION, DISCHARGE = "admission", "discharge"
_PHASE = re.compile(
    r"(?:\b(?:on|at|upon|by) (?:the (?:day|time) of )?(?:hospital )?)?"
    r"\b(?:(?P<admission>admission|arrival|presentation)|(?P<discharge>discharge))\b(?! (?:to|from|med\w+|summary|letter|plan\w*|diagnos\w+)\b)",
    re.IGNORECASE,
)
_NOT_THEN = re.compile(
    r"\b(?:since|after|before|during|prior to|until|till|from|for|this|that|last|previous|first|second|next|earlier|further|re-?|per|post|pre)[ -](?:the |her |his )?\Z",
    re.IGNORECASE,
)
"""Before `admission` or a day: of no value at that time."""
_UNIT = re.compile(r"\s?(?:[A-Za-zµμ%°]+/[A-Za-z0-9^*.]+|%|°?[CF]\b|(?:mmHg|bpm|kg|lb|mmol)\b)")
_BEHIND = re.compile(r"\s*(?:\(\s*)?(?:(?:on|at) (?:the )?)?")
_IN_FRONT = re.compile(
    r"\s*[:)=,-]?\s*(?:(?:it|this) )?(?:(?:was|were|is|of|at|had been)\b)?\s*(?:(?:about|around) )?", re.IGNORECASE
)
_BEGINS = re.compile(
    r"(?:\A|[.;:\n(,]|\b(?:and|but|then|while|whereas|the|her|his|(?:bloods?|labs?|results?|tests?)(?: (?:of|from))?|admitted|discharged|seen))"
    r"\W*(?:(?:on|at)(?: the)? )?\Z",
    re.IGNORECASE,
)
_FILL = re.compile(
    r"[\s,:=()|*/-]|\b(?:the|her|his|a|an|it|was|were|is|are|had|has|of|at|with|and|in|on air|bloods?|labs?|results?|tests?|levels?|counts?|total|serum|plasma"
    r"|showed|shows?|revealed|including|high|low|raised|elevated|reduced|normal|still|again|repeat|measured|patient(?:'s|’s)?)\b",
    re.IGNORECASE,
)
"""What may stand between a day that a clause begins with and its values."""
_END = re.compile(
    r"[;\n]|\.(?!\d)|,? (?:but|while|whereas|although|which|when|after|before|because|since|until) ", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:from|ros\w+|ris\w+|f[ae]ll\w*|dropp?\w*|increas\w+|decreas\w+|climb\w*|peak\w*|improv\w+|down|up|reach\w*|lost|gained)\b|->|→",
    re.IGNORECASE,
)


class Tied(NamedTuple):
    """A value with when it was."""

    name: str
    """What is measured."""
    value: float
    words: str
    """The number as it stands."""
    when: str
    """A day (ISO), `admission` or `discharge`."""


class _Value(NamedTuple):
    """A number with the name of what it is of."""

    name: str
    said: Mention
    end: int
    """One past its unit."""


class _When(NamedTuple):
    """A time that a text names, with its place."""

    when: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def tied_in(text: str, own: str) -> tuple[Tied, ...]:
    """The values of a text whose time it says, close by or at the beginning of their clause.

    Args:
        text: of a claim or a record.
        own: day of its document, ISO; gives days without a year theirs.
    """
    values = list(_values(text))
    starts = {one.said.start for one in values}
    whens = [one for one in _whens(text, own) if one.start not in starts]  # `urea 16.4.` is no sixteenth of April
    return tuple(
        Tied(one.name, one.said.value[0], _number(text, one), when) for one, when in _tied(text, values, whens)
    )


def tied_in_row(row: str, columns: str, own: str) -> Iterator[Tied]:
    """The values of a table's row, each with the day that heads its column, or its row below names.

    Args:
        row: `| Sodium | 128 | 137 |`.
        columns: `| Test | 3 May | 7 May |`, or `| Day | Sodium | Potassium |` above a row that begins with a day.
        own: as in `tied_in`.
    """
    cells, heads = cells_of_line(row), cells_of_line(columns)
    days, first = days_of_head(heads, own), day_in(cells[0], own)
    for cell, head, day in zip(cells[1:], heads[1:], days[1:], strict=False):
        names, found, when = names_in(head if first else cells[0]), VALUE.match(cell), first or day
        if names and found and when:
            yield Tied(names[0].name, number(found["value"]), found["value"], when)


def _number(text: str, one: _Value) -> str:
    """The number as it stands, without its unit."""
    match = VALUE.match(text, one.said.start)
    return match["value"] if match else text[one.said.start : one.said.end]


def _values(text: str) -> Iterator[_Value]:
    """Each single number with the name that stands last before it in its clause."""
    names = names_in(text)
    for said in find_quantities(text):
        if said.kind not in ("measure", "number") or len(said.value) != 1:
            continue
        before = [one for one in names if one.end <= said.start]
        if before and not _END.search(text, before[-1].end, said.start):
            unit = _UNIT.match(text, said.end)
            yield _Value(before[-1].name, said, unit.end() if unit else said.end)


def _whens(text: str, own: str) -> list[_When]:
    found = [_When(day, start, end) for day, start, end in days_in(text, own)]
    found += [_When(match.lastgroup or "", *match.span()) for match in _PHASE.finditer(text)]
    return sorted((one for one in found if not _NOT_THEN.search(text, 0, one.start)), key=lambda one: one.start)


def _tied(text: str, values: Sequence[_Value], whens: Sequence[_When]) -> Iterator[tuple[_Value, str]]:
    taken: set[int] = set()
    for place, one in enumerate(whens):
        until = whens[place + 1].start if place + 1 < len(whens) else len(text)
        found = _behind(text, values, one, taken) or _in_front(text, values, one) or _led(text, values, one, until)
        for value in found:
            taken.add(value.said.start)
            yield value, one.when


def _behind(text: str, values: Sequence[_Value], one: _When, taken: set[int]) -> list[_Value]:
    """The value right before it: `182 umol/L on 3 November`, `182 (3/11)`."""
    before = [value for value in values if value.end <= one.start and value.said.start not in taken][-1:]
    if not before or not (lead := _BEHIND.fullmatch(text, before[0].end, one.start)):
        return []
    is_closed = "(" not in lead[0] or re.match(r"\s*[),;]", text[one.end :])
    return before if is_closed and not re.match(r"\s*(?:[:=]|was\b|is\b)?\s*\d", text[one.end :]) else []


def _in_front(text: str, values: Sequence[_Value], one: _When) -> list[_Value]:
    """The value right behind it: `on 3 November 182`, `(admission 83.4 kg)`."""
    after = [value for value in values if value.said.start >= one.end][:1]
    return after if after and _IN_FRONT.fullmatch(text, one.end, after[0].said.start) else []


def _led(text: str, values: Sequence[_Value], one: _When, until: int) -> list[_Value]:
    """The values of the clause that it begins, each of another thing: `Admission CRP 210`, `On 3 November Na 140 and urea 9`."""
    stop = _END.search(text, one.end, until)
    end = stop.start() if stop else until
    inside = [value for value in values if one.end <= value.said.start < end]
    names = [value.name for value in inside]
    if not _BEGINS.search(text, 0, one.start) or _CHANGE.search(text, one.end, end) or len(set(names)) < len(names):
        return []
    found = [(other.start, other.end) for other in names_in(text)] + [(value.said.start, value.end) for value in inside]
    return [value for value in inside if _is_filled(text, one.end, value.said.start, found)]


def _is_filled(text: str, start: int, end: int, known: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing else is told between."""
    rest = "".join(char if not any(a <= at < b for a, b in known) else " " for at, char in enumerate(text[:end]))
    return not _FILL.sub("", rest[start:])
