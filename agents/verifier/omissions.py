"""What the record says that a draft must not leave out."""

import re
from collections.abc import Iterator

from wardround.records import Claim, Fact, Flag, FlagCode, Omission, Severity
from wardround.tools.assertion import assess
from wardround.tools.quantities import find_quantities, in_base_unit
from wardround.tools.standing import is_in_use
from wardround.tools.terms import find_drugs, normal_words

from .allergies import recorded_allergies
from .evidence import Evidence
from .units import Unit

_RANK: tuple[FlagCode, ...] = (
    "omitted_allergy",
    "omitted_code_status",
    "omitted_impression",
    "omitted_result",
    "omitted_medication",
    "omitted_follow_up",
)
_TAKEN = re.compile(
    r"\b(?:tak(?:e|es|ing)|on|using|uses|start\w*|prescrib\w*|continu\w*|increas\w*|decreas\w*|refill\w*|add|stay|give|put|order\w*"
    r"|still|keep|switch\w*|medications?|meds?)\b",
    re.IGNORECASE,
)
_BYGONE = re.compile(
    r"\b(?:tried|used to|stopped|came off|quit|in the past|did n't help|instead of|allerg\w*)\b", re.IGNORECASE
)
_COME_BACK = re.compile(
    r"\b(?:follow[- ]?up|come back|see (?:you|him|her|me) (?:back|again|in)|return (?:in|to (?:the )?clinic)|recheck"
    r"|appointment|check back|next visit)\b",
    re.IGNORECASE,
)
_TOLD_BACK = re.compile(
    r"\b(?:follow[- ]?up|return|recheck|re-?evaluat\w*|appointment|visit|come back|see)\b", re.IGNORECASE
)
_GRAVE = re.compile(
    r"\b(?:mass|nodule|pneumothorax|hemorrhage|haemorrhage|embol\w+|fracture|dissection|malignan\w+|metasta\w+|obstruct\w+|perforat\w+"
    r"|infarct\w*|aneurysm|abscess|consolidation|pneumonia|occlu\w+|thromb\w+|critical|urgent|immediate|suspicious)\b",
    re.IGNORECASE,
)


def find_omissions(claims: list[Claim], evidence: Evidence, most: int) -> tuple[Omission, ...]:
    """The gravest things that the record has and the draft does not.

    Args:
        claims: the whole draft.
        evidence: the record.
        most: how many are surfaced.
    """
    words = frozenset(word for claim in claims for word in normal_words(claim.text))
    found = [*_allergies(words, evidence), *_medications(words, evidence), *_results(claims, words, evidence)]
    found += [*_code_status(words, evidence), *_impressions(words, evidence), *_follow_ups(claims, evidence)]
    found.sort(key=lambda one: (("urgent", "review", "note").index(one[1].severity), _RANK.index(one[1].code), one[0]))
    return tuple(Omission(flag=flag, rank=rank) for rank, (_, flag) in enumerate(found[:most], start=1))


_Ranked = tuple[int, Flag]
"""A flag with its place among those of its code: the lower, the graver."""


def _allergies(words: frozenset[str], evidence: Evidence) -> Iterator[_Ranked]:
    for allergy in recorded_allergies(evidence):
        if not set(normal_words(allergy.allergen)) & words:
            message = f"the recorded allergy to {allergy.allergen} is missing"
            yield 0, _flag("omitted_allergy", "urgent", message, allergy.unit)


def _medications(words: frozenset[str], evidence: Evidence) -> Iterator[_Ranked]:
    missing: dict[str, tuple[int, Unit]] = {}
    for order, ingredient, unit in _active(evidence):
        if f"#{ingredient}" not in words and order < missing.get(ingredient, (9, unit))[0]:
            missing[ingredient] = (order, unit)
    for ingredient, (order, unit) in missing.items():
        severity: Severity = "review" if order < _MENTIONED else "note"
        yield order, _flag("omitted_medication", severity, f"the medication {ingredient} is missing", unit)


_LISTED, _DOSED, _SAID_TO_BE_TAKEN, _MENTIONED = range(4)


