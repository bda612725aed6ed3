"""The day on which something happened: `extubated on 11 May`, where written records have it on another one."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stamps import day_of, written_on
from ...stretches import STOP, after_last, around, before_next, first_line, line_start
from ...units import Unit
from .days import dates_in, some_day
from .events import NEAR, OPERATION, Event, events_in, places_of

_LEAD = re.compile(
    r"\b(?:on|until|in|(?:morning|evening|afternoon|night) of) (?:the )?\Z|\b[a-z]{4,}(?:ectomy|ostomy|plasty|otomy|oscopy|centesis) \(?\Z",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(r"\W*\Z")
"""Before a date that its line begins with: `12/09/2025: laparotomy`."""
_LINE_DAY = re.compile(r"[ \t*#-]*\d{1,2}[/.]\d{1,2}\b")
_AFTERWARDS = re.compile(
    r"\b(?:post|s/p|after|following|since|pod ?\d+|d\d+|day \d+|prior|previous|before|for)\b", re.IGNORECASE
)
_BEHIND_IT = re.compile(r"\s*(?::|[-–—]) ")
_OF_A_BIRTH = re.compile(r" (?:deliver(?:y|ies)|births?|pregnanc(?:y|ies)|labou?r)\b", re.IGNORECASE)
"""`her 2018 delivery was complicated by a haemorrhage`: the year stands first."""
_CUT = re.compile(r"[.;\n]|,? (?:and|but|while|whereas|which|who|although|because|after|before|when|then|as) |, ")
_OPEN = re.compile(
    r"\b(?:will|due|planned|to be|is to|if|should|booked|scheduled|until|(?-i:may)|expected)\b", re.IGNORECASE
)
_GIVEN = re.compile(r"\b(?:given|gave|received|took|taken|doses?)\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:[a-z]{2,}ed|by|cut|given|seen|since|until)\b|[.;]\s", re.IGNORECASE)
_TITLE = 80
"""Characters of a document's first line."""
_WITH_YEAR = re.compile(r"\d{4}|\d/\d{1,2}/\d\d")
_WITHOUT_YEAR = (len("10"), len("10-03"))
_PLANNED = re.compile(
    r"\b(?:if|unless|will|plan\w*|consider\w*|next|due|to be|to (?:start|stop|restart|resume)|booked|scheduled|should|(?-i:may))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no)\b", re.IGNORECASE)
_PIECE = re.compile(r"[,;\n]|\.(?!\d)|\s[-–—]\s")
"""How far a denial goes: `2018 SVD, no complications`, `TWOC - no PU for 4 h`."""
_NOW = re.compile(
    r"\b(?:today|tonight|now|this (?:morning|afternoon|evening|am|pm)|stat)\b|(?<!\d)\d\d:\d\d", re.IGNORECASE
)
"""Of the day of the writing, as the clock is too."""


class _Days(NamedTuple):
    """When a place has an event."""

    days: set[str]
    """Days that it may have it on."""
    outright: set[str]
    """Those that stand beside it."""
    unit: Unit


def events_are_of_their_days(context: ClaimInContext) -> Iterator[Signal]:
    """Notice something on a day that no written record has it on, where one has it on another."""
    for event, day in _told(context.claim.text, some_day(context.evidence)):
        told = list(_days_of(context.evidence, event))
        if any(_may_be(day, other) for one in told for other in one.days) or _is_given_then(context, event, day):
            continue
        against = next((one for one in told if one.outright), None)
        if against:
            message = f"the claim has “{event.drug or event.kind}” on {day}; the record on {min(against.outright)}"
            yield Signal("written_day", 1.0, "date_mismatch", message, (against.unit,))


def _may_be(one: str, other: str) -> bool:
    """Whether a claim's date may be another: `2025-10` is any day of that month, `10-03` any third of October."""
    if len(one) in _WITHOUT_YEAR:
        other = other.partition("-")[2]
    return bool(other) and (one.startswith(other) or other.startswith(one))


def _is_given_then(context: ClaimInContext, event: Event, day: str) -> bool:
    """Whether a medicine that is said to be begun or resumed on a day was given on it, in whatever words."""
    if not event.drug or event.kind not in ("begun", "resumed"):
        return False
    evidence = context.evidence
    units = [unit for unit in evidence.naming(event.drug) if _GIVEN.search(unit.words)]
    return any(
        _may_be(day, other)
        for unit in units
        for other, *_ in dates_in(unit.words, day_of(evidence, unit)[:10], both=True)
    )


def _told(text: str, last: str) -> Iterator[tuple[Event, str]]:
    """The events that a claim dates to a day, each with the day; without its year where the claim gives none."""
    dates = dates_in(text, last)
    for whole, start, end in dates:
        day = whole if _WITH_YEAR.search(text, start, end) else whole.partition("-")[2]
        yield from ((event, day) for event in _events_on(text, start, end, is_only=len(dates) == 1))


