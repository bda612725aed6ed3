"""Plain contradiction of what was written down: no weighing, since a written denial is not small talk."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.assertion import Assertion, assess
from wardround.tools.terms import find_problems, normal_words, stem

from ..allergies import RecordedAllergy, denied_allergies, is_cleared, is_told, recorded_allergies
from ..check import ClaimInContext, Signal
from ..denying import RESOLVED
from ..evidence import Evidence
from ..levels import result_named
from ..stretches import ANY_STOP
from ..units import Unit

_NO_CONDITION = re.compile(
    r"[ -](?:vaccin\w+|immuni[sz]\w+|immunity|immune|non-immune|booster|shots?|jabs?|screen\w*|serolog\w+|antibod\w+|prophyla\w+|precautions?|risk|tests?|testing"
    r"|swabs?|prevention|surveillance|scores?|clinic|nurses?|team|unit|service)\b",
    re.IGNORECASE,
)
"""After the name of a condition that nobody has: `hepatitis B vaccination`."""
_DENIAL_BEFORE = re.compile(
    r"(?:no|not|neg|negative|nil|without|any|or|nor|denies|of|for|the|and|with|is|ha[sd]|have|\w+(?:ed|ing))\b",
    re.IGNORECASE,
)
"""No part of a longer name."""
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:history of|previous(?:ly)?|prior|past|former(?:ly)?|ever|new|recurren\w*|since|develop\w*|now|later)\b",
    re.IGNORECASE,
)

_INTOLERANCE = re.compile(r"\b(?:intoleran|side[- ]effect)", re.IGNORECASE)
_CLOSEST = 3
"""Units whose documents a claim is of."""


def plainly_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition that the claim asserts and that every written mention in the record denies.

    Transcripts are left to `polarity`, which weighs: there a denial may answer another question. So is a claim about
    another time than the record's.
    """
    text = context.claim.text
    if not context.is_checkable or _OF_ANOTHER_TIME.search(text):
        return
    for mention in find_problems(text):
        if not assess(text, mention.start, mention.end).is_asserted:
            continue
        if context.evidence.is_all_written and (
            _NO_CONDITION.match(text, mention.end) or result_named(text[mention.start : mention.end]) == "temperature"
        ):
            continue
        told = [(unit, unit.problems[mention.concept]) for unit in context.evidence.naming(mention.concept)]
        if is_named_otherwise(context.evidence, text[mention.start : mention.end]):
            continue
        is_denied = told and all(_is_denial(unit, assertion, context) for unit, assertion in told)
        words = text[mention.start : mention.end]
        if is_denied and _is_of_the_same_visit(context, words, [unit for unit, _ in told]):
            message = f"the claim asserts “{words}”; the record denies it"
            units = tuple(unit for unit, _ in told[:2])
            yield Signal("plain_denial", 1.0, "negation_mismatch", message, units, certain=True, words=words)


def is_named_otherwise(evidence: Evidence, name: str) -> bool:
    """Whether something written asserts it under a longer name: `no carcinoma` of one specimen, `squamous cell carcinoma` of another."""
    last = name.split()[-1]
    longer = re.compile(rf"\b[a-z]+(?: cell| duct)? {re.escape(last)}\b", re.IGNORECASE)
    return any(
        not _DENIAL_BEFORE.match(match.group()) and not assess(unit.words, *match.span()).negated
        for unit in evidence.with_word(stem(last.casefold()))
        if evidence.is_written(unit)
        for match in longer.finditer(unit.words)
    )


def allergies_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice `no known allergies`, or `none` below that heading, where the record holds one, and a denial of one."""
    text = context.claim.text
    if not context.is_checkable:
        return
    denials = list(denied_allergies(text, whole=context.claim.kind == "allergy"))
    for allergy in recorded_allergies(context.evidence) if denials else ():
        against = next((denial for denial in denials if denial.is_of(allergy.allergen)), None)
        if against and not (is_told(text, allergy.allergen, denials) or _is_no_allergy(context.evidence, allergy)):
            message = f"the claim denies what is recorded: an allergy to {allergy.allergen}"
            unit, words = allergy.unit, against.of
            yield Signal("allergies_denied", 1.0, "negation_mismatch", message, (unit,), certain=True, words=words)
            return


def _is_no_allergy(evidence: Evidence, allergy: RecordedAllergy) -> bool:
    """Whether the record takes it off again, or its list has it as an intolerance beside `NKDA`: `Codeine - nausea (intolerance)`."""
    if is_cleared(evidence, allergy.allergen):
        return True
    entry = ANY_STOP.split(allergy.unit.words[allergy.unit.words.find(allergy.allergen) :])[0]
    beside = [unit for unit in evidence.around(allergy.unit) if unit.source_id == allergy.unit.source_id]
    return bool(_INTOLERANCE.search(entry)) and any(
        any(
            denial.is_of(allergy.allergen) for denial in denied_allergies(unit.words, whole=unit.section == "allergies")
        )
        for unit in beside
    )


def _is_of_the_same_visit(context: ClaimInContext, named: str, units: Sequence[Unit]) -> bool:
    """Whether a document that denies it also holds best what else the claim says: `no bleeding` of one day is none of another."""
    rest = context.words - frozenset(normal_words(named))
    if not rest or not context.evidence.is_all_written:
        return True
    near = {context.evidence.all[place].source_id for place, _ in context.closeness_of(rest)[:_CLOSEST]}
    return not near or any(unit.source_id in near for unit in units)


def _is_denial(unit: Unit, told: Assertion, context: ClaimInContext) -> bool:
    is_over = RESOLVED.search(unit.words)
    return (
        context.evidence.is_written(unit)
        and told.negated
        and told.experiencer == "patient"  # `no family history of leukaemia` denies nothing of the patient's
        and not is_over
        and told.temporality != "hypothetical"
        and told.certainty == "certain"
    )
