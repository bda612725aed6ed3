"""What still stands: facts by their own status, where one without a status stands; medicines that a text ends."""

import re

from wardround.records import Fact
from wardround.tools.terms import find_drugs

_ENDED = frozenset({"stopped", "completed", "cancelled", "entered-in-error", "not-taken", "inactive", "ended", "draft"})
_VOID = frozenset({"entered-in-error", "refuted", "inactive", "resolved"})

_END = (
    r"stopped(?: taking)?(?! (?:smoking|drinking|working|after|within))|discontinued|no longer (?:takes|taking|on)"
    r"|came off|taken off"
)
_STOPPED = re.compile(rf"\b(?:{_END}|not (?:currently )?taking)\b", re.IGNORECASE)
_STOPS_IT = re.compile(
    rf"(?:^\W*(?:\d+[.)] )?(?:stop|discontinue)|\b(?:{_END})) (?:the |his |her |their |oral |home )?$", re.IGNORECASE
)
_AND = re.compile(r"(?: \d[\d.,/]* ?\w+)?(?:,| and| or|, and) ")
"""Between drugs that are stopped together."""
_IS_STOPPED = re.compile(
    r"(?: \d[\d.,/]* ?\w+)?(?: (?:once|twice) daily)?,? (?:was|were|is|has been|had been) (?:then |also )?"
    r"(?:stopped|discontinued)\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:if|consider|may|might|until|should|hold|held|when|temporarily|for \d+|not be|never be|restart\w*|resum\w*"
    r"|before (?:(?:the|his|her|their|any) )?(?:surgery|operation|procedure|theatre|biopsy))\b|\?",
    re.IGNORECASE,
)
"""What makes a stop one for a time, or none."""


def stopped_drugs(sentence: str) -> frozenset[str]:
    """The ingredients that a sentence says were, or are to be, stopped for good."""
    if _MAYBE.search(sentence):
        return frozenset()
    drugs = find_drugs(sentence)
    ended: set[str] = set()
    last = -1
    for drug in drugs:
        together = last >= 0 and _AND.fullmatch(sentence, last, drug.start)
        if together or _STOPS_IT.search(sentence[: drug.start]) or _IS_STOPPED.match(sentence, drug.end):
            ended.add(drug.ingredient)
            last = drug.end
    if len({drug.ingredient for drug in drugs}) == 1 and _STOPPED.search(sentence):
        ended.add(drugs[0].ingredient)
    return frozenset(ended)


def is_in_use(medication: Fact) -> bool:
    """Whether a medication is taken: not stopped, not only drafted, not denied."""
    return not medication.negated and medication.status not in _ENDED


def is_in_force(allergy: Fact) -> bool:
    """Whether a recorded allergy, or the statement that there are none, holds: not refuted, not resolved."""
    return allergy.status not in _VOID
