"""Contradictions within the record: what one source says and another denies. Rather silent than wrong."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from wardround.records import Citation, Document, Fact, Flag
from wardround.tools.assertion import Assertion, assess
from wardround.tools.quantities import in_base_unit
from wardround.tools.terms import find_drugs, find_problems

from .allergies import recorded_allergies
from .evidence import Evidence
from .units import Unit, unit_of

_DAYS_APART = 2
"""Medication lists further apart than this may both be right."""
_LISTS = ("medications", "discharge_medications")
_CHANGED = re.compile(
    r"\b(?:increas|decreas|chang|titrat|taper|reduc|rais|lower|hold|held|stop|switch|from|until|previous|tablets?|capsules?)",
    re.IGNORECASE,
)
"""Words of a change, and of a product's strength: its number need not be the dose that is taken."""
_MASSES = ("mg", "g", "ug", "unit", "meq")
_NO_ALLERGIES = re.compile(
    r"\bno (?:known )?(?P<drug>(?:drug |medication |medicine )*)allerg(?:y|ies)\b(?! to\b)|\bnk(?P<nkda>d)?a\b",
    re.IGNORECASE,
)
_NEVER_HAD = re.compile(
    r"\b(?:no (?:known )?history of|does not have|never had|never been diagnosed with|ruled out)\b", re.IGNORECASE
)


def source_conflicts(evidence: Evidence) -> list[Flag]:
    """Where two sources of a case contradict each other: doses, allergies, conditions, sex, birth date.

    Both places are cited, and which one is right is for a person to say.
    """
    return [*_doses(evidence), *_allergies(evidence), *_conditions(evidence), *_persons(evidence)]


class _Listed(NamedTuple):
    """A line of a medication list."""

    drug: str
    when: str
    unit: Unit


def _doses(evidence: Evidence) -> Iterator[Flag]:
    told: set[str] = set()
    for one, other in combinations(_single(evidence), 2):
        if one.drug == other.drug and one.drug not in told and _differ(one, other):
            told.add(one.drug)
            message = f"two sources give {one.drug} in different doses"
            yield _flag(message, one.unit.citation, other.unit.citation)


def _single(evidence: Evidence) -> list[_Listed]:
    """Of each source the medicines that it gives in one dose only."""
    found: dict[tuple[str, str], dict[tuple[float, str], _Listed]] = defaultdict(dict)
    for listed in _listed(evidence):
        if dose := _dose(listed.unit):
            found[listed.unit.source_id, listed.drug].setdefault(dose, listed)
    return [listed for doses in found.values() if len(doses) == 1 for listed in doses.values()]


def _differ(one: _Listed, other: _Listed) -> bool:
    on_both_ends = {one.unit.section, other.unit.section} == set(_LISTS)  # of a stay, which may change a dose
    return _dose(one.unit) != _dose(other.unit) and _near(one.when, other.when) and not on_both_ends


def _listed(evidence: Evidence) -> Iterator[_Listed]:
    """Each medicine that a list has in use, with its date."""
    for document, fact in _facts(evidence, "medication"):
        if not fact.negated and fact.status in ("active", "recorded", None):
            yield from _of(unit_of(document, fact), fact.date or document.date)
    for unit in evidence.units:
        document_of = evidence.case.document(unit.source_id)
        if document_of and not document_of.facts and unit.section in _LISTS:
            yield from _of(unit, document_of.date)


def _of(unit: Unit, when: str | None) -> Iterator[_Listed]:
    drugs = find_drugs(unit.words)
    if when and len({mention.ingredient for mention in drugs}) == 1 and not _CHANGED.search(unit.words):
        said = assess(unit.text, unit.start + drugs[0].start, unit.start + drugs[0].end)
        if not said.negated and said.temporality == "current" and said.experiencer == "patient":
            yield _Listed(drugs[0].ingredient, when, unit)


