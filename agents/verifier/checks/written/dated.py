"""The day on which something happened: `extubated on 11 May`, where written records have it on another one."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...medicines import short_names_in
from ...patterns import whole_words
from ...stamps import day_of, written_on
from ...stretches import STOP, after_last, around, before_next, first_line, line_start
from ...units import Unit
from .days import dates_in
from .days_of_record import some_day

_ACTS = {
    "begun": r"start(?:ed|ing)?|begun|began|commenc\w+|initiat\w+|introduc\w+|added|first (?:dose|given)",
    "ended": r"stopp?(?:ed|ing)?|discontinu\w+|ceased|withdrawn|withheld|held|paused|suspended|off|weaned off|last (?:dose|given)|complet\w+|finish\w+|ended",
    "resumed": r"re-?start\w*|resum\w+|recommenc\w+|reinstat\w+|reintroduc\w+|back on",
    "raised": r"increas\w+|raised|up-?titrat\w+|doubled|↑",
    "lowered": r"reduc\w+|cut|halved|lowered|decreas\w+|stepped down|↓",
}
_OF_DRUGS = {name: whole_words(words, behind=r"\w") for name, words in _ACTS.items()}
_EVENTS = {
    name: whole_words(words, behind=r"\w")
    for name, words in {
        "extubation": r"extub(?:at\w+)?",
        "intubation": r"(?:re-?)?intub(?:at\w+)?",
        "rebleed": r"re-?bleed\w*|re-?bled",
        "miscarriage": r"miscarr\w+|(?-i:SAB)",
        "cesarean": r"ca?esare?an\w*|c-?sections?|(?-i:CS|C/S|LS?CS|LTCS)",
        "vaginal delivery": r"vaginal (?:deliver\w+|births?)|(?-i:N?SVD|NVD|VBAC)",
        "stroke": r"strokes?|cva",
        "heart attack": r"(?:n?stemi|mi|myocardial infarction|heart attack)",
        "TIA": r"tias?|transient isch\w+ attacks?",
        "stent": r"stents?|stented|des|pci",
        "bypass": r"cabg|bypass(?:ed)?",
        "ECT": r"ects?|electroconvulsive",
        "biopsy": r"biops\w+",
        "quitting": r"(?:quit|gave up|given up|stopped) (?:smoking|cigarettes|tobacco)",
        "transplant": r"transplanted",
        "decannulation": r"decannulat\w+",
        "cardioversion": r"cardiover\w+|dccv",
        "delivery": r"delivered(?= (?:by|vaginally|on|at|of|a))",
        "catheter out": r"catheter (?:was |out|removed)[\w ]{0,12}(?:removed|out)?|twoc",
        "postpartum hemorrhage": r"(?-i:PPH)|post-?partum ha?emorrhages?",
        "seizure": r"seizures?|convuls\w+",
        "fall": r"(?:fell|fall)(?! (?:again |further |slightly )?(?:from|to|by|below) (?:about )?\d)",
        "arrest": r"cardiac arrest|arrested",
    }.items()
}
_OPERATION = re.compile(
    r"\b(?:[a-z]{4,}(?:ectomy|ostomy|plasty|otomy|oscopy|centesis|desis)|ercp|tips|turp|turbt|orif|ecv|caesarean|cesarean|lumbar puncture)\b",
    re.IGNORECASE,
)
_DEVICES = {
    name: whole_words(words)
    for name, words in {
        "chest tube": r"(?:chest|intercostal) (?:tubes?|drains?)",
        "drain": r"(?<!chest )(?<!intercostal )drains?",
        "PICC": r"piccs?(?: line)?",
        "pump": r"(?:insulin )?pump",
        "vascath": r"vascath|dialysis (?:line|catheter)",
        "NG tube": r"ng(?: tube)?|ngt|nasogastric tube",
        "wires": r"pacing wires?",
    }.items()
}
_OF_DEVICES = {
    "removed": re.compile(r"(?<![\w-])(?:removed|removal|out|pulled|taken out)(?![\w-])", re.IGNORECASE),
    "resumed": _OF_DRUGS["resumed"],
}
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
_NEAR = 45
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
_PIECE = re.compile(r"[,;\n]|\.(?!\d)")
"""How far a denial goes: `2018 SVD, no complications`."""
_NOW = re.compile(
    r"\b(?:today|tonight|now|this (?:morning|afternoon|evening|am|pm)|stat)\b|(?<!\d)\d\d:\d\d", re.IGNORECASE
)
"""Of the day of the writing, as the clock is too."""


class _Event(NamedTuple):
    """What happened, by its kind and the medicine that it happened to."""

    kind: str
    drug: str


def events_are_of_their_days(context: ClaimInContext) -> Iterator[Signal]:
    """Notice something on a day that no written record has it on, where one has it on another."""
    for event, day in _told(context.claim.text, some_day(context.evidence)):
        days = list(_days_of(context.evidence, event))
        if any(_may_be(day, other) for own, _, _ in days for other in own) or _is_given_then(
            context.evidence, event, day
        ):
            continue
        against = [(others, unit) for _, others, unit in days if others]
        if against:
            message = f"the claim has “{event.drug or event.kind}” on {day}; the record on {min(against[0][0])}"
            yield Signal("written_day", 1.0, "date_mismatch", message, (against[0][1],))


def _may_be(one: str, other: str) -> bool:
    """Whether a claim's date may be another: `2025-10` is any day of that month, `10-03` any third of October."""
    if len(one) in _WITHOUT_YEAR:
        other = other.partition("-")[2]
    return bool(other) and (one.startswith(other) or other.startswith(one))


