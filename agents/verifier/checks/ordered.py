"""A test told as done, or with a result, that the record only orders."""

import re
from collections.abc import Iterator

from ..check import ClaimInContext, Signal
from ..studies import Study, studies_in
from ..units import Unit

_DONE = re.compile(
    r"\b(?:(?:was|were|has been|have been|had been) (?:\w+ly )?(?:performed|obtained|done|completed|taken|carried out)|underwent"
    r"|show(?:s|ed)|reveal(?:s|ed)|demonstrat(?:es|ed)|confirm(?:s|ed)|came back|returned)\b"
    r"|(?:^|[,;] )(?:performed|obtained|done|completed)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|order\w*|schedul\w*|plan\w*|pending|await\w*|recommend\w*|if|once|after|when|should|would|could|need\w*|request\w*|not)\b",
    re.IGNORECASE,
)
"""Words of a claim that leave open whether it was done."""
_PLANNED = re.compile(
    r"(?:\b(?:want|like|love|going|gonna|gon na|need|let['’]?s|let us|let me|let ['’]s|will|plan\w*|order\w*|schedul\w*|recommend\w*|should|send|refer\w*|get you|set you)|['’]ll)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:did|had|was|were|been|done|show\w*|look(?:s|ed|ing)? at|looks|results?|review\w*|came back|took|taken|performed|last|ago|previous\w*"
    r"|prior|yesterday|normal|negative|positive|already|recent\w*|see\w*|saw|read|on (?:your|the|that|this)|got|is|repeat|another|again|have you|do you)\b",
    re.IGNORECASE,
)
"""Words of speech that may tell of a test that was done: generous, since the record is to be believed."""


def orders_are_not_results(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a test told as done of which every mention in the record is an order."""
    text = context.claim.text
    if not context.is_checkable or not _DONE.search(text) or _NOT_YET.search(text):
        return
    for study in studies_in(text):
        told = [unit for found, unit in context.evidence.each(studies_in) if found == study]
        if told and all(_is_order(unit, study) for unit in told):
            message = f"the claim tells of the {study.name} as done; the record only orders it or asks for it"
            yield Signal("order_as_done", 1.0, "temporality_mismatch", message, tuple(told[:2]))


def _is_order(unit: Unit, study: Study) -> bool:
    """Whether the clauses of a unit that name a test order it, and neither they nor what follows tells of it as done."""
    return all(_PLANNED.search(part) and not _HAPPENED.search(part) for part in study.parts(unit.words))
