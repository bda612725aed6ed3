"""For how long a dose is given: `5 mg for four weeks`, where written records have another dose of the medicine for so long."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.tools.quantities import find_quantities
from wardround.tools.terms import find_drugs

from ...amounts import in_base
from ...check import ClaimInContext, Signal
from ...stretches import stretches

_CUT = re.compile(r"[;\n]|\.(?!\d)|, (?=then\b)|\bthen\b", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|over)(?: (?:the |another |a |next |about |further ))* ?\Z|[x×] ?\Z", re.IGNORECASE)

_MAY_LAST = re.compile(r"\b(?:for|over)|[x×]", re.IGNORECASE)
"""Looked for first: most clauses have none of it, and numbers are slow to look for."""


class _Course(NamedTuple):
    """A dose with the time for which it is given."""

    drug: str
    dose: float
    """In the base unit."""
    daily: float | None
    """In a day; None where nothing says how often."""
    days: float
    words: str


def courses_are_of_their_doses(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a dose that is given for as long as written records have other doses of the medicine, and never it."""
    recorded = context.evidence.each(_courses)
    for said in _courses(context.claim.text):
        told = [(one, unit) for one, unit in recorded if one.drug == said.drug]
        as_long = [(one, unit) for one, unit in told if one.days == said.days]
        if as_long and not any(_is_one(said, one) for one, _ in as_long):
            message = f"the claim has {said.drug} so: “{said.words}”; the record “{as_long[0][0].words}”"
            yield Signal("written_dose", 1.0, "dose_mismatch", message, (as_long[0][1],), words=said.words)


def _is_one(said: _Course, told: _Course) -> bool:
    """The same dose, or the same in a day: `3 g a day`, of `1 g TDS`."""
    return said.dose == told.dose or (said.daily is not None and said.daily == told.daily)


def _courses(text: str) -> Iterator[_Course]:
    """Each `for so long` with the dose before it, of clauses with one medicine or, behind one, with none."""
    drugs = frozenset[str]()
    for begin, end in stretches(_CUT, text):
        clause = text[begin:end]
        drugs = frozenset(one.ingredient for one in find_drugs(clause)) or drugs
        found = find_quantities(clause) if len(drugs) == 1 and _MAY_LAST.search(clause) else ()
        doses = [one for one in found if one.kind == "dose" and one.unit and len(one.value) == 1]
        for span in found:
            before = [one for one in doses if one.end <= span.start][-1:]
            if before and span.kind == "duration" and _is_a_course(clause, span.start):
                words = clause[before[0].start : span.end]
                dose = in_base(before[0])[0]
                often = next((q.value[0] for q in found if q.kind == "frequency" and before[0].end <= q.start), None)
                yield _Course(min(drugs), dose, dose * often if often else None, in_base(span)[0], words)


def _is_a_course(text: str, start: int) -> bool:
    return bool(_FOR.search(text, 0, start))