def _is_given_then(evidence: Evidence, event: _Event, day: str) -> bool:
    """Whether a medicine that is said to be begun or resumed on a day was given on it, in whatever words."""
    if not event.drug or event.kind not in ("begun", "resumed"):
        return False
    units = [unit for unit in evidence.naming(event.drug) if _GIVEN.search(unit.words)]
    return any(
        _may_be(day, other)
        for unit in units
        for other, *_ in dates_in(unit.words, day_of(evidence, unit)[:10], both=True)
    )


def _told(text: str, last: str) -> Iterator[tuple[_Event, str]]:
    """The events that a claim dates to a day, each with the day; without its year where the claim gives none."""
    for whole, start, end in dates_in(text, last):
        day = whole if _WITH_YEAR.search(text, start, end) else whole.partition("-")[2]
        if birth := _OF_A_BIRTH.match(text, end):
            clause = text[birth.end() : before_next(_CUT, text, birth.end())]
            yield from ((event, day) for event in _events(clause, []))
            continue
        lead = _LEAD.search(text[:start])
        begin = after_last(_CUT, text, start)
        clause = text[begin:start]
        if _IN_FRONT.match(text[:start]) and (behind := _BEHIND_IT.match(text, end)):
            clause = _CUT.split(text[behind.end() :])[0]
            yield from ((event, day) for event in _events(clause, []) if not _OPEN.search(clause))
            continue
        if not list(_events(clause, [])) and not find_drugs(text[:start]) and len(dates_in(text, last)) == 1:
            begin, clause = 0, text[:start]
        if not lead or _OPEN.search(text, begin, max(lead.start(), begin)):
            continue
        for event in _events(clause, [one.ingredient for one in find_drugs(clause)]):
            yield event, day


def _events(clause: str, drugs: Sequence[str]) -> Iterator[_Event]:
    yield from (_Event(name, "") for name, pattern in _EVENTS.items() if pattern.search(clause))
    yield from (_Event(match.group().casefold(), "") for match in _OPERATION.finditer(clause))
    yield from _of_devices(clause)
    acts = [(m.start(), name) for name, pattern in _OF_DRUGS.items() for m in pattern.finditer(clause)]
    if len(set(drugs)) == 1 and acts:
        yield _Event(max(acts)[1], drugs[0])


