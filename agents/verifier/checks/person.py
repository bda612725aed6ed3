"""The patient's age and sex."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from wardround.records import Case, Flag

from ..check import ClaimInContext

_FEMALE = re.compile(r"\b(?:female|woman|girl|lady|ms|mrs|she|her|hers|herself)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:male|man|boy|gentleman|mr|he|him|his|himself)\b", re.IGNORECASE)
_NOUN_FEMALE = re.compile(r"\b(?:female|woman|girl|lady|ms|mrs)\b\.?", re.IGNORECASE)
_NOUN_MALE = re.compile(r"\b(?:male|man|boy|gentleman|mr)\b\.?", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:mother|father|sister|brother|wife|husband|son|daughter|family|partner|friend)\b", re.IGNORECASE
)


def age_and_sex(context: ClaimInContext) -> Iterator[Flag]:
    """Flag an age that is not the record's, and a sex that the record contradicts."""
    if context.is_quotation or context.claim.kind == "knowledge" or _OTHERS.search(context.claim.text):
        return
    yield from _age(context)
    yield from _sex(context)


def _age(context: ClaimInContext) -> Iterator[Flag]:
    recorded = _recorded_ages(context)
    for said in context.quantities:
        if said.kind == "age" and recorded and said.value[0] not in recorded:
            ages = ", ".join(f"{age:g}" for age in sorted(recorded)[:3])
            message = f"the claim says {said.value[0]:g} years, the record {ages}"
            yield context.flag("age_mismatch", "urgent", message, check="age_and_sex")


def _recorded_ages(context: ClaimInContext) -> set[float]:
    said = {m.value[0] for unit in context.evidence.units for m in unit.quantities if m.kind == "age"}
    return said | _ages_by_birth(context.evidence.case)


def _ages_by_birth(case: Case) -> set[float]:
    """The ages that the patient can have had on the dates of the documents."""
    born = case.subject.birth_date if case.subject else None
    if not born:
        return set()
    years = {int(d.date[:4]) - int(born[:4]) for d in case.documents if d.date and d.date[:4].isdigit()}
    return {float(age) for year in years for age in (year - 1, year)}


def _sex(context: ClaimInContext) -> Iterator[Flag]:
    said = _sex_said(context.claim.text)
    recorded = _recorded_sex(context)
    if said and recorded and said != recorded:
        message = f"the claim speaks of a {said} patient, the record of a {recorded} one"
        yield context.flag("sex_mismatch", "urgent", message, check="age_and_sex")


def _sex_said(text: str) -> Literal["female", "male"] | None:
    female, male = len(_FEMALE.findall(text)), len(_MALE.findall(text))
    if bool(female) == bool(male):
        return None
    return "female" if female else "male"


def _recorded_sex(context: ClaimInContext) -> str | None:
    """As stated; else what nearly all gendered nouns of the record say."""
    subject = context.evidence.case.subject
    if subject and subject.sex in ("female", "male"):
        return subject.sex
    counts: Counter[str] = Counter()
    for unit in context.evidence.units:
        if not _OTHERS.search(unit.words):
            counts["female"] += len(_NOUN_FEMALE.findall(unit.words)) * 3 + len(_FEMALE.findall(unit.words))
            counts["male"] += len(_NOUN_MALE.findall(unit.words)) * 3 + len(_MALE.findall(unit.words))
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= 3 and most > 4 * second else None
