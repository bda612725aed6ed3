"""Values that a text ties to a day, to admission or to discharge: `182 on 3 November`, `(admission 83.4 kg)`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.quantities import Mention, find_quantities

from ..days import dates_in, day_in, days_of_head
from .cells import VALUE, cells_of_line, number
from .named import Name, names_in

ADMISSION, DISCHARGE, LATEST, FIRST = "admission", "discharge", "latest", "first"
_PHASE = re.compile(
    r"(?:\b(?:on|at|upon|by) (?:the (?:day|time) of )?(?:hospital )?)?"
    r"\b(?:(?P<admission>admission|arrival|presentation)|(?P<discharge>discharge))\b(?! (?:to|from|med\w+|summary|letter|plan\w*|diagnos\w+)\b)"
    r"|\b(?P<latest>latest|most recent(?:ly)?|current(?:ly)?|now(?! (?:that|on)\b)|today|at present|at (?:the|her|his) last (?:check|measurement|test))\b"
    r"|\b(?P<first>initial(?:ly)?|at first|at baseline)\b",
    re.IGNORECASE,
)
_NOT_THEN = re.compile(
    r"\b(?:since|after|before|during|prior to|until|till|from|for|this|that|last|previous|first|second|next|earlier|further|re-?|per|post|pre)[ -](?:the |her |his )?\Z",
    re.IGNORECASE,
)
"""Before `admission` or a day: of no value at that time."""
_UNIT = re.compile(r"\s?(?:[A-Za-zµμ%°]+/[A-Za-z0-9^*.]+|%|°?[CF]\b|(?:mmHg|bpm|kg|lb|mmol)\b)")
_BEHIND = re.compile(r"\s*(?:\(\s*)?(?:(?:as of|as at|on|at|in|of|during) (?:the )?)?")
_IN_FRONT = re.compile(
    r"\s*[:)=,-]?\s*(?:(?:it|this) )?(?:(?:was|were|is|of|at|had been)\b)?\s*(?:(?:about|around) )?", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*\([^()]*\)")
"""`withheld on 7 May (K 5.9)`."""
_BEGINS = re.compile(
    r"(?:\A|[.;:\n(,]|\b(?:and|but|then|while|whereas|the|her|his|(?:bloods?|labs?|results?|tests?)(?: (?:of|from))?|admitted|discharged|seen))"
    r"\W*(?:(?:on|at|in)(?: the)? )?\Z",
    re.IGNORECASE,
)
_FILL = re.compile(
    r"[\s,:=()|*/+-]|\b(?:the|her|his|a|an|it|was|were|is|are|had|has|of|at|with|and|in|on air|bloods?|labs?|results?|tests?|levels?|counts?|total|serum|plasma"
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


_NO_MONTHS = ("may", "march")
"""What those who may, or march, do."""


class Tied(NamedTuple):
    """A value with when it was."""

    name: str
    """What is measured."""
    value: float
    words: str
    """The number as it stands."""
    when: str
    """A day, a month or a year (ISO; a month whose year nothing tells, `-05`), `admission`, `discharge`, `latest` or `first`."""


class _Value(NamedTuple):
    """A number with the name of what it is of."""

    name: str
    said: Mention
    end: int
    """One past its unit."""


class When(NamedTuple):
    """A time that a text names, with its place."""

    when: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def tied_in(text: str, own: str, labels: frozenset[str] = frozenset()) -> tuple[Tied, ...]:
    """The values of a text whose time it says, close by or at the beginning of their clause.

    Args:
        text: of a claim or a record.
        own: day of its document, ISO; gives days without a year theirs.
        labels: names of the record's own results, as in `names_in`.
    """
    names = names_in(text, labels)
    values = list(_values(text, names))
    starts = {one.said.start for one in values}
    whens = [one for one in whens_in(text, own) if one.start not in starts]  # `urea 16.4.` is no sixteenth of April
    return tuple(
        Tied(one.name, one.said.value[0], _number(text, one), when) for one, when in _tied(text, names, values, whens)
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


def _values(text: str, names: Sequence[Name]) -> Iterator[_Value]:
    """Each single number with the name that stands last before it in its clause."""
    for said in find_quantities(text):
        if said.kind not in ("measure", "number") or len(said.value) != 1:
            continue
        before = [one for one in names if one.end <= said.start]
        if before and not _END.search(text, before[-1].end, said.start):
            unit = _UNIT.match(text, said.end)
            yield _Value(before[-1].name, said, unit.end() if unit else said.end)


def whens_in(text: str, own: str) -> list[When]:
    """The times that a text names, in order; what was since or before one is not of it."""
    dates: dict[tuple[int, int], list[str]] = {}
    for day, *span in dates_in(text, own):
        dates.setdefault((span[0], span[1]), []).append(day)
    found = [
        When(days[0] if len(days) == 1 else days[0][len("2026") :], *span)
        for span, days in dates.items()
        if text[slice(*span)] not in _NO_MONTHS
    ]
    found += [When(match.lastgroup or "", *match.span()) for match in _PHASE.finditer(text)]
    return sorted((one for one in found if not _NOT_THEN.search(text, 0, one.start)), key=lambda one: one.start)


def _tied(
    text: str, names: Sequence[Name], values: Sequence[_Value], whens: Sequence[When]
) -> Iterator[tuple[_Value, str]]:
    """Each time with the values that it is of: behind it, in front of it, or led by it; no value is of two times."""
    taken: set[int] = set()
    for place, one in enumerate(whens):
        until = whens[place + 1].start if place + 1 < len(whens) else len(text)
        found = (
            _behind(text, values, one, taken)
            or _in_front(text, names, values, one)
            or _led(text, names, values, one, until)
        )
        for value in found:
            taken.add(value.said.start)
            yield value, one.when


def _behind(text: str, values: Sequence[_Value], one: When, taken: set[int]) -> list[_Value]:
    """The value right before it: `182 umol/L on 3 November`, `182 (3/11)`."""
    before = [value for value in values if value.end <= one.start and value.said.start not in taken][-1:]
    if not before or not (lead := _BEHIND.fullmatch(text, before[0].end, one.start)):
        return []
    is_closed = "(" not in lead[0] or re.match(r"\s*[),;]", text[one.end :])
    return before if is_closed and not re.match(r"\s*(?:[:=]|was\b|is\b)?\s*\d", text[one.end :]) else []


def _in_front(text: str, names: Sequence[Name], values: Sequence[_Value], one: When) -> list[_Value]:
    """The value right behind it: `on 3 November 182`, `(admission 83.4 kg)`."""
    after = [value for value in values if value.said.start >= one.end][:1]
    if after and _IN_FRONT.fullmatch(text, one.end, after[0].said.start):
        return after
    bracket = _BRACKET.match(text, one.end)
    inside = [value for value in after if bracket and value.said.start < bracket.end()]
    return [value for value in inside if _is_filled(text, one.end, value.said.start, _known(names, inside))]


def _led(text: str, names: Sequence[Name], values: Sequence[_Value], one: When, until: int) -> list[_Value]:
    """The values of the clause that it begins, each of another thing: `Admission CRP 210`, `On 3 November Na 140 and urea 9`."""
    stop = _END.search(text, one.end, until)
    end = stop.start() if stop else until
    inside = [value for value in values if one.end <= value.said.start < end]
    own = [value.name for value in inside]
    if not _BEGINS.search(text, 0, one.start) or _CHANGE.search(text, one.end, end) or len(set(own)) < len(own):
        return []
    return [value for value in inside if _is_filled(text, one.end, value.said.start, _known(names, inside))]


def _known(names: Sequence[Name], inside: Sequence[_Value]) -> list[tuple[int, int]]:
    return [(other.start, other.end) for other in names] + [(value.said.start, value.end) for value in inside]


def _is_filled(text: str, start: int, end: int, known: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing else is told between."""
    rest = "".join(char if not any(a <= at < b for a, b in known) else " " for at, char in enumerate(text[:end]))
    return not _FILL.sub("", rest[start:])
