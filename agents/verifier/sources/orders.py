"""What the record itself gives against an allergy that it holds, and two code statuses of one day."""

import re
from collections.abc import Iterator
from itertools import combinations

from wardround.records import Claim, Flag

from ..check import ClaimInContext
from ..checks.allergy import allergy_conflict
from ..checks.code_status import recorded_statuses
from ..evidence import Evidence
from ..stamps import written_on
from ..units import Unit
from ..whole import Whole
from .flag import conflict

_CONTRARY = {"full code", "DNR"}
_DOSE = re.compile(r"\s+(?:(?:iv|po|oral|tablets?)\s+)?\d[\d.,]*\s?(?:mg|g|mcg|ug|µg|units?)\b", re.IGNORECASE)
_BEGUN = re.compile(
    r"\b(?:start|commence|begin|began|begun|prescribe|give|given|administer|continue|receive)\w*(?: on)?"
    r" (?:(?:iv|po|oral) )?\Z",
    re.IGNORECASE,
)


def given_against_allergies(evidence: Evidence) -> Iterator[Flag]:
    """A medicine that a source gives or orders, and that an allergy in the record speaks against; each pair once.

    Talk is left out: what is said of a medicine there is seldom an order.
    """
    told: set[tuple[str, str]] = set()
    for unit in evidence.units:
        if not unit.drugs or not evidence.is_written(unit):
            continue
        for signal in allergy_conflict(_as_a_claim(unit, evidence)):
            allergy = signal.against[0]
            if not _is_given(unit.words, signal.words) or written_on(evidence, unit) < written_on(evidence, allergy):
                continue
            key = (signal.words.casefold(), allergy.words)
            if allergy is not unit and key not in told:
                told.add(key)
                yield conflict(signal.message, unit.citation, allergy.citation)


def _is_given(text: str, drug: str) -> bool:
    """Whether a medicine has a dose behind it or is told as begun: cultures, too, name what a germ is resistant to."""
    start = text.find(drug)
    return bool(_DOSE.match(text, start + len(drug)) or _BEGUN.search(text, 0, start))


def _as_a_claim(unit: Unit, evidence: Evidence) -> ClaimInContext:
    kind = "allergy" if unit.section == "allergies" else "medication"
    claim = Claim(id="source", text=unit.words, kind=kind, section=unit.section)
    return ClaimInContext(claim, evidence, Whole((unit.words,)), (unit,))


def statuses_of_one_day(evidence: Evidence) -> Iterator[Flag]:
    """Two sources of one day with different code statuses."""
    for (one, unit), (other, another) in combinations(recorded_statuses(evidence), 2):
        day = written_on(evidence, unit)[:10]
        is_other = {one, other} == _CONTRARY and unit.source_id != another.source_id
        if is_other and day and day == written_on(evidence, another)[:10]:
            message = f"two sources of {day} give the code status as {one} and as {other}"
            yield conflict(message, unit.citation, another.citation)
            return
