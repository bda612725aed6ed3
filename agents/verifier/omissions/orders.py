"""What was ordered for later: visits, referrals, tests."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess
from wardround.tools.quantities import find_quantities, in_base_unit
from wardround.tools.terms import normal_words

from ..evidence import Evidence
from ..units import Unit, unit_of
from .code_status import names_code_status
from .told import KeyFact, Told

_COME_BACK = re.compile(
    r"\b(?:follow[- ]?up|come back|see (?:you|him|her|me) (?:back|again|in)|return (?:in|to (?:the )?clinic)|recheck"
    r"|appointment|check back|next visit|(?:check|meet with) (?:you|him|her) (?:back |again )?(?:in|within|next))\b",
    re.IGNORECASE,
)
_TOLD_BACK = re.compile(
    r"\b(?:follow[- ]?up|return|recheck|re-?evaluat\w*|appointment|visit|come back|see)\b", re.IGNORECASE
)
_NEXT = re.compile(r"\bnext (week|month|year)\b", re.IGNORECASE)
_MINUTES_A_DAY = 1440
_LENGTH = {"week": 7.0, "month": 30.0, "year": 365.0}
"""Days until the `next` one: a draft that says `in 1 week` carries it."""
_ORDERED = re.compile(
    r"\b(?:refer(?:ral|red|ring)?\b.{0,30}?\bto|repeat|recheck|schedule[d]?|recommend(?:ed)? follow[- ]?up"
    r"|follow[- ]?up (?:with|in|CT|MRI"
    r"|x-ray|ultrasound|imaging|colonoscopy)|biopsy (?:is )?recommended|(?:CT|MRI|PET|ultrasound|colonoscopy) (?:in"
    r"|at|within) \w+)\b",
    re.IGNORECASE,
)
_OPEN = frozenset({"active", "booked", "pending", "proposed", "requested", "on-hold", "accepted", "ready", "received"})
_ORDER_RESOURCES = (
    "ServiceRequest/",
    "Appointment/",
    "DeviceRequest/",
    "Task/",
    "ReferralRequest/",
    "ProcedureRequest/",
)
_SAID_OF_AN_ORDER = frozenset(
    normal_words(
        "refer refers repeat recheck schedule recommend recommended ordered order appointment follow-up follow up"
        " referral refer procedure service request for of"
    )
)
_PLACES = ("plan", "follow_up", "instructions", "impression", "assessment_plan")


def orders(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Open orders and appointments of structured records, and orders in the plans and impressions of notes."""
    for document, fact in evidence.facts:
        is_order = fact.kind == "plan" and fact.ref.startswith(_ORDER_RESOURCES)
        if is_order and fact.status in _OPEN and not fact.negated and not names_code_status(fact.name):
            words = frozenset(normal_words(fact.name))
            carried = told.has_most(words - _SAID_OF_AN_ORDER or words)
            message = f"the open order {fact.name} is missing"
            yield KeyFact("omitted_follow_up", "review", 0, message, unit_of(document, fact), carried)
    for unit in evidence.units:
        if unit.section in _PLACES and (order := _ORDERED.search(unit.words)) and not _is_denied(unit, order):
            carried = _carries(told, unit, order)
            yield KeyFact("omitted_follow_up", "note", 1, "an order for later is missing", unit, carried)


def follow_ups(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Orders to come back after a time; a draft has them that gives that time. Of those it has not, the first."""
    days_told = {days for claim in told.claims if _TOLD_BACK.search(claim.text) for days in _days(claim.text)}
    missing = False
    for unit in evidence.units:
        ordered = _days(unit.words) if _COME_BACK.search(unit.words) else set()
        carried = bool(ordered & days_told)
        if ordered and (carried or not missing):
            missing = missing or not carried
            yield KeyFact("omitted_follow_up", "note", 0, "an ordered follow-up is missing", unit, carried)


def _carries(told: Told, unit: Unit, order: re.Match[str]) -> bool:
    """Whether a claim names what is ordered, the first word after those of ordering, and a third of all."""
    words = [word for word in normal_words(unit.words[order.start() :]) if word not in _SAID_OF_AN_ORDER]
    wanted = unit.normal - _SAID_OF_AN_ORDER
    return any(
        words[0] in claim.words and len(wanted & claim.words) >= len(wanted) / 3 for claim in told.claims if words
    )


def _is_denied(unit: Unit, order: re.Match[str]) -> bool:
    said = assess(unit.text, unit.start + order.start(), unit.start + order.end())
    return said.negated or said.temporality == "historical"


def _days(text: str) -> set[float]:
    durations = [mention for mention in find_quantities(text) if mention.kind in ("duration", "frequency")]
    return {_LENGTH[found.casefold()] for found in _NEXT.findall(text)} | {
        in_base_unit(value, mention.unit)[0] / _MINUTES_A_DAY if mention.kind == "duration" else round(1 / value)
        for mention in durations
        for value in mention.value
        if value
    }
