"""Medications in use."""

import re
from collections import defaultdict
from collections.abc import Iterator

from wardround.records import Fact, Severity
from wardround.tools.standing import is_in_use, stopped_drugs
from wardround.tools.terms import drug_as_written, drugs_of_groups, find_drugs, normal_words

from ..allergies import recorded_allergies, tells_allergies
from ..chart_letters import drugs_by_letters
from ..evidence import Evidence
from ..stamps import written_on
from ..units import Unit, unit_of
from .in_use import goes_on, is_given_once, is_in_use_there, is_of_the_moment
from .mentioned import medicines_of
from .told import KeyFact, Told

_TAKEN = re.compile(
    r"\b(?:tak(?:e|es|ing)|on|using|uses|start\w*|prescrib\w*|continu\w*|increas\w*|decreas\w*|refill\w*|add|stay"
    r"|give|put|order\w*"
    r"|still|keep|switch\w*|medications?|meds?)\b|(?:\A|[.,;:] |\b(?:and|then) )use\b",
    re.IGNORECASE,
)
_FORM = frozenset(
    normal_words(
        "oral tablet capsule solution injection injectable inhaler actuat dose metered dry powder extended release"
        " hr hour day"
        " prefilled syringe patch transdermal system cream ointment gel suspension spray nasal ophthalmic topical"
        " vaginal ring"
        " pack auto injector pen kit film coated chewable mg ml mcg ug g unit units meq acetate hydrochloride"
        " sodium sulfate"
        " maleate tartrate succinate hcl per"
    )
)
"""Words of a product's name that do not say which drug it is."""
_LISTED, _DOSED, _SAID_TO_BE_TAKEN, _MENTIONED = range(4)
"""How sure it is that a drug is in use: listed, given with a dose, said to be taken, or only mentioned."""

_PLACES = 4
"""Places of a medicine that are cited besides its surest, the last of the record."""

_Known = dict[str, tuple[int, Unit, frozenset[str]]]


def medications(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Every medication in use, once, at its surest place."""
    surest: _Known = {}
    places = _places(evidence)
    ends = _ends(evidence)
    allergens = frozenset(m.ingredient for a in recorded_allergies(evidence) for m in find_drugs(a.allergen))
    for order, name, unit, words in _active(evidence):
        if _has_ended(name, unit, ends, evidence) or (order == _MENTIONED and name in allergens):
            continue
        if name not in surest or order < surest[name][0]:
            surest[name] = (order, unit, words)
    for name, (order, unit, words) in surest.items():
        severity: Severity = "review" if order < _MENTIONED else "note"
        carried = f"#{name}" in told.words or (bool(words) and told.has_most(words))
        if order == _MENTIONED and not evidence.is_spoken(unit):
            continue  # notes name what was given once, and what was thought of, as shortly as what is taken
        written = drug_as_written(name, unit.words)
        message = f"the medication {written} is missing"
        others = tuple(one for one in places[name] if one is not unit)[-_PLACES:]
        yield KeyFact("omitted_medication", severity, order, message, unit, carried, written, others)


def _places(evidence: Evidence) -> dict[str, list[Unit]]:
    """Where notes name each medicine: who adds it to the draft reads why it was begun, changed or stopped."""
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in evidence.units:
        by_letters = {one.ingredient for one in drugs_by_letters(unit.words)}
        for name in unit.drugs | by_letters | drugs_of_groups(unit.words) if not unit.of_image else ():
            found[name].append(unit)
    return found


def _ends(evidence: Evidence) -> dict[str, str]:
    """The day of the latest source that says of a drug that it was stopped."""
    found: dict[str, str] = {}
    for unit in evidence.units:
        for name in stopped_drugs(unit.words) if unit.drugs else ():
            found[name] = max(found.get(name, ""), _day(unit, evidence))
    return found


def _has_ended(name: str, unit: Unit, ends: dict[str, str], evidence: Evidence) -> bool:
    day = _day(unit, evidence)
    return bool(day) and ends.get(name, "") > day


def _day(unit: Unit, evidence: Evidence) -> str:
    return written_on(evidence, unit)[:10]


def _active(evidence: Evidence) -> Iterator[tuple[int, str, Unit, frozenset[str]]]:
    for document, fact in evidence.facts:
        if fact.kind == "medication" and is_in_use(fact):
            yield from _of_fact(fact, unit_of(document, fact))
    for unit in evidence.units:
        if (
            unit.drugs
            and evidence.is_prose(unit)
            and unit.section != "stopped_medications"
            and not tells_allergies(unit)
        ):
            yield from _of_sentence(unit)


def _of_fact(fact: Fact, unit: Unit) -> Iterator[tuple[int, str, Unit, frozenset[str]]]:
    """By ingredient; a product that the lexicon does not know by the words of its name."""
    known = find_drugs(fact.name)
    for mention in known:
        yield _LISTED, mention.ingredient, unit, frozenset()
    words = {word for word in normal_words(fact.name) if word not in _FORM and not word[0].isdigit() and len(word) > 1}
    if not known and words:
        yield _LISTED, fact.name, unit, frozenset(words)


def _of_sentence(unit: Unit) -> Iterator[tuple[int, str, Unit, frozenset[str]]]:
    for mention in medicines_of(unit):
        if not is_in_use_there(unit, mention):
            continue
        if is_of_the_moment(unit.words, mention):
            order = _MENTIONED
        elif unit.section in ("medications", "discharge_medications"):
            order = _LISTED
        elif is_given_once(unit):
            order = _MENTIONED
        elif any(quantity.kind in ("dose", "frequency") for quantity in unit.quantities):
            order = _DOSED
        else:
            order = _SAID_TO_BE_TAKEN if _TAKEN.search(unit.words) or goes_on(unit) else _MENTIONED
        yield order, mention.ingredient, unit, frozenset()
