"""On what a medicine is stopped, held or changed: `stop if <6`, `hold for HR <55`."""

import re
from collections.abc import Iterator

from ..evidence import Evidence
from .mentioned import medicines_of
from .naming import count_named, names_in
from .told import KeyFact, Told, shortly

_CHANGE = r"(?:stop|hold|held|omit|withhold|skip|miss|reduce|increase|double|restart|resume)"
_ON = r"(?:if|when|for (?:HR|heart rate|pulse|BP|SBP|systolic|K|Na|plt|plts|platelets|INR|glucose|BM|RR|sats)|once)"
_CONDITION = re.compile(
    rf"\b{_CHANGE}\b[^.;\n]{{0,20}}?\b{_ON}\b[^.;\n]{{0,40}}?\d|\b{_ON}\b[^.;\n]{{0,30}}?\d[^.;\n]{{0,15}}?\b{_CHANGE}\b"
    rf"|\b{_CHANGE} (?:if|for)? ?[<>≥≤]=? ?\d|\b{_CHANGE} (?:HR|SBP|BP) ?[<>≥≤]",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:if|when|unless|until|once|below|above|under|over|less than|more than|at least|falls?|rises?|held|withheld)\b|[<>≥≤]",
    re.IGNORECASE,
)


def conditional(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Each such order; a draft has it that names the medicine beside any condition."""
    for unit in evidence.units:
        is_note = evidence.is_written(unit) and evidence.is_prose(unit)
        condition = _CONDITION.search(unit.words) if is_note else None
        before = [one for one in medicines_of(unit) if one.end <= condition.start()] if condition else []
        if not before:
            continue
        names = names_in(unit.words[before[-1].start : before[-1].end])
        carried = any(count_named(names, claim.keys) for claim in told.that_say(_TOLD))
        message = f"on what a medicine is changed is missing: {shortly(unit.words)}"
        yield KeyFact("omitted_precaution", "review", 2, message, unit, carried)
