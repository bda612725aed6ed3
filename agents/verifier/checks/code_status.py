"""Code status: what is to be done if the heart stops."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.assertion import assess

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..stamps import written_on
from ..units import Unit
from ..whole import OTHERS

_STATUSES = {
    "full code": r"(?<!from )full[ -]code|attempt (?:cpr|resuscitation)|code(?: status)?: ?full|full resuscitation|full escalation|(?<!not )for (?:full )?(?:resuscitation|cpr)"
    r"|full (?:active )?(?:treatment|tx)|full intervention"
    r"|(?:asks?|asked|wants?|wanted|wish\w*|agreed|chose|elected) (?:to be (?:fully )?resuscitated|to have cpr)",
    "DNR": r"DNA?R(?:CPR)?|DNACPR|(?-i:NFA?R)|not-for-resuscitation|not for (?:attempted )?(?:cardiopulmonary )?resus|do(?:n't|[ -]not)[ -](?:attempt[ -])?resuscitate|not for (?:resuscitation|cpr)|no cpr|no code|allow natural death"
    r"|(?:not|n't|never) (?:(?:want|wish|like) (?:to )?|to )?(?:be |have |(?<=want )|(?<=wish )|(?<=like ))(?:resuscitat\w+|revived|cpr)|no heroic measures",
    "DNI": r"DNI|do(?:n't|[ -]not)[ -]intubate|not (?:for|to be) intubat(?:ion|ed)|no intubation"
    r"|(?:not|n't|never) (?:(?:want|wish|like) (?:to )?|to )?(?:be |have |on |(?<=want )|(?<=wish )|(?<=like ))+(?:intubat\w+|a breathing tube|a ventilator)",
    "comfort care": r"comfort[ -](?:care|measures)(?: only)?|CMO|hospice",
}
_PATTERNS = {status: re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE) for status, words in _STATUSES.items()}
_NOT_DECIDED = re.compile(
    r"\b(?:(?<!after )(?<!following )discuss\w*|consider\w*|address\w*|clarif\w*|confirm code|if|whether|offer\w*|declin\w*|refus\w*)\b",
    re.IGNORECASE,
)

_WITH = re.compile(
    r"\b(?:with|by|to) (?:(?:the|his|her|their|both) )?(?:family|parents|wife|husband|partner|spouse|sons?|daughters?|children)\b"
    r"|,? (?:and|with) (?:his|her|their) [^,;.]*(?:proxy|attorney|agent|surrogate|decisions?)\b[^,;.]*",
    re.IGNORECASE,
)
"""`as agreed with his wife`, `with her mother as proxy`: the status is the patient's."""
_AT_LAST = re.compile(r"\b(?:remain(?:s|ed)?|still|current(?:ly)?|now|unchanged)\b", re.IGNORECASE)


def code_status_agrees(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a code status that the record gives otherwise, and any limit on treatment that no source speaks of."""
    text = context.claim.text
    if not context.is_checkable or _NOT_DECIDED.search(text) or OTHERS.search(_WITH.sub(" ", text)):
        return
    recorded = _recorded(context.evidence)
    if _AT_LAST.search(text):
        recorded = _last(context.evidence, recorded)
    held = {status for status, _ in recorded}
    for status in sorted(_asserted(text) - held):
        if held or status != "full code":
            has = f"the record {', '.join(sorted(held))}" if held else "no source speaks of it"
            units = tuple(unit for _, unit in recorded)[:2]
            message = f"the claim gives the code status as {status}; {has}"
            yield Signal("code_status", 1.0, "code_status_mismatch", message, units, certain=True)


def _last(evidence: Evidence, recorded: tuple[tuple[str, Unit], ...]) -> tuple[tuple[str, Unit], ...]:
    """Those of the last day on which a document gives one."""
    days = [written_on(evidence, unit)[:10] for _, unit in recorded]
    return tuple(one for one, day in zip(recorded, days, strict=True) if day == max(days))


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[str, Unit], ...]:
    found = [(status, unit) for unit in evidence.units for status in sorted(_asserted(unit.words))]
    return tuple(sorted(found, key=lambda one: one[0] == "comfort care"))  # which says least of resuscitation


def _asserted(text: str) -> set[str]:
    return {
        status
        for status, pattern in _PATTERNS.items()
        for match in pattern.finditer(text)
        if not (status == "full code" and assess(text, match.start(), match.end()).negated)
        if status == "full code" or not re.search(r"\b(?:not|never|no longer)\s+(?:a\s+)?$", text[: match.start()])
    }
