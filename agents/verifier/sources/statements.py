"""Statements on the patient against each other: allergies, conditions, sex, birth date."""

import re
from collections.abc import Iterator
from itertools import combinations

from wardround.records import Citation, Document, Flag
from wardround.tools.assertion import Assertion
from wardround.tools.terms import find_problems

from ..allergies import NoAllergy, denied_allergies, recorded_allergies
from ..evidence import Evidence
from ..kin import kin_in
from ..stretches import after_last
from ..units import Unit, unit_of
from .flag import conflict

_OF_ALLERGIES = re.compile(r"allerg|\bnkd?f?a\b|\bn\.k\.|hypersensitiv|adverse|intoleran", re.IGNORECASE)
_NOT_THIS = re.compile(r"\bnot (?:an? )?(?:true |real )?allergy\b", re.IGNORECASE)
_NEVER_HAD = re.compile(
    r"\b(?:no (?:known )?history of|does not have|never had|never been diagnosed with|ruled out)\b", re.IGNORECASE
)


_DESCRIBED = re.compile(
    r"(?<![\d.])(?P<age>\d{1,3})[- ]?(?:years?[- ]old|y/?o|yr[- ]old) (?:[\w-]+ ){0,2}?"
    r"(?P<who>man|woman|male|female|gentleman|lady|boy|girl)\b",
    re.IGNORECASE,
)
"""Who the patient is, as a note begins."""
_CUT = re.compile(r"[.\n;:]")
_SEXES = {
    **dict.fromkeys(("woman", "female", "lady", "girl"), "female"),
    **dict.fromkeys(("man", "male", "gentleman", "boy"), "male"),
}
_OF_ANOTHER = re.compile(r"\b(?:to|of|by|with|from|for|donor|whose|his|her|their)\b", re.IGNORECASE)
"""Before a description: `born to a 31-year-old woman`."""
_YEARS_APART = 5


def described(text: str) -> re.Match[str] | None:
    """The first words that say how old the patient is and of what sex: `A 64-year-old retired man`."""
    for said in _DESCRIBED.finditer(text):
        before = text[after_last(_CUT, text, said.start()) : said.start()]
        if not _OF_ANOTHER.search(before) and not kin_in(before):
            return said
    return None


def allergies(evidence: Evidence) -> Iterator[Flag]:
    """A recorded allergy beside a denial of all or of its sort, of the same day or later, in another source."""
    told: set[str] = set()
    for unit in evidence.units:
        denials = [] if _says_nothing_of_allergies(unit) else list(_denials(unit))
        for allergy in recorded_allergies(evidence) if denials else ():
            is_denied = any(denial.is_of(allergy.allergen) for denial in denials)
            if is_denied and allergy.unit is not unit and allergy.allergen not in told:
                told.add(allergy.allergen)
                message = f"one place has an allergy to {allergy.allergen}, another knows of none"
                yield conflict(message, allergy.unit.citation, unit.citation)


def _says_nothing_of_allergies(unit: Unit) -> bool:
    is_of_them = unit.section == "allergies" or _OF_ALLERGIES.search(unit.words)
    return bool(not is_of_them or unit.of_image or unit.section == "family_history" or "?" in unit.words)


def _denials(unit: Unit) -> Iterator[NoAllergy]:
    """What denies allergies; `an infusion reaction, not allergy` denies that one thing was one."""
    found = denied_allergies(unit.words, whole=unit.section == "allergies")
    return (denial for denial in found if not _NOT_THIS.search(denial.of))


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
    """Sources of a differing sex, age or birth date: the texts of two people, or a slip."""
    for what, value, differ in (("sex", _sex, _is_other), ("birth date", _birth, _is_later), ("age", _age, _is_older)):
        known = [(document, said) for document in evidence.case.documents if (said := value(document))]
        for (one, first), (other, second) in combinations(known, 2):
            if differ(first, second):
                message = f"two sources give the patient a different {what}"
                yield conflict(message, _head(one, first), _head(other, second))
                break


def _is_other(one: str, other: str) -> bool:
    return one != other


def _is_later(one: str, other: str) -> bool:
    """A year alone agrees with each of its days."""
    return not (one.startswith(other) or other.startswith(one))


def _is_older(one: str, other: str) -> bool:
    """Documents of one case may be some years apart."""
    return abs(int(one) - int(other)) > _YEARS_APART


def _sex(document: Document) -> str | None:
    sex = document.subject.sex if document.subject else None
    if sex in ("female", "male"):
        return sex
    said = described(document.text)
    return _SEXES[said["who"].casefold()] if said else None


def _age(document: Document) -> str | None:
    said = described(document.text)
    return said["age"] if said else None


def _birth(document: Document) -> str | None:
    return document.subject.birth_date if document.subject else None


def _head(document: Document, value: str) -> Citation:
    """Where a document says it; its first line where it says so in other words."""
    word = re.search(rf"\b{re.escape(value)}\b", document.text, re.IGNORECASE) or re.search(r"\S.*", document.text)
    start, end = word.span() if word else (0, 0)
    return Citation(source_id=document.id, start=start, end=end, quote=document.text[start:end])
