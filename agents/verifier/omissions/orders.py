"""What was ordered for later: visits, referrals, tests."""

import re
from collections.abc import Iterable, Iterator

from wardround.records import Severity
from wardround.tools.terms import normal_words

from ..checks.written.days import day_told, days_of
from ..evidence import Evidence
from ..units import Unit, unit_of
from .code_status import names_code_status
from .due import TO_COME
from .naming import names_in
from .times import days_said, is_as_long
from .told import KeyFact, Told, shortly
from .when import is_of_the_end, last_day

_COME_BACK = re.compile(
    r"\b(?:RTC(?=:? (?:in )?\d)|(?<!lost to )(?<!at )follow[- ]?up|come back|see (?:you|him|her|me) (?:back|again|in)"
    r"|return (?:in|to (?:the )?clinic)|recheck"
    r"|appointment|check back|next visit|(?:check|meet with) (?:you|him|her) (?:back |again )?(?:in|within|next))\b",
    re.IGNORECASE,
)
_TOLD_BACK = re.compile(
    r"\b(?:RTC|follow[- ]?up|return|recheck|re-?evaluat\w*|appointment|visit|come back|see|due|clinic|GP|doctor|review\w*|phone call|telephone\w*"
    r"|blood (?:count|test)s?)\b",
    re.IGNORECASE,
)
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
_WHAT = (
    r"(?:CT|MRI|PET|scan|x-?ray|CXR|ultrasound|echo\w*|colonoscopy|endoscopy|gastroscopy|mammogra\w+|biopsy|imaging"
    r"|bloods?|FBC|CBC|U&Es?|BMP|LFTs?|INR|HbA1c|culture|histology|report|results?|clinic|appointment|MDT|surgery"
    r"|operation|review|DEXA|DXA|bone (?:profile|density|scan)|TFTs?|TSH|lipids?|ferritin|PSA|ECG|EKG|holter|EEG|MRA|MRCP|OGTT|ACR|urine|spirometry|sleep study|audiology|USS)"
)
"""What is ordered for later."""
_ANYWHERE = re.compile(
    r"^\W*(?:plan:? )?(?:please |kindly )?(?:repeat(?! (?:meds|medication\w*|prescriptions?|list|rx|dispens\w*))|recheck|chase|arrange|book|refer)\b(?! \w+ (?:was|taken|done)\b)"
    r"|\bplease (?:repeat|recheck|chase|arrange|refer)\b|\bpending(?: at discharge)?:"
    rf"|\b{_WHAT}(?: \w+)? (?:is |are |remains? )?(?:still )?(?:pending|awaited|outstanding)\b"
    r"|\breferr(?:ed|al)\b[^.;]{0,40}?\b(?:to|made|sent)\b"
    rf"|\b{_WHAT} (?:is |has been )?(?:booked|scheduled|arranged|planned|due)\b|\bneeds? (?:an? )?(?:\w+ )?{_WHAT}\b"
    r"|\b(?:GP|PCP|family doctor|primary care) to (?:please )?(?!leave|stop|be aware|note)\w+"
    rf"|\b(?:GP|PCP)(?: ?[:→-]+| please| pls) ?(?:please |pls )?(?:\w+ )?{_WHAT}\b|\b(?:refs?|referrals?|referred) ?(?::|->|→) ?(?!range|neg|pos|nil)[A-Za-z]{{2}}"
    rf"|\b{_WHAT}(?: \w+){{0,2}}? (?:must|should|needs? to|to) be (?:checked|repeated|done|monitored|taken)"
    rf"|\b{_WHAT} (?:yearly|annual(?:ly)?|(?:\d+|six|three)[- ]monthly|every \w+ (?:days?|weeks?|months?|years?)|twice (?:wkly|weekly|a week)|wkly|weekly)\b|\b(?:yearly|annual|interval|surveillance|6[- ]monthly) {_WHAT}\b",
    re.IGNORECASE,
)
"""An order in whatever section of something written: `Please repeat the chest CT in 6 weeks`."""
_IN_FOLLOW_UP = re.compile(rf"\b{_WHAT}\b", re.IGNORECASE)
_BYGONE = re.compile(
    r"\bago\b|\b(?:in|since) (?:19|20)\d\d\b|^\W*\w+ (?:19|20)\d\d\b|\breferred (?:by|from)\b|\blost to\b|\bno longer\b|\brepeat \w+ taken\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^)]*\)")
