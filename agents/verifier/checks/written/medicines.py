"""Medicines that a claim has in use, against the last that written records say of them."""

from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.standing import is_in_use

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...units import Unit
from .courses import Course, Said, courses_in

_TAKEN: frozenset[Course] = frozenset({"in use", "begun", "given"})


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> dict[str, list[tuple[str, Course, Unit]]]:
    """By medicine, what the record says of it, each with the date of its document; in the order of reading."""
    dates = {document.id: document.date or "" for document in evidence.case.documents}
    facts = {(d.id, f.start): f for d, f in evidence.facts if f.kind == "medication"}
    found: dict[str, list[tuple[str, Course, Unit]]] = {}
    for unit in evidence.units:
        fact = facts.get((unit.source_id, unit.start))
        said = list(courses_in(unit.words))
        if fact or unit.section in ("medications", "discharge_medications"):
            told = {one.drug for one in said}
            course: Course = "ended" if fact and not is_in_use(fact) else "in use"
            said += [Said(drug, course) for drug in unit.drugs - told]
        for one in said:
            found.setdefault(one.drug, []).append((dates.get(unit.source_id, ""), one.course, unit))
    return found


def medicines_are_in_use(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine that the claim has in use, though the last that written records say is that it ended or never began."""
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    own = _of_the_claim(context.claim.text)
    for drug, courses in own.items():
        told = _recorded(context.evidence).get(drug, [])
        if not told or courses & {"ended", "never"}:
            continue
        day = max(date for date, *_ in told)
        last = [one for one in told if one[0] == day] if day else told
        against = [unit for _, course, unit in last if course == "never" or (course == "ended" and "in use" in courses)]
        if against and not any(course in _TAKEN for _, course, _ in last[_first(last, against) :]):
            message = f"the claim has {drug} in use; the last that the record says is that it is not"
            yield Signal("written_course", 1.0, "temporality_mismatch", message, tuple(against[:2]))


def _of_the_claim(text: str) -> dict[str, set[Course]]:
    found: dict[str, set[Course]] = {}
    for said in courses_in(text):
        found.setdefault(said.drug, set()).add(said.course)
    return found


def _first(told: list[tuple[str, Course, Unit]], against: list[Unit]) -> int:
    return next(place for place, one in enumerate(told) if one[2] is against[0]) + 1