def _dose(unit: Unit) -> tuple[float, str] | None:
    """The one dose that a line gives; None where it gives several, a range, or none by mass."""
    doses = [mention for mention in unit.quantities if mention.kind == "dose"]
    if len(doses) != 1 or len(doses[0].value) != 1 or doses[0].unit not in _MASSES:
        return None
    value, base = in_base_unit(doses[0].value[0], doses[0].unit)
    return round(value, 6), base


def _near(one: str, other: str) -> bool:
    try:
        apart = date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])
    except ValueError:  # a month or a year alone says too little
        return False
    return abs(apart.days) <= _DAYS_APART


def _allergies(evidence: Evidence) -> Iterator[Flag]:
    for unit in evidence.units:
        denial = None if unit.of_image or unit.section == "family_history" else _NO_ALLERGIES.search(unit.words)
        if denial is None or "?" in unit.words:
            continue
        only_drugs = bool(denial["drug"] or denial["nkda"])
        for allergy in recorded_allergies(evidence):
            is_drug = bool(find_drugs(allergy.allergen)) or not only_drugs or _is_drug_class(allergy.allergen)
            if allergy.unit.source_id != unit.source_id and is_drug:
                message = f"one source has an allergy to {allergy.allergen}, another knows of none"
                yield _flag(message, allergy.unit.citation, unit.citation)
                break


def _is_drug_class(allergen: str) -> bool:
    return bool(re.search(r"penicillin|cephalosporin|sulfa|sulfonamide|nsaid|statin", allergen, re.IGNORECASE))


def _conditions(evidence: Evidence) -> Iterator[Flag]:
    active: dict[str, Unit] = {}
    refuted: list[tuple[str, Unit]] = []
    for document, fact in _facts(evidence, "problem"):
        unit = unit_of(document, fact)
        for mention in find_problems(fact.name):
            if fact.negated or fact.status == "refuted":
                refuted.append((mention.concept, unit))
            elif fact.status == "active":
                active.setdefault(mention.concept, unit)
    for unit in evidence.units:
        if not unit.of_image and _NEVER_HAD.search(unit.words):
            refuted += [(name, unit) for name, said in unit.problems.items() if _is_denied(said, unit)]
    for concept, unit in refuted:
        if (known := active.get(concept)) and known.source_id != unit.source_id:
            yield _flag(f"one source has {concept} as active, another denies it", known.citation, unit.citation)


def _is_denied(said: Assertion, unit: Unit) -> bool:
    of_the_patient = said.experiencer == "patient" and unit.section != "family_history"
    return said.negated and of_the_patient and said.certainty == "certain"


def _persons(evidence: Evidence) -> Iterator[Flag]:
    documents = [document for document in evidence.case.documents if document.subject]
    differ: tuple[tuple[str, Callable[[Document], str | None]], ...] = (("sex", _sex), ("birth date", _birth))
    for what, value in differ:
        for one, other in combinations([document for document in documents if value(document)], 2):
            first, second = value(one) or "", value(other) or ""
            same = first.startswith(second) or second.startswith(first) if what == "birth date" else first == second
            if not same:
                yield _flag(f"two sources give the patient a different {what}", _head(one, first), _head(other, second))
                break


def _sex(document: Document) -> str | None:
    sex = document.subject.sex if document.subject else None
    return sex if sex in ("female", "male") else None


def _birth(document: Document) -> str | None:
    return document.subject.birth_date if document.subject else None


def _head(document: Document, value: str) -> Citation:
    """Where a document says it; its first line where it says so in other words."""
    word = re.search(rf"\b{re.escape(value)}\b", document.text, re.IGNORECASE) or re.search(r"\S.*", document.text)
    start, end = word.span() if word else (0, 0)
    return Citation(source_id=document.id, start=start, end=end, quote=document.text[start:end])


def _facts(evidence: Evidence, kind: str) -> Iterator[tuple[Document, Fact]]:
    yield from ((document, fact) for document, fact in evidence.facts if fact.kind == kind)


def _flag(message: str, *citations: Citation) -> Flag:
    check = "source_conflicts"
    return Flag(code="source_conflict", severity="review", message=message, check=check, citations=citations)
