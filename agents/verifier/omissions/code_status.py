"""What is to be done when the heart stops, and how far treatment is to go."""

import re
from collections.abc import Iterator

from ..checks.code_status import last_told
from ..code_statuses import code_statuses, former_code_statuses
from ..evidence import Evidence
from ..units import Unit
from ..whole import OTHERS
from .told import KeyFact, Told

_CALLED = {"DNR": "not to be resuscitated", "DNI": "not to be intubated"}
_ANOTHERS = re.compile(
    rf"(?:{OTHERS.pattern})\s+(?:(?:\w+,?\s+){{0,3}}?(?:wants?|wanted|asks? for|asked for|would like|insists? on)\b|is|was|had been|has an?|had an?)\s+(?:also )?(?:DNA?R|DNACPR|full|not for|for full)",
    re.IGNORECASE,
)
"""`Her father was DNR`; `DNR as agreed with her father` is hers."""
_DECLINES = r"\b(?:against|without|not|no|never|nor|declin\w+|refus\w+)\b[^.;]{0,60}?\b"
_AGAINST = {
    "DNR": re.compile(rf"{_DECLINES}(?:CPR|resuscitat\w+)", re.IGNORECASE),
    "DNI": re.compile(rf"{_DECLINES}(?:intubat\w+|ventilat\w+)", re.IGNORECASE),
}
_TOLD = {
    "limits of treatment": re.compile(
        rf"{_DECLINES}(?:intensive care|critical care|ICU|ITU|HDU|escalat\w+|ventilat\w+|intubat\w+|dialysis|hospital\w*)\b"
        r"|\bward[- ](?:based|level)|\bceilings?\b",
        re.IGNORECASE,
    ),
    "full code": re.compile(
        r"\b(?:for|remains? for|to have|accepts?) (?:full |attempted )*(?:resuscitation|CPR|escalation)\b|\bescalation\W+(?:\w+ )?full\b",
        re.IGNORECASE,
    ),
}
_ORDERS = re.compile(r"\b[PM]OLST\b")
_LIMITS = re.compile(
    r"\bnot (?!\w+ (?:admission )?(?:at present|for now|currently|yet))(?:for|a candidate for|to (?:have|go to)) (?:hospital )?(?:icu|itu|hdu|intensive care|critical care"
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
    """Units with the statuses that hold; none with only such as are over."""
    units = [unit for unit in evidence.units if "?" not in unit.words and not _ANOTHERS.search(unit.words)]
    told = [(status, unit) for unit in units for status in _statuses(unit.words)]
    held = last_told(evidence, told)
    for unit in units:
        here = {status for status, one in held if one is unit}
        is_over = any(one is unit for _, one in told) or former_code_statuses(unit.words)
        if here or not is_over:
            yield unit, here


def _declined(text: str) -> set[str]:
    """`decided against CPR`, `does not want intensive care`: how a draft may say what is wished, and what is not."""
    return {status for status, pattern in (*_AGAINST.items(), *_TOLD.items()) if pattern.search(text)}


def _statuses(text: str) -> set[str]:
    found = set(code_statuses(text))
    if _ORDERS.search(text):
        found.add("orders for life-sustaining treatment")
    if _LIMITS.search(text):
        found.add("limits of treatment")
    return found
