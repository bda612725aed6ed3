"""Doubt that was dropped: a condition that the record only supposes, and the claim states."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess

from ..check import ClaimInContext, Signal
from ..kin import FAMILY, kin_in
from ..stretches import around
from ..studies import studies_in
from ..units import Unit
from .hedges import HEDGE
from .invented import things_in

_OPEN = re.compile(
    r"\b(?:potential\w*|appearance|rul(?:e|ed|es|ing) out|r/o|evaluat\w*|test(?:s|ed|ing)? for|concern\w*|worr\w*|can|cause\w*|lead\w*|differential|versus|vs|or|if|whether|risks?|screen\w*"
    r"|prevent\w*|look(?:ing)? for|check\w*|consider\w*|consistent|compatible|treat\w*|discuss\w*|explain\w*|impression|question\w*|think\w*|believe\w*|feel\w*|felt)\b",
    re.IGNORECASE,
)
"""Words of a claim that leave it open, or name a condition that nobody has."""
_MAY_COME = re.compile(r"\b(?:can|could|may|might|risks?|would) [^.;]*$", re.IGNORECASE)
"""`this can lead to the loss of the arch and developing arthritis`."""
_OF_A_PLACE = re.compile(
    r" (?:office|clinic|department|team|service|consult\w*|appointment|visit|follow-?up|referral|cent(?:er|re)|group|encounter|progress note|note|specialist)s?\b",
    re.IGNORECASE,
)
"""`seen in the vascular surgery office` states no surgery."""
_WORDS = (
    r"possib\w+|might|could (?!you\b|we\b|i\b)|may(?: be| have)?|maybe|perhaps|not (?:quite |entirely |really )?sure|rul(?:e|ed|ing) out"
    r"|worr(?:y|ied) (?:about|that|for)|concern(?:ed)? (?:for|that)|suspect\w*|suspicio\w+ (?:for|of)|wonder\w*|question of|chance"
)
_CLAUSE = re.compile(r"[.,;:?!\n]| (?:and|but|so|because|which|who) ")
_BEFORE = re.compile(rf"\b(?:{_WORDS})[ ,]*(?:[\w'’-]+ ){{0,5}}$", re.IGNORECASE)
_AFTER = re.compile(
    r" (?:is|was|are|seems|remains) (?:a |one )?(?:possib\w+|suspected|in question|a question)\b"
    r"|[ ,]+(?:maybe|possibly|perhaps|but (?:i['’]?m|we['’]?re) not (?:quite )?sure|i['’]?m not sure)\b",
    re.IGNORECASE,
)
"""What speech says of a condition that it does not know of. `I think` and `probably` are how a diagnosis is told."""


def doubts_are_kept(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition stated flatly of which every mention in the record is in doubt."""
    if not context.is_checkable:
        return
    for name, start, end in things_in(context.claim.text):
        told = [] if studies_in(name) else _told(context, name)
        if told and _is_flat(context.claim.text, start, end) and all(_is_in_doubt(unit, name) for unit in told):
            message = f"the claim states “{context.claim.text[start:end]}”; the record only supposes it"
            yield Signal("doubt_dropped", 1.0, "certainty_mismatch", message, tuple(told[:2]))


def _is_flat(text: str, start: int, end: int) -> bool:
    """Whether the clause that names it asserts it of the patient, without a word that leaves it open."""
    clause = text[slice(*around(_CLAUSE, text, start, end))]
    if any(pattern.search(clause) for pattern in (HEDGE, _OPEN, FAMILY)) or kin_in(clause):
        return False
    if _OF_A_PLACE.match(text, end):
        return False
    said = assess(text, start, end)
    return (
        not _MAY_COME.search(text, 0, start)
        and not said.negated
        and said.temporality == "current"
        and said.certainty == "certain"
    )


def _told(context: ClaimInContext, name: str) -> list[Unit]:
    return [unit for found, unit in context.evidence.each(things_in) if found[0] == name]


def _is_in_doubt(unit: Unit, name: str) -> bool:
    places = [(start, end) for found, start, end in things_in(unit.words) if found == name]
    return all(
        (_BEFORE.search(unit.words, 0, start) or _AFTER.match(unit.words, end))
        and not assess(unit.words, start, end).negated
        for start, end in places
    )
