"""The patient's age."""

from collections.abc import Iterator

from wardround.records import Case

from ..check import ClaimInContext, Signal
from ..whole import OTHERS


def age_agrees(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an age that is not the record's, or that another claim gives otherwise."""
    if not context.is_checkable or OTHERS.search(context.claim.text):
        return
    said = next((m.value[0] for m in context.quantities if m.kind == "age"), None)
    if said is None:
        return
    recorded = _recorded_ages(context)
    if recorded and not recorded & {said, float(int(said))}:  # months are of the year that they are in
        ages = ", ".join(f"{age:g}" for age in sorted(recorded)[:3])
        yield Signal("age_other", 1.0, "age_mismatch", f"the claim says {said:g} years, the record {ages}")
    elif not recorded and said not in context.evidence.numbers:
        yield Signal("age_nowhere", 1.0, "age_mismatch", f"no source says {said:g} years")
    others = {age: times for age, times in context.whole.ages.items() if age != said}
    if others and max(others.values()) >= context.whole.ages[said] and said not in recorded:
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
