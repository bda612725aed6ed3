"""Who decides for the patient: a health care agent, a proxy, an attorney; and of what that one decides."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...labels import labelled
from ...patterns import whole_words
from ...units import Unit
from .known_people import may_be_one, relatives_meant

_OF_MONEY = whole_words(r"property|finan\w*|prop/fin|fin|money|P&F|PFA|estate")
_OF_HEALTH = whole_words(
    r"health(?: ?care)?|h ?(?:&|and|\+) ?w|welfare|medical|hca|hcp|hcpoa|mdpoa|mpoa|treatment|life[- ]sustaining"
)
_ROLE = whole_words(
    r"health ?care (?:agent|proxy|power of attorney|poa|representative|surrogate|decision[- ]maker)|(?-i:HC[AP])(?= ?[=:(]| is | - )|(?-i:HCPOA|MD?POA|DPOA(?:-HC)?|POA-?HC|E?POA|LPAs?|SDM)"
    r"|(?:medical|health) (?:proxy|agent|poa|power of attorney)|(?:(?:lasting|enduring|durable|medical) )*powers? of attorney|(?:welfare |health |h&w )?attorney"
    r"|(?:surrogate|substitute)(?: decision[- ]maker)|surrogate|(?:welfare |legal )guardian|decision[- ]maker|next friend",
    behind=r"\w",
)
_NOT = re.compile(r"\b(?:not|no|never|neither|nor|without|un\w+ed)\b|n['’]t\b", re.IGNORECASE)
_PART = re.compile(r"[.;\n](?!\d)|,? \b(?:but|while|whereas|not (?=his|her|the|[A-Z]))\b")
"""Where what is said of one person ends: `daughter Pauline, not his wife`."""
_ASIDE = re.compile(rf"\([^()]*{_NOT.pattern}[^()]*\)", re.IGNORECASE)
"""`(her son is NOT one)`."""
_TURNS = 3
"""Behind a word of it within which a talk tells of what somebody decides."""


def deciders_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a decision-maker for the patient's health whom written records do not have as one, where they name another."""
    evidence = context.evidence
    said = frozenset().union(*(relatives_meant(part, evidence) for part in _of_health(labelled(context.claim))))
    if not said:
        return
    told = _holders(evidence)
    held = frozenset().union(*(kin for kin, _ in told))
    if held and not may_be_one(said, held):
        message = f"the claim has the {sorted(said)[0]} decide for the patient; the record the {sorted(held)[0]}"
        yield Signal("decider_otherwise", 1.0, "experiencer_mismatch", message, (told[0][1],))
    elif _OF_HEALTH.search(context.claim.text) and (money := _of_money_alone(evidence)):
        message = "the claim has a relative decide on health; the record has the power for property and finance alone"
        yield Signal("decider_otherwise", 1.0, "experiencer_mismatch", message, (money,))


def _of_health(text: str) -> Iterator[str]:
    """The parts of a text that give somebody the say in matters of health."""
    for part in _PART.split(_ASIDE.sub("", text)):
        if _ROLE.search(part) and not _NOT.search(part) and (_OF_HEALTH.search(part) or not _OF_MONEY.search(part)):
            yield part


@lru_cache(maxsize=8)
def _holders(evidence: Evidence) -> tuple[tuple[frozenset[str], Unit], ...]:
    """The relatives to whom the record gives it, each with where."""
    found = ((relatives_meant(part, evidence), unit) for unit in evidence.units for part in _of_health(unit.words))
    return tuple((kin, unit) for kin, unit in found if kin)


def _of_money_alone(evidence: Evidence) -> Unit | None:
    """Where the record has an attorney for money, if it has none for health anywhere."""
    attorneys = [unit for unit in evidence.units if _ROLE.search(unit.words)]
    around = [near for unit in attorneys for near in (unit, *evidence.following(unit, _TURNS))]
    if any(_OF_HEALTH.search(unit.words) for unit in around):
        return None
    return next((unit for unit in around if _OF_MONEY.search(unit.words)), None)