def _of_devices(clause: str) -> Iterator[_Event]:
    """`The chest tube was removed`: the one device of a clause, with what is done to it."""
    named = [name for name, pattern in _DEVICES.items() if pattern.search(clause)]
    if len(named) == 1:
        yield from (_Event(kind, named[0]) for kind, pattern in _OF_DEVICES.items() if pattern.search(clause))


def _days_of(evidence: Evidence, event: _Event) -> Iterator[tuple[set[str], set[str], Unit]]:
    """Of each place that tells of an event: the days that it may be of, and those that it gives outright."""
    for document in evidence.case.documents:  # the title says what its days are of: `ECT RECORD`
        own, title = (document.date or "")[:10], first_line(document.text)[:_TITLE]
        spans, dates = list(_places(title, event)), dates_in(title, own or some_day(evidence))
        if spans and not any(_belongs(title, at, (first, last)) for at in spans for _, first, last in dates):
            yield {own, *(day for day, *_ in dates_in(document.text, own, both=True))}, set(), evidence.units[0]
    for unit in evidence.units:
        spans = list(_places(unit.words, event))
        is_asked = unit.words.rstrip().endswith("?")  # `started 15/9? no: 17/11`
        if not spans or is_asked or any(_is_planned(unit.words, at) for at in spans):
            continue
        own = _own_day(evidence, unit)
        written = dates_in(unit.words, own or some_day(evidence), both=True)
        near = {day for day, first, last in written if any(_belongs(unit.words, at, (first, last)) for at in spans)}
        if len(written) == 1 and not unit.words[: written[0][1]].strip(" -*•("):  # `2018 SVD, PPH 800 mL`
            near.add(written[0][0])
        if any(_NOW.search(unit.words, max(at[0] - _NEAR, 0), at[1] + _NEAR) for at in spans):
            near.add(own)
        if not near and not written and _is_of_its_line(unit, spans[0]):
            near.add(own)
        around = (
            {d for other in evidence.around(unit) for d, *_ in dates_in(other.words, own, both=True)} if own else set()
        )
        yield ({d for d, *_ in written} | near if near else {own, *(d for d, *_ in written), *around}), near, unit


def _is_of_its_line(unit: Unit, at: tuple[int, int]) -> bool:
    """Whether it is an operation told in a line that begins with its day, and not as one of before."""
    line = unit.text[line_start(unit.text, unit.start) : unit.start + at[0]]
    is_dated = bool(_LINE_DAY.match(line)) and bool(_OPERATION.match(unit.words, at[0]))
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
    return len(between) <= _NEAR and not _ANOTHER.search(between)


def _is_planned(words: str, at: tuple[int, int]) -> bool:
    """Whether what stands there is only planned, left open or denied."""
    return bool(_PLANNED.search(words, *around(STOP, words, *at)) or _DENIED.search(words, *around(_PIECE, words, *at)))


def _places(words: str, event: _Event) -> Iterator[tuple[int, int]]:
    """Where some words tell of an event: its own words, or an act close to the medicine or the device that it is done to."""
    if not event.drug:
        pattern = _EVENTS.get(event.kind) or re.compile(rf"\b{re.escape(event.kind)}\b", re.IGNORECASE)
        yield from (m.span() for m in pattern.finditer(words))
        return
    if event.drug in _DEVICES:
        named = [match.span() for match in _DEVICES[event.drug].finditer(words)]
        acts = [m.span() for m in _OF_DEVICES[event.kind].finditer(words)]
    else:
        named = [(m.start, m.end) for m in find_drugs(words) if m.ingredient == event.drug]
        named += list(short_names_in(event.drug, words))
        acts = [m.span() for m in _OF_DRUGS[event.kind].finditer(words)]
    yield from (
        act for act in acts if any(abs(act[0] - end) <= _NEAR or abs(start - act[1]) <= _NEAR for start, end in named)
    )
