"""Statements on the patient against each other: allergies, conditions, sex, birth date."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from wardround.records import Citation, Document, Flag
from wardround.tools.assertion import Assertion
from wardround.tools.terms import find_drugs, find_problems

from ..allergies import recorded_allergies
from ..evidence import Evidence
from ..units import Unit, unit_of
from .flag import conflict

_NO_ALLERGIES = re.compile(
    r"\bno (?:known )?(?P<drug>(?:drug |medication |medicine )*)allerg(?:y|ies)\b(?! to\b)|\bnk(?P<nkda>d)?a\b",
    re.IGNORECASE,
)
_NEVER_HAD = re.compile(
    r"\b(?:no (?:known )?history of|does not have|never had|never been diagnosed with|ruled out)\b", re.IGNORECASE
)


def allergies(evidence: Evidence) -> Iterator[Flag]:
    """A recorded allergy beside `no known allergies` in another source."""
    for unit in evidence.units:
        denial = None if unit.of_image or unit.section == "family_history" else _NO_ALLERGIES.search(unit.words)
        if denial is None or "?" in unit.words:
            continue
        only_drugs = bool(denial["drug"] or denial["nkda"])
        for allergy in recorded_allergies(evidence):
            is_drug = bool(find_drugs(allergy.allergen)) or not only_drugs or _is_drug_class(allergy.allergen)
            if allergy.unit.source_id != unit.source_id and is_drug:
                message = f"one source has an allergy to {allergy.allergen}, another knows of none"
                yield conflict(message, allergy.unit.citation, unit.citation)
                break


def _is_drug_class(allergen: str) -> bool:
    return bool(re.search(r"penicillin|cephalosporin|sulfa|sulfonamide|nsaid|statin", allergen, re.IGNORECASE))


def conditions(evidence: Evidence) -> Iterator[Flag]:
    """An active condition that another source refutes."""
    active: dict[str, Unit] = {}
    refuted: list[tuple[str, Unit]] = []
    for document, fact in (one for one in evidence.facts if one[1].kind == "problem"):
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
            yield conflict(f"one source has {concept} as active, another denies it", known.citation, unit.citation)


def _is_denied(said: Assertion, unit: Unit) -> bool:
    of_the_patient = said.experiencer == "patient" and unit.section != "family_history"
    return said.negated and of_the_patient and said.certainty == "certain"


def persons(evidence: Evidence) -> Iterator[Flag]:
    """Sources of a differing sex or birth date."""
    documents = [document for document in evidence.case.documents if document.subject]
    differ: tuple[tuple[str, Callable[[Document], str | None]], ...] = (("sex", _sex), ("birth date", _birth))
    for what, value in differ:
        for one, other in combinations([document for document in documents if value(document)], 2):
            first, second = value(one) or "", value(other) or ""
            same = first.startswith(second) or second.startswith(first) if what == "birth date" else first == second
            if not same:
                yield conflict(
                    f"two sources give the patient a different {what}", _head(one, first), _head(other, second)
                )
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
