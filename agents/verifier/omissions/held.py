"""Medicines that are on hold when the record ends: somebody must know, and know until when."""

import re
from collections.abc import Iterator

from wardround.tools.terms import find_drugs

from ..actions import AGAIN
from ..evidence import Evidence
from ..units import Unit
from ..withheld import is_ended, is_withheld
from .forbidding import FORBIDS
from .naming import names_in
from .told import KeyFact, Told
from .when import is_of_the_end

_STAYS = re.compile(
    r"\b(?:stays?|remains?|kept|still|to stay) (?:off|held|on hold|stopped)\b|\bHELD\b|\bon hold\b|\bw/h\b|\bhold (?:until|till?)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(rf"\b(?:{AGAIN}|back on|given again)\b", re.IGNORECASE)
_LIST = re.compile(r"\b(?:HOLD|HELD|ON HOLD|WITHHELD|Held|Hold|On hold|Withheld)(?:/DC|/stopped)?:")


def held(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """What is on hold at the end; a draft has it that names the medicine beside a word of holding."""
    for unit in evidence.units:
        if unit.of_image or not evidence.is_written(unit) or not unit.drugs or not is_of_the_end(evidence, unit):
            continue
        on_hold = [
            unit.words[one.start : one.end] for one in find_drugs(unit.words) if _is_on_hold(unit, one.start, one.end)
        ]
        missing = [one for one in on_hold if not told.names(names_in(one), FORBIDS, 0.5)]
        if on_hold:
            message = f"that medicines are on hold is missing: {', '.join(missing or on_hold)}"
            yield KeyFact("omitted_medication", "review", 0, message, unit, not missing)


def _is_on_hold(unit: Unit, start: int, end: int) -> bool:
    words = unit.words
    first, last = words.rfind("\n", 0, start) + 1, (words.find("\n", end) + 1 or len(words) + 1) - 1
    words, start, end = words[first:last], start - first, end - first
    if _AGAIN.search(words, end) or is_ended(words, start, end):
        return False
    listed = _LIST.search(words, 0, start)
    stays = _STAYS.search(words, end)
    return bool(
        listed or (stays and not re.search(r"[.;]\s", words[end : stays.start()])) or is_withheld(words, start, end)
    )
