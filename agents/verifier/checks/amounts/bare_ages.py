"""Ages without a word for them, as the head of a draft has them: `Mr Jo Sample, 71, hospital number ...`, `born 14/02/1949 (76)`."""

import re

from wardround.tools.quantities import Mention

from ...check import ClaimInContext
from ..age import recorded_ages

_BEHIND_A_NAME = re.compile(r"\b[A-Z][\w'’-]+ (?:[A-Z]\.? )?[A-Z][\w'’-]+,? \(?\Z")
_BEHIND_A_BIRTH = re.compile(r"\b(?:born|dob|birth)\b[^()\n]{4,30} \((?:age[d:]? )?\Z", re.IGNORECASE)
_ENDS = re.compile(r"[,;)|]|\.(?!\d)|\s*\Z")


def is_a_recorded_age(context: ClaimInContext, said: Mention) -> bool:
    """Whether a bare number stands where an age does, and the record gives the patient that age."""
    text = context.claim.text
    if said.kind != "number" or len(said.value) != 1 or not _ENDS.match(text, said.end):
        return False
    is_placed = any(one.search(text, 0, said.start) for one in (_BEHIND_A_NAME, _BEHIND_A_BIRTH))
    return is_placed and said.value[0] in recorded_ages(context)
