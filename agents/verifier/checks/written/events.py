"""What happens on a day: a medicine begun or ended, an operation, a birth, a line taken out; by its kind, wherever it is told."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wardround.tools.terms import find_drugs

from ...actions import AGAIN
from ...medicines import short_names_in
from ...patterns import whole_words

_ACTS = {
    "begun": r"start(?:ed|ing)?|begun|began|commenc\w+|initiat\w+|introduc\w+|added|first (?:dose|given)",
    "ended": r"stopp?(?:ed|ing)?|discontinu\w+|ceased|withdrawn|withheld|held|paused|suspended|off|weaned off|last (?:dose|given)|complet\w+|finish\w+|ended",
    "resumed": rf"{AGAIN}|back on",
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
OPERATION = re.compile(
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
NEAR = 45
"""Characters between an event and what it happened to, or its day, at most."""


class Event(NamedTuple):
    """What happened, by its kind and the medicine that it happened to."""

    kind: str
    drug: str


def events_in(clause: str, drugs: Sequence[str] = ()) -> Iterator[Event]:
    """The events that a clause tells; what is done to a medicine only where the clause names one (`drugs`)."""
    yield from (Event(name, "") for name, pattern in _EVENTS.items() if pattern.search(clause))
    yield from (Event(match.group().casefold(), "") for match in OPERATION.finditer(clause))
    yield from _of_devices(clause)
    acts = [(m.start(), name) for name, pattern in _OF_DRUGS.items() for m in pattern.finditer(clause)]
    if len(set(drugs)) == 1 and acts:
        yield Event(max(acts)[1], drugs[0])


def _of_devices(clause: str) -> Iterator[Event]:
    """`The chest tube was removed`: the one device of a clause, with what is done to it."""
    named = [name for name, pattern in _DEVICES.items() if pattern.search(clause)]
    if len(named) == 1:
        yield from (Event(kind, named[0]) for kind, pattern in _OF_DEVICES.items() if pattern.search(clause))


def places_of(words: str, event: Event) -> Iterator[tuple[int, int]]:
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
        act for act in acts if any(abs(act[0] - end) <= NEAR or abs(start - act[1]) <= NEAR for start, end in named)
    )
