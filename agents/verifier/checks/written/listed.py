"""Medicines that a claim lists as those of now: `Discharge medications include metformin`, an item below `Medications`."""

import re

from wardround.records import Claim
from wardround.tools.terms import find_drugs

_NOW = r"(?:(?:discharge|current|present|regular|ongoing|active|final|take-?home)\s+)?(?:medications?|medicines|meds|drugs|prescriptions?|treatments?)(?:\s+(?:list|(?:on|at) discharge|now))?"
_HEADING = re.compile(
    rf"\W*(?:(?:feeding|feeds?|diet|nutrition|fluids|oxygen|treatment) (?:and|&) )?{_NOW}(?: to take home)?\W*\Z",
    re.IGNORECASE,
)
_LIST = re.compile(
    rf"(?:\A|[.;\n])\W*+(?:(?:his|her|the|the patient's)\s+)?{_NOW}\s*(?::|(?:still |now )?includ\w+|(?:are|is)\b|consists? of|comprises?)",
    re.IGNORECASE,
)
_TTO = re.compile(r"(?:\A|[.;\n]\s*)(?:TTOs?|TTAs?)\s*:", re.IGNORECASE)
_END = re.compile(
    r"[;\n]|\.(?!\d)|\b(?:stopp?\w*|held|changes?|previous\w*|before|until|was|were|not|no longer|except|without|instead|replac(?:ing|es))\b",
    re.IGNORECASE,
)
"""What ends a list of medicines in use, and words of anything else that became of one."""


def listed_in(claim: Claim) -> frozenset[str]:
    """The medicines of a claim that stand in a list of those of now or of discharge, with nothing else said of them."""
    text = claim.text
    starts = [match.end() for pattern in (_LIST, _TTO) for match in pattern.finditer(text)]
    if _HEADING.match(claim.section) and (drugs := find_drugs(text)) and not text[: drugs[0].start].strip("-*•– "):
        starts.append(0)
    return frozenset(
        drug.ingredient for start in starts for drug in find_drugs(text) if start <= drug.start < _end(text, start)
    )


def _end(text: str, start: int) -> int:
    """Where the list ends: before the item that something else is said of."""
    end = _END.search(text, start)
    if not end:
        return len(text)
    return end.start() if end.group() in ".;\n" else max(text.rfind(",", start, end.start()), start)
