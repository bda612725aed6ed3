"""The patient's age and sex."""

import re
from collections.abc import Iterator

from wardround.records import Case

from ..check import ClaimInContext, Signal
from ..whole import OTHERS, Sex, prevailing_sex, sexes_in

_NOUN = re.compile(r"\b(?:female|woman|male|man|gentleman|lady)\b", re.IGNORECASE)
"""Words that name the sex of the one they speak of; a pronoun may mean somebody else."""

_OF_ITSELF = 0.7
"""Strength of a sentence's contradiction of itself."""
_OF_TALK = 0.3
"""What the gendered words of a record are worth where the whole draft agrees with the claim."""


def age_and_sex(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an age that is not the record's, and a sex that the record or the rest of the draft contradicts."""
    if context.is_checkable and not OTHERS.search(context.claim.text):
        yield from _age(context)
        yield from _sex(context)


def _age(context: ClaimInContext) -> Iterator[Signal]:
    said = next((m.value[0] for m in context.quantities if m.kind == "age"), None)
    if said is None:
        return
    recorded = _recorded_ages(context)
    if recorded and said not in recorded:
        ages = ", ".join(f"{age:g}" for age in sorted(recorded)[:3])
        yield Signal("age_other", 1.0, "age_mismatch", f"the claim says {said:g} years, the record {ages}")
    elif not recorded and said not in context.evidence.numbers:
        yield Signal("age_nowhere", 1.0, "age_mismatch", f"no source says {said:g} years")
    others = {age: times for age, times in context.whole.ages.items() if age != said}
    if others and max(others.values()) >= context.whole.ages[said]:
        age = max(others, key=lambda one: others[one])
        yield Signal("age_in_draft", 1.0, "age_mismatch", f"the claim says {said:g} years, another claim {age:g}")


def _recorded_ages(context: ClaimInContext) -> set[float]:
    return set(context.evidence.ages) | _ages_by_birth(context.evidence.case)


def _ages_by_birth(case: Case) -> set[float]:
    """The ages that the patient can have had on the dates of the documents."""
    born = case.subject.birth_date if case.subject else None
    if not born:
        return set()
    years = {int(d.date[:4]) - int(born[:4]) for d in case.documents if d.date and d.date[:4].isdigit()}
    return {float(age) for year in years for age in (year - 1, year)}


def _sex(context: ClaimInContext) -> Iterator[Signal]:
    sexes = sexes_in(context.claim.text)
    if len(sexes) > 1:
        message = "the claim speaks of the patient as female and as male"
        yield Signal("sex_draft", _OF_ITSELF, "sex_mismatch", message)
    said, _ = prevailing_sex([context.claim.text])
    recorded, sureness = _recorded_sex(context)
    drafted, agreement = context.whole.sex
    if recorded and said and said != recorded:
        message = f"the claim speaks of a {said} patient, the record of a {recorded} one"
        stated = context.evidence.case.subject is not None and sureness == 1.0
        certain = stated and bool(_NOUN.search(context.claim.text))
        if said == drafted and not stated:  # in a talk `he` and `she` are mostly others
            sureness *= _OF_TALK
        yield Signal("sex_record", sureness, "sex_mismatch", message, certain=certain)
    if drafted and sexes - {drafted}:
        message = f"the claim speaks otherwise of the patient than the rest of the draft, which says {drafted}"
        yield Signal("sex_draft", agreement, "sex_mismatch", message)


def _recorded_sex(context: ClaimInContext) -> tuple[Sex | None, float]:
    """As stated; else what nearly all gendered words of the record say."""
    subject = context.evidence.case.subject
    if subject and (subject.sex == "female" or subject.sex == "male"):
        return subject.sex, 1.0
    return context.evidence.sex
