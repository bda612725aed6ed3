"""Doubt that was dropped: a condition that the record only supposes, and the claim states."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess
from wardround.tools.terms import find_problems

from ..check import ClaimInContext, Signal
from ..kin import FAMILY, kin_in
from ..units import Unit
from .hedges import HEDGE

_OPEN = re.compile(
    r"\b(?:potential\w*|appearance|rul(?:e|ed|es|ing) out|r/o|evaluat\w*|test(?:s|ed|ing)? for|concern\w*|worr\w*|differential|versus|vs|or|if|whether|risks?|screen\w*"
    r"|prevent\w*|look(?:ing)? for|check\w*|consider\w*|consistent|compatible|treat\w*|discuss\w*|explain\w*|impression|question\w*|think\w*|believe\w*|feel\w*|felt)\b",
    re.IGNORECASE,
)
"""Words of a claim that leave it open, or name a condition that nobody has."""
_WORDS = (
    r"possib\w+|might|could (?!you|we|i)|may(?: be| have)?|maybe|perhaps|not (?:quite |entirely |really )?sure|rul(?:e|ed|ing) out"
    r"|worr(?:y|ied) (?:about|that|for)|concern(?:ed)? (?:for|about|that)|suspect\w*|suspicio\w+ (?:for|of)|wonder\w*|question of|chance"
)
_BEFORE = re.compile(rf"\b(?:{_WORDS})[ ,]*(?:[\w'’-]+ ){{0,4}}$", re.IGNORECASE)
_AFTER = re.compile(rf"[ ,]*(?:[\w'’-]+ ){{0,3}}(?:{_WORDS}|n['o]t (?:quite )?sure)\b", re.IGNORECASE)
"""What speech says of a condition that it does not know of. `I think` and `probably` are how a diagnosis is told."""


def doubts_are_kept(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition stated flatly of which every mention in the record is in doubt."""
    text = context.claim.text
    if not context.is_checkable or HEDGE.search(text) or _OPEN.search(text) or kin_in(text) or FAMILY.search(text):
        return
    for mention in find_problems(text):
        said = assess(text, mention.start, mention.end)
        told = context.evidence.naming(mention.concept)
        if said.negated or said.temporality != "current" or said.certainty == "uncertain" or not told:
            continue
        if all(_is_in_doubt(unit, mention.concept) for unit in told):
            message = f"the claim states “{text[mention.start : mention.end]}”; the record only supposes it"
            yield Signal("doubt_dropped", 1.0, "certainty_mismatch", message, tuple(told[:2]))


def _is_in_doubt(unit: Unit, concept: str) -> bool:
    if unit.problems[concept].negated:
        return False
    named = [one for one in find_problems(unit.words) if one.concept == concept]
    return all(_BEFORE.search(unit.words, 0, one.start) or _AFTER.match(unit.words, one.end) for one in named)