def _events_on(text: str, start: int, end: int, *, is_only: bool) -> Iterator[Event]:
    """The events of the date at a place: behind it where it comes first, else in the clause before it."""
    if birth := _OF_A_BIRTH.match(text, end):
        yield from events_in(text[birth.end() : before_next(_CUT, text, birth.end())])
    elif _IN_FRONT.match(text[:start]) and (behind := _BEHIND_IT.match(text, end)):
        clause = _CUT.split(text[behind.end() :])[0]
        yield from events_in(clause) if not _OPEN.search(clause) else ()
    else:
        begin = after_last(_CUT, text, start)
        if is_only and not find_drugs(text[:start]) and not any(events_in(text[begin:start])):
            begin = 0
        lead = _LEAD.search(text[:start])
        if lead and not _OPEN.search(text, begin, max(lead.start(), begin)):
            clause = text[begin:start]
            yield from events_in(clause, [one.ingredient for one in find_drugs(clause)])


def _days_of(evidence: Evidence, event: Event) -> Iterator[_Days]:
    """When each place that tells of an event has it."""
    yield from _days_of_titles(evidence, event)
    for unit in evidence.units:
        spans = list(places_of(unit.words, event))
        is_asked = unit.words.rstrip().endswith("?")  # `started 15/9? no: 17/11`
        if spans and not is_asked and not any(_is_planned(unit.words, at) for at in spans):
            yield _days_at(evidence, unit, spans)


def _days_of_titles(evidence: Evidence, event: Event) -> Iterator[_Days]:
    """The title of a document says what its days are of: `ECT RECORD`."""
    for document in evidence.case.documents:
        own, title = (document.date or "")[:10], first_line(document.text)[:_TITLE]
        spans, dates = list(places_of(title, event)), dates_in(title, own or some_day(evidence))
        if spans and not any(_belongs(title, at, (first, last)) for at in spans for _, first, last in dates):
            days = {own, *(day for day, *_ in dates_in(document.text, own, both=True))}
            yield _Days(days, set(), evidence.units[0])


def _days_at(evidence: Evidence, unit: Unit, spans: Sequence[tuple[int, int]]) -> _Days:
    """When a unit has what it tells at some places; where no day stands beside them, it may be any of those around."""
    own = _own_day(evidence, unit)
    written = dates_in(unit.words, own or some_day(evidence), both=True)
    days = {day for day, *_ in written}
    if near := _days_beside(unit, spans, own, written):
        return _Days(days | near, near, unit)
    around = evidence.around(unit) if own else ()
    return _Days(
        {own, *days, *(day for other in around for day, *_ in dates_in(other.words, own, both=True))}, set(), unit
    )


def _days_beside(
    unit: Unit, spans: Sequence[tuple[int, int]], own: str, written: Sequence[tuple[str, int, int]]
) -> set[str]:
    words = unit.words
    near = {day for day, first, last in written if any(_belongs(words, at, (first, last)) for at in spans)}
    if len(written) == 1 and not words[: written[0][1]].strip(" -*•("):  # `2018 SVD, PPH 800 mL`
        near.add(written[0][0])
    is_now = any(_NOW.search(words, max(at[0] - NEAR, 0), at[1] + NEAR) for at in spans)
    if own and (is_now or (not near and not written and _is_of_its_line(unit, spans[0]))):
        near.add(own)
    return near


def _is_of_its_line(unit: Unit, at: tuple[int, int]) -> bool:
    """Whether it is an operation told in a line that begins with its day, and not as one of before."""
    line = unit.text[line_start(unit.text, unit.start) : unit.start + at[0]]
    is_dated = bool(_LINE_DAY.match(line)) and bool(OPERATION.match(unit.words, at[0]))
    return is_dated and not _AFTERWARDS.search(line, after_last(STOP, line, len(line)))


def _own_day(evidence: Evidence, unit: Unit) -> str:
    """The day that a unit tells of; of a document without a date only where its lines have one."""
    near = some_day(evidence)
    own = day_of(evidence, unit, near)[:10]
    return own if written_on(evidence, unit) or own != near else ""


def _belongs(words: str, at: tuple[int, int], date: tuple[int, int]) -> bool:
    """Whether a date stands close to what happened, and nothing else that happened between them."""
    first, last = sorted((at, date))
    between = words[first[1] : last[0]]
    return len(between) <= NEAR and not _ANOTHER.search(between)


def _is_planned(words: str, at: tuple[int, int]) -> bool:
    """Whether what stands there is only planned, left open or denied."""
    return bool(_PLANNED.search(words, *around(STOP, words, *at)) or _DENIED.search(words, *around(_PIECE, words, *at)))
