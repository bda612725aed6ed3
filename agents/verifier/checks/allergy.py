"""A drug that is given in spite of a recorded allergy."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess
from wardround.tools.terms import allergen_conflicts, find_drugs

from ..allergies import recorded_allergies
from ..check import ClaimInContext, Signal

_NOT_GIVEN = re.compile(
    r"\ballerg|\bavoid|\bintoleran|\bstop|\bdiscontinu|\bheld\b|\bhold\b|\binstead of\b|\breaction to\b", re.IGNORECASE
)


def allergy_conflict(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a claim that gives a drug against a recorded allergy, also when the claim quotes the record."""
    text = context.claim.text
    if context.claim.kind in ("allergy", "knowledge") or _NOT_GIVEN.search(text):
        return
    if any(unit.section == "allergies" for unit in context.cited):  # it tells of the allergy, not of a drug given
        return
    given = {m.ingredient: m for m in find_drugs(text) if not assess(text, m.start, m.end).negated}
    for allergy in recorded_allergies(context.evidence):
        for ingredient, mention in given.items():
            if allergen_conflicts(allergy.allergen, ingredient):
                message = f"{text[mention.start : mention.end]} is given; an allergy to {allergy.allergen} is recorded"
                yield Signal("allergy", 1.0, "allergy_conflict", message, (allergy.unit,), certain=True)
