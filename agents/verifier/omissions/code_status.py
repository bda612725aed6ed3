"""What is to be done when the heart stops."""

import re
from collections.abc import Iterator

from ..evidence import Evidence
from .told import KeyFact, Told

_STATUSES = {
    "not to be resuscitated": r"\bDNR\b|\bDNAR\b|\bDNACPR\b|do[- ]not[- ](?:attempt[- ])?resuscitat\w+|\bno"
    r" (?:CPR|code)\b"
    r"|not (?:want )?(?:to be )?resuscitat\w+|allow natural death",
    "not to be intubated": r"\bDNI\b|do[- ]not[- ]intubat\w+|\bno intubation\b",
    "full code": r"\bfull[- ]code\b|\bfull resuscitation\b|code status:? full\b",
    "comfort care": r"\bcomfort[- ](?:care|measures|focused care)(?: only)\b|\bcomfort[- ]focused\b",
    "orders for life-sustaining treatment": r"\b[PM]OLST\b",
}
_PATTERNS = {status: re.compile(words, re.IGNORECASE) for status, words in _STATUSES.items()}


def names_code_status(text: str) -> bool:
    """Whether a text speaks of what is to be done when the heart stops."""
    return any(pattern.search(text) for pattern in _PATTERNS.values())


def code_status(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Every status that the record names; a draft has it that names the same, in any of its words."""
    seen: set[str] = set()
    for unit in evidence.units:
        here = [status for status, pattern in _PATTERNS.items() if pattern.search(unit.words) and "?" not in unit.words]
        for status in here:
            if status not in seen:
                seen.add(status)
                carried = any(_PATTERNS[status].search(claim.text) for claim in told.claims)
                message = f"the recorded code status ({status}) is missing"
                yield KeyFact("omitted_code_status", "review", 0, message, unit, carried)
        if not here and unit.section == "code_status":
            carried = told.has_most(unit.normal)
            yield KeyFact("omitted_code_status", "review", 1, "the recorded code status is missing", unit, carried)
