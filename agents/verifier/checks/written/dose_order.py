"""A dose and the one before it: `60 mg (previously 40 mg)`, where written records have them in the other order of time."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.tools.quantities import Mention

from ...amounts import dimension, drug_of, recorded_amounts
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...units import Unit
from .days import day_told
from .former import is_a_dose, is_that_dose

_BEFORE = re.compile(r"\b(?:previously|formerly|was|from|instead of|in place of|until then)\s*:?\s*\Z", re.IGNORECASE)
_TO = re.compile(r"[^.;\d]{0,25}\bto (?:(?:a|the) )?\Z", re.IGNORECASE)
"""Between the former dose and the new one."""


class _Changed(NamedTuple):
    """A medicine's new dose and its former one, as a claim gives them."""

    drug: str
    new: Mention
    former: Mention


def doses_are_in_their_order(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a new dose that written records only give on days before those on which they give the former one."""
    for said in _changed(context):
        new, former = (_given(context.evidence, said.drug, dose) for dose in (said.new, said.former))
        if new and former and max(day for day, _ in new) < min(day for day, _ in former):
            text = context.claim.text
            words = text[said.new.start : said.new.end]
            message = f"the claim has {said.drug} changed to “{words}”; the record has that dose before the other one"
            yield Signal("written_former", 1.0, "dose_mismatch", message, (former[-1][1], new[-1][1]), words=words)


def _changed(context: ClaimInContext) -> Iterator[_Changed]:
    text = context.claim.text
    doses = [one for one in context.quantities if one.kind == "dose" and one.unit and len(one.value) == 1]
    for place, former in enumerate(doses):
        drug = drug_of(text, former) if _BEFORE.search(text, 0, former.start) else ""
        behind = doses[place + 1 : place + 2]
        is_to = bool(behind) and _TO.match(text, former.end, behind[0].start) is not None
        new = behind if is_to else doses[max(place - 1, 0) : place]
        if drug and new and drug_of(text, new[0]) == drug and dimension(new[0]) == dimension(former):
            yield _Changed(drug, new[0], former)


def _given(evidence: Evidence, drug: str, dose: Mention) -> list[tuple[str, Unit]]:
    """The places that give a dose of a medicine on a day that is known, in the order of their days."""
    found = [
        (day_told(evidence, one.unit), one.unit)
        for one in recorded_amounts(evidence)
        if one.drug == drug and is_a_dose(one) and dimension(one.said) in ("", dimension(dose))
        if is_that_dose(dose, one.said)
    ]
    return sorted((one for one in found if one[0]), key=lambda one: one[0])
