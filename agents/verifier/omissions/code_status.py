"""What is to be done when the heart stops, and how far treatment is to go."""

import re
from collections.abc import Iterator

from ..checks.written.days import day_told
from ..code_statuses import code_statuses
from ..evidence import Evidence
from ..units import Unit
from ..whole import OTHERS
from .told import KeyFact, Told

_CALLED = {"DNR": "not to be resuscitated", "DNI": "not to be intubated"}
_ANOTHERS = re.compile(
    rf"(?:{OTHERS.pattern})\s+(?:is|was|had been|has an?|had an?)\s+(?:also )?(?:DNA?R|DNACPR|full|not for|for full)",
    re.IGNORECASE,
)
"""`Her father was DNR`; `DNR as agreed with her father` is hers."""
_CONTRARY = {"full code": ("DNR", "DNI", "comfort care"), "DNR": ("full code",), "DNI": ("full code",)}
"""What a later word for one of them ends."""
_FORMER = re.compile(
    r"\b(?:prev(?:ious(?:ly)?)?|formerly|earlier|initially|was|changed from|until \w+)\W{1,3}(?:(?:a|code|status)\W+)*"
    r"(?:full|DNA?R|DNACPR)\b",
    re.IGNORECASE,
)
"""`Prev: full code`."""
_DECLINES = r"\b(?:against|without|not|no|never|nor|declin\w+|refus\w+)\b[^.;]{0,60}?\b"
_AGAINST = {
    "DNR": re.compile(rf"{_DECLINES}(?:CPR|resuscitat\w+)", re.IGNORECASE),
    "DNI": re.compile(rf"{_DECLINES}(?:intubat\w+|ventilat\w+)", re.IGNORECASE),
}
_ORDERS = re.compile(r"\b[PM]OLST\b")
_LIMITS = re.compile(
    r"\bnot (?:for|a candidate for|to (?:have|go to)) (?:hospital )?(?:icu|itu|hdu|intensive care|critical care"
    r"|escalation|(?:non-invasive )?ventilation|dialysis|hospital\w*)\b|\bno (?:further )?(?:escalation|icu|itu)\b"
    r"|\bward[- ](?:based|level) (?:care|ceiling)|\bceilings? of (?:care|treatment)\b",
    re.IGNORECASE,
)
"""`Not for ICU`."""


def names_code_status(text: str) -> bool:
    """Whether a text speaks of what is to be done when the heart stops."""
    return bool(_statuses(text))


def code_status(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Every status in force; a draft has it that names the same, in any of its words."""
    seen: set[str] = set()
    told_of = {status for claim in told.claims for status in (*_statuses(claim.text), *_declined(claim.text))}
    for unit, here in _in_force(evidence):
        for status in sorted(here - seen):
            message = f"the recorded code status ({_CALLED.get(status, status)}) is missing"
            yield KeyFact("omitted_code_status", "review", 0, message, unit, status in told_of)
        seen |= here
        if not here and unit.section == "code_status":
            carried = told.has_most(unit.normal)
            yield KeyFact("omitted_code_status", "review", 1, "the recorded code status is missing", unit, carried)


def _in_force(evidence: Evidence) -> Iterator[tuple[Unit, set[str]]]:
    """Units with the statuses that no later place replaces by their contrary: the last word wins."""
    units = [unit for unit in evidence.units if "?" not in unit.words and not _ANOTHERS.search(unit.words)]
    named = [(unit, _statuses(unit.words)) for unit in units]
    told = [(unit, {one for one in here if not _is_former(unit.words, one)}) for unit, here in named]
    telling = [(unit, here) for unit, here in told if here]
    for (unit, every), (_, here) in zip(named, told, strict=True):
        replaced = {
            status
            for status in here
            for other, others in telling
            if others & {*_CONTRARY.get(status, ())} and _is_later(evidence, other, unit)
        }
        if not every or here - replaced:
            yield unit, here - replaced


def _is_former(words: str, status: str) -> bool:
    return status in ("full code", "DNR") and bool(_FORMER.search(words))


def _is_later(evidence: Evidence, unit: Unit, than: Unit) -> bool:
    if {unit.source_id, than.source_id} & evidence.structured:
        return False  # orders of structured records have a status of their own
    one, other = day_told(evidence, unit), day_told(evidence, than)
    if one and other and one != other:
        return one > other
    return unit.source_id == than.source_id and unit.start > than.start


def _declined(text: str) -> set[str]:
    """`decided against CPR`, `without intubation`: how a draft may say that something is not wished."""
    return {status for status, pattern in _AGAINST.items() if pattern.search(text)}


def _statuses(text: str) -> set[str]:
    found = set(code_statuses(text))
    if _ORDERS.search(text):
        found.add("orders for life-sustaining treatment")
    if _LIMITS.search(text):
        found.add("limits of treatment")
    return found
