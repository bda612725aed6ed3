"""Code status: what is to be done if the heart stops."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.assertion import assess

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..units import Unit
from ..whole import OTHERS

_STATUSES = {
    "full code": r"full[ -]code|code(?: status)?: ?full|full resuscitation|full escalation|(?<!not )for (?:full )?(?:resuscitation|cpr)|full treatment|full intervention",
    "DNR": r"DNA?R(?:CPR)?|DNACPR|do[ -]not[ -](?:attempt[ -])?resuscitate|not for (?:resuscitation|cpr)|no cpr|no code|allow natural death"
    r"|(?:not|n't|never) (?:want|wish|like)?\s?(?:to )?(?:be |have )?(?:resuscitat\w+|revived|cpr)|no heroic measures",
    "DNI": r"DNI|do[ -]not[ -]intubate|not (?:for|to be) intubat(?:ion|ed)|no intubation"
    r"|(?:not|n't|never) (?:want|wish|like)?\s?(?:to )?(?:be |have |on )*(?:intubat\w+|a breathing tube|a ventilator)",
    "comfort care": r"comfort[ -](?:care|measures)(?: only)?|CMO|hospice",
}
_PATTERNS = {status: re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE) for status, words in _STATUSES.items()}
_NOT_DECIDED = re.compile(
    r"\b(?:discuss\w*|consider\w*|address\w*|clarif\w*|confirm code|if|whether|offer\w*|declin\w*|refus\w*)\b",
    re.IGNORECASE,
)


def code_status_agrees(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a code status that the record gives otherwise, and any limit on treatment that no source speaks of."""
    text = context.claim.text
    if not context.is_checkable or _NOT_DECIDED.search(text) or OTHERS.search(text):
        return
    recorded = _recorded(context.evidence)
    held = {status for status, _ in recorded}
    for status in sorted(_asserted(text) - held):
        if held or status != "full code":
            has = f"the record {', '.join(sorted(held))}" if held else "no source speaks of it"
            units = tuple(unit for _, unit in recorded)[:2]
            message = f"the claim gives the code status as {status}; {has}"
            yield Signal("code_status", 1.0, "code_status_mismatch", message, units, certain=True)


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[str, Unit], ...]:
    return tuple((status, unit) for unit in evidence.units for status in sorted(_asserted(unit.words)))


def _asserted(text: str) -> set[str]:
    return {
        status
        for status, pattern in _PATTERNS.items()
        for match in pattern.finditer(text)
        if not (status == "full code" and assess(text, match.start(), match.end()).negated)
        if status == "full code" or not re.search(r"\b(?:not|never|no longer)\s+(?:a\s+)?$", text[: match.start()])
    }
