"""A medicine that a claim says is not taken, and of which talk says that it is: `she has not been taking ibuprofen`."""

import re
from collections.abc import Iterator

from wardround.tools.dialogue import is_question

from ..check import ClaimInContext, Signal
from ..denying import ENDED
from ..evidence import Evidence
from ..medicines import named_behind
from ..units import Unit

_NOT_TAKING = re.compile(
    r"\b(?:not|never)(?: currently| presently)?(?: been)?(?: currently)? (?:taking|using|utili[sz]ing|on)\b|\bno longer (?:takes|taking|uses|using|on)\b",
    re.IGNORECASE,
)
_REACH = 30
"""Characters behind it in which the medicine is named."""
_NOT_ALWAYS = re.compile(
    r" (?:\d\S* \w+ )?(?:daily|every|each|regularly|consistently|as (?:prescribed|directed)|all)\b", re.IGNORECASE
)
"""Behind its name: it is taken, but not so often."""
_TAKES = re.compile(
    r"\b(?:i|he|she)(?:['’](?:m|s|ve)| am| is| have| has)?(?: been| just| still| also)? (?:tak(?:e|es|ing)|us(?:e|es|ing)|on)\b"
    r"|\b(?:is|was|been) (?:taking|on|using)\b",
    re.IGNORECASE,
)
_NOT_AS_ORDERED = re.compile(
    r"\b(?:ran out|run out|miss\w*|skip\w*|forg[eo]t\w*|instead|switch\w*|chang\w+|used to|before|last|ago|when|if|would|could|should|start\w*"
    r"|supposed|sometimes|only)\b",
    re.IGNORECASE,
)
"""What may be told as not taking it."""
_NOT_TAKEN = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bstopped)\b(?: \w+){0,3}? (?:tak\w+|took|us(?:e|ed|ing)|on)\b", re.IGNORECASE
)


def what_is_taken_is_not_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine told as not taken that talk says is, and no place that names it says anything else."""
    text = context.claim.text
    if not context.is_checkable or context.evidence.is_all_written:
        return
    for match in _NOT_TAKING.finditer(text):
        drug = named_behind(text, match.end(), _REACH)
        if drug and not _NOT_ALWAYS.match(text, drug.end) and (unit := _is_taken(context.evidence, drug.ingredient)):
            message = f"the claim says “{match.group()}” of {drug.ingredient}; the record says that it is taken"
            yield Signal("taken_still", 1.0, "negation_mismatch", message, (unit,), words=match.group())
            return


def _is_taken(evidence: Evidence, drug: str) -> Unit | None:
    """A place that says so, where none that names it may say that it is not."""
    places = [unit for unit in evidence.naming(drug) if not is_question(unit.words)]
    if any(pattern.search(unit.words) for unit in places for pattern in (_NOT_TAKEN, ENDED, _NOT_AS_ORDERED)):
        return None
    return next((unit for unit in places if _TAKES.search(unit.words)), None)