def _active(evidence: Evidence) -> Iterator[tuple[int, str, Unit]]:
    """Medications in use with how sure that is: listed, given with a dose, said to be taken, or only mentioned."""
    for document in evidence.case.documents:
        for fact in document.facts:
            if fact.kind == "medication" and is_in_use(fact):
                unit = Unit(document.id, document.text, fact.start, fact.end)
                yield from ((_LISTED, mention.ingredient, unit) for mention in find_drugs(fact.name))
    of_facts = {document.id for document in evidence.case.documents if document.facts}
    for unit in evidence.units:
        if unit.drugs and not unit.of_image and unit.source_id not in of_facts and unit.section != "allergies":
            yield from _active_in(unit)


def _active_in(unit: Unit) -> Iterator[tuple[int, str, Unit]]:
    for mention in find_drugs(unit.words):
        said = assess(unit.text, unit.start + mention.start, unit.start + mention.end)
        if said.negated or said.experiencer == "other" or said.temporality != "current" or _BYGONE.search(unit.words):
            continue
        if unit.section in ("medications", "discharge_medications"):
            yield _LISTED, mention.ingredient, unit
        elif any(quantity.kind in ("dose", "frequency") for quantity in unit.quantities):
            yield _DOSED, mention.ingredient, unit
        else:
            yield _SAID_TO_BE_TAKEN if _TAKEN.search(unit.words) else _MENTIONED, mention.ingredient, unit


def _results(claims: list[Claim], words: frozenset[str], evidence: Evidence) -> Iterator[_Ranked]:
    text = " ".join(claim.text for claim in claims)
    for fact, unit in _newest_results(evidence).values():
        if fact.interpretation is None or fact.interpretation == "normal":
            continue
        told = set(normal_words(fact.name)) <= words and (fact.value is None or fact.value.split()[0] in text)
        if not told:
            critical = fact.interpretation.startswith("critical")
            severity: Severity = "urgent" if critical else "note"
            yield 0, _flag("omitted_result", severity, f"the abnormal result of {fact.name} is missing", unit)


def _newest_results(evidence: Evidence) -> dict[str, tuple[Fact, Unit]]:
    newest: dict[str, tuple[Fact, Unit]] = {}
    for document in evidence.case.documents:
        for fact in document.facts:
            known = newest.get(fact.name.casefold())
            if fact.kind == "result" and (known is None or (fact.date or "") >= (known[0].date or "")):
                newest[fact.name.casefold()] = (fact, Unit(document.id, document.text, fact.start, fact.end))
    return newest


def _code_status(words: frozenset[str], evidence: Evidence) -> Iterator[_Ranked]:
    for unit in evidence.units:
        if unit.section == "code_status" and not unit.normal & words:
            yield 0, _flag("omitted_code_status", "review", "the recorded code status is missing", unit)


def _impressions(words: frozenset[str], evidence: Evidence) -> Iterator[_Ranked]:
    """Grave statements of an impression of which the draft has less than half."""
    for unit in evidence.units:
        grave = unit.section == "impression" and _GRAVE.search(unit.words)
        if not grave or assess(unit.text, unit.start + grave.start(), unit.start + grave.end()).negated:
            continue
        if len(unit.normal & words) < len(unit.normal) / 2:
            yield 0, _flag("omitted_impression", "review", f"the impression of {grave.group()} is missing", unit)


def _follow_ups(claims: list[Claim], evidence: Evidence) -> Iterator[_Ranked]:
    """Orders to come back after a time that the draft does not give."""
    told = {days for claim in claims if _TOLD_BACK.search(claim.text) for days in _days(claim.text)}
    for unit in evidence.units:
        ordered = _days(unit.words)
        if ordered and not ordered & told and _COME_BACK.search(unit.words):
            yield 0, _flag("omitted_follow_up", "note", "an ordered follow-up is missing", unit)
            return


def _days(text: str) -> set[float]:
    durations = [mention for mention in find_quantities(text) if mention.kind in ("duration", "frequency")]
    return {
        in_base_unit(value, mention.unit)[0] if mention.kind == "duration" else round(1 / value)
        for mention in durations
        for value in mention.value
        if value
    }


def _flag(code: FlagCode, severity: Severity, message: str, unit: Unit) -> Flag:
    return Flag(code=code, severity=severity, message=message, check="find_omissions", citations=(unit.citation,))