"""`(L testis impalpable)`: why, and no part of what is ordered."""
_OF_A_PERSON = re.compile(r"\b(?:DOB|MRN|CHI|NHS no|D\.O\.B)\b")
"""The head of a chart: who referred the patient there."""
_PRESSING = re.compile(r"\b(?:urgent(?:ly)?|2WW|two[- ]week[- ]wait|suspected cancer)\b", re.IGNORECASE)
_SAYS_LITTLE = frozenset(
    normal_words(
        "please kindly arrange book booked chase urgent urgently made sent pending awaited outstanding discharge need"
        " needs planned due day days week weeks month months year today ensure result results report review"
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
        order = _order_in(unit, evidence)
        if order and not _BYGONE.search(unit.words) and not _is_denied(unit, order) and not _is_over(unit, evidence):
            carried = _carries(told, unit, order) or _is_told_to_come(told, unit)
            severity: Severity = "review" if _PRESSING.search(unit.words) else "note"
            message = f"an order for later is missing: {shortly(unit.words)}"
            yield KeyFact("omitted_follow_up", severity, 1, message, unit, carried)


def _order_in(unit: Unit, evidence: Evidence) -> re.Match[str] | None:
    """Where a sentence orders something for later: plans and impressions say it shortly, others in so many words."""
    if not evidence.is_prose(unit):
        return None
    if unit.section in _PLACES and (order := _ORDERED.search(unit.words)):
        return order
    if not evidence.is_written(unit) or "?" in unit.words or _OF_A_PERSON.search(unit.words):
        return None
    return (_IN_FOLLOW_UP.search(unit.words) if unit.section == "follow_up" else None) or _ANYWHERE.search(unit.words)


def follow_ups(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Orders to come back after a time; a draft has them that gives that time, or a day. Of those it has not, the first."""
    days_told = frozenset().union(*(days_said(one.text) for one in told.claims if _TOLD_BACK.search(one.text)))
    is_dated = any(_TOLD_BACK.search(claim.text) and days_of(claim.text, evidence) for claim in told.claims)
    missing = is_dated
    for unit in evidence.units:
        if not _COME_BACK.search(unit.words) or _BYGONE.search(unit.words) or _order_in(unit, evidence):
            continue
        ordered = {days for days in days_said(unit.words) if days >= 1}
        carried = _is_any_as_long(ordered, days_told)
        if ordered and (carried or not missing):
            missing = missing or not carried
            yield KeyFact("omitted_follow_up", "note", 0, "an ordered follow-up is missing", unit, carried)


def _carries(told: Told, unit: Unit, order: re.Match[str]) -> bool:
    """Whether a claim names what is ordered: the word after those of ordering, or as much for the same time."""
    words = [word for word in normal_words(unit.words[order.start() :]) if word not in _SAID_OF_AN_ORDER | _SAYS_LITTLE]
    wanted = unit.normal - _SAID_OF_AN_ORDER
    telling = {word for word in wanted - _SAYS_LITTLE if not word[0].isdigit()}
    days = days_said(unit.words)
    return any(
        (words[:1] and words[0] in claim.words and len(wanted & claim.words) >= len(wanted) / 3)
        or len(telling & claim.words) >= max(len(telling) / 2, 1)
        or (_is_any_as_long(days, days_said(claim.text)) and (telling & claim.words or _TOLD_BACK.search(claim.text)))
        for claim in told.claims
    )


def _is_told_to_come(told: Told, unit: Unit) -> bool:
    """Whether a claim has half of what an order names as to come, short forms written out."""
    names = names_in(_ASIDE.sub(" ", unit.words))
    return bool(names) and told.names(names, TO_COME, 0.5)


def _is_over(unit: Unit, evidence: Evidence) -> bool:
    """Whether the last of the days that an earlier place names came before the record ends: `bloods booked 24/09`."""
    own = day_told(evidence, unit)
    days = [day for day, *_ in days_of(unit.words, evidence, own) if day > own]
    return bool(days) and not is_of_the_end(evidence, unit) and max(days) < last_day(evidence)


def _is_any_as_long(days: Iterable[float], others: frozenset[float]) -> bool:
    return any(is_as_long(one, others) for one in days)


def _is_denied(unit: Unit, order: re.Match[str]) -> bool:
    said = unit.assess(order.start(), order.end())
    return said.negated or said.temporality == "historical"
