"""Whose draft it is: another patient's name than the record's."""

import re
from collections.abc import Iterator

from wardround.tools.identity import compare_names
from wardround.tools.terms import find_drugs, find_problems

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..units import Unit

_PART = r"(?!(?:Dr|Mr|Mrs|Ms|Miss)\b)[^\W\d_a-z][\w'’-]*[^\W\d_]"
_NAME = rf"(?:{_PART} |[^\W\d_a-z]\.? ){{0,3}}{_PART}"
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx)\b\.? (?P<name>{_NAME})")
"""A doctor's title is left out: a draft may name those whom the record does not."""
_LABELLED = re.compile(
    rf"(?:^|[|*(\s])(?i:patient(?:'s)?(?: full)? name|pt name|patient)[*_]*: ?[*_]*(?P<name>{_NAME} {_PART})(?=[*_]*\s*(?:$|[|,;.(\n]|\s\s))"
)
_INTRODUCED = re.compile(
    rf"^(?P<name>{_PART} {_NAME})(?:,| is| was)(?: an?)?(?: \w+){{0,2}} \d{{1,3}}[ -]?(?:y|years?\b)"
)
"""`Anna Muster is a 61-year-old woman`: whom a draft opens with."""


def the_patient_is_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a claim that names its patient otherwise than the record does, by a name that is nowhere in the record.

    Others have names too (`Mr Muster, the surgeon`): one that the record has is not taken for the patient's. Where all
    parts of a full name differ, it is another patient as a matter of fact; a title with one name may be anybody's.
    """
    subject = context.evidence.case.subject
    if subject is None or not subject.name or not context.is_checkable:
        return
    for form in (_LABELLED, _INTRODUCED, _TITLED):
        found = form.search(context.claim.text)
        name = re.sub(r"['’]s$", "", found["name"]) if found else ""
        agreement = compare_names(subject.name, name)
        if agreement in ("near", "differ") and _is_nowhere(context.evidence, name):
            is_sure = agreement == "differ" and form is not _TITLED
            yield _signal(context.evidence, subject.name, name, is_sure=is_sure)
            return


def _signal(evidence: Evidence, known: str, name: str, *, is_sure: bool) -> Signal:
    message = f"the claim names “{name}”; the record's patient is {known}"
    places = tuple(unit for unit in evidence.units if _has(unit, known))[:1]
    return Signal("patient_otherwise", 1.0, "identity_mismatch", message, places, certain=is_sure, words=name)


def _is_nowhere(evidence: Evidence, name: str) -> bool:
    """Whether it is a name, and none of anybody in the record."""
    is_a_thing = find_problems(name) or find_drugs(name)
    return not is_a_thing and not any(_has(unit, name) for unit in evidence.units)


def _has(unit: Unit, name: str) -> bool:
    """Whether a unit has the last part of a name that is more than an initial."""
    parts = [part for part in re.split(r"[\s,.]+", name) if len(part) > 1]
    return bool(parts) and any(re.search(rf"\b{re.escape(part)}\b", unit.words, re.IGNORECASE) for part in parts[-1:])
