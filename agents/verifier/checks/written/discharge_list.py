"""The medicines of discharge: what is told as taken home against the record's last list, with its doses and what is new on it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.quantities import Mention
from wardround.tools.terms import drug_parts, find_drugs, find_groups

from ...amounts import Amount, dimension, drug_of, in_base, is_same, recorded_amounts
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...medicines import short_names_in
from ...stretches import first_line, line_end, line_start
from ...units import Unit
from .courses import courses_in
from .former import FORMER
from .home_lists import is_item_to_take, titled_lists
from .listed import listed_in

_TAKEN_HOME = re.compile(
    r"\b(?:discharged (?:home )?(?:on|with)|sent home (?:on|with)|went home (?:on|with)|home on|discharge dose(?: of)?|prescribed (?:at|on) discharge)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\A\W*(?:TTOs?|TTAs?|TAKE|NEW med\w+|d/?c (?:meds?|medic\w+|rx|on)|discharge (?:meds?|medic\w+|rx|prescri\w+|dose)|discharged (?:home )?(?:on|with)|home on)\b"
    r"|\b(?:TTOs?|TTAs?|discharge dose|(?:discharge|d/c) (?:meds?|medic\w+))\b",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\b(?:discharged?|d/c|dc|after visit|avs|tt[oa]s?)\b|\A\W*home\b(?! med|:)", re.IGNORECASE)
_FIRST_LINE = 90
"""Characters of a document's title that are looked through."""
_OTHERS_TOO = re.compile(
    r"\b(?:usual|home|regular|other|all|rest of|previous|prior|same|pre-?admission) (?:\w+ )?(?:meds?|medic\w+|drugs?|tablets)\b|\bmeds? (?:unchanged|as before|otherwise)|\bsee (?:the )?(?:list|med)|\bas per\b|\bno (?:other )?changes?\b",
    re.IGNORECASE,
)
"""A list that does not name all."""
_AT_HOME = re.compile(
    r"\b(?:home meds?|meds? at home|home medic\w+|dhx?|drug history|regular meds?|usual meds?|(?:meds?|medic\w+) on admission|outpatient meds?|pta meds?|prior to admission|takes|pre-?admission)\b",
    re.IGNORECASE,
)
_NEW = re.compile(r"\((?:new|started|new medication)\)|[-–—,:]\s*new\b(?! dose)|\bNEW\b(?! dose)")
_NOT_NEW = re.compile(r"\b(?:dose|increas\w+|chang\w+|reduc\w+|brand|formulation)\b", re.IGNORECASE)
_LEAST = 2
"""Medicines that make a list."""
_NEAR = 15
"""Characters between a dose and how often it is taken."""


class _List(NamedTuple):
    """Where the record lists what the patient takes home."""

    units: tuple[Unit, ...]
    drugs: frozenset[str]
    is_whole: bool
    """Whether nothing says that others are taken too."""


def medicines_are_taken_home(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine of discharge that the record's list of discharge does not have, or has in another dose or as none new."""
    home, text = _list_of(context.evidence), context.claim.text
    for drug in sorted(_taken_home(context)):
        others = _without(context.evidence, home, drug)
        if others:
            message = f"the claim has {drug} among the medicines of discharge; the record's list does not"
            yield Signal("written_course", 1.0, "temporality_mismatch", message, others)
        yield from _dose(context, home, drug)
    drugs = {one.ingredient for one in find_drugs(text)}
    if len(drugs) == 1 and _NEW.search(text) and not _NOT_NEW.search(text):
        known = [unit for unit in _at_home(context.evidence) if drugs & unit.drugs]
        if known and not any(drugs & unit.drugs and _is_new_there(unit, min(drugs)) for unit in context.evidence.units):
            message = f"the claim has {min(drugs)} as new; the record among those of home"
            yield Signal("written_course", 1.0, "temporality_mismatch", message, tuple(known[:1]))


def _taken_home(context: ClaimInContext) -> frozenset[str]:
    text = context.claim.text
    begin = _TAKEN_HOME.search(text)
    named = {one.ingredient for one in find_drugs(text) if begin and one.start >= begin.end()}
    is_other = re.search(r"\b(?:stopp\w+|held|not|without|no longer|discontinu\w+|instead|completed)\b", text)
    is_listed = "discharge" in f"{context.claim.section} {text[:40]}".casefold()
    return frozenset() if is_other else frozenset(named) | (listed_in(context.claim) if is_listed else frozenset())


def _without(evidence: Evidence, home: _List, drug: str) -> tuple[Unit, ...]:
    """Where a medicine stands that is nowhere on a whole list of discharge and none of home; empty where it may be on it."""
    same = {drug, *drug_parts(drug)}
    listed = {
        part for one in home.drugs for part in (one, *drug_parts(one), *one.split())
    }  # `insulin` of insulin lispro
    if not home.is_whole or listed & {*same, *drug.split()}:
        return ()
    if any(
        same & unit.drugs or any(True for _ in short_names_in(drug, unit.words))
        for unit in (*_at_home(evidence), *home.units)
    ):
        return ()
    if any(
        _goes_on(unit, same)
        for unit in evidence.naming(drug)
        if any(one.source_id == unit.source_id for one in home.units)
    ):
        return ()
    grouped = {member for unit in home.units for group in find_groups(unit.words) for member in group.members}
    return () if same & grouped else tuple(evidence.naming(drug))[:1]


def _goes_on(unit: Unit, same: set[str]) -> bool:
    """Whether a chart that marks what goes home has a medicine too, with its end to come or none: `-> PO 500mg bd, END 17/6`."""
    ended = any(one.drug in same and one.course in ("ended", "never") for one in courses_in(unit.words))
    return bool(unit.quantities) and not ended and ";" in unit.words


def _dose(context: ClaimInContext, home: _List, drug: str) -> Iterator[Signal]:
    """A dose of discharge that the list does not give, where another place of the record does."""
    text = context.claim.text
    amounts = [one for one in recorded_amounts(context.evidence) if one.drug == drug]
    listed = [one for one in amounts if one.said.kind == "dose" and any(one.unit is unit for unit in home.units)]
    for said in context.quantities:
        if said.kind != "dose" or len(said.value) != 1 or drug_of(text, said) != drug:
            continue
        if FORMER.search(text, 0, said.start):  # `3 mg, reduced from his usual 4 mg`
            continue
        there = [one for one in listed if dimension(one.said) == dimension(said)]
        elsewhere = any(_is(said, one.said) for one in amounts if one not in listed)
        if there and elsewhere and not any(_may_be(said, one) for one in there):
            words, dose = text[said.start : said.end], there[0].unit.words[there[0].said.start : there[0].said.end]
            message = f"the claim gives “{words}” of {drug} at discharge; the record's list {dose}"
            yield Signal("written_former", 1.0, "dose_mismatch", message, (there[0].unit,), words=words)


def _is(said: Mention, told: Mention) -> bool:
    """Whether it is the dose, which charts write without its unit too: `hydralazine 25 TID`."""
    if told.kind == "number" and not told.unit:
        told = said._replace(value=told.value)
    return dimension(said) == dimension(told) and is_same(in_base(said)[0], in_base(told)[-1], ("mg", "g"))


def _may_be(said: Mention, told: Amount) -> bool:
    """Whether it is a dose, one of its range, or all that is taken in a day."""
    near = (one for one in told.unit.quantities if one.kind == "frequency" and 0 <= one.start - told.said.end <= _NEAR)
    times = {1.0, *next((one.value for one in near), ())}
    return any(is_same(in_base(said)[0], one * often, ("mg", "g")) for one in in_base(told.said) for often in times)


def _is_new_there(unit: Unit, drug: str) -> bool:
    behind = [unit.words[one.end : one.end + 60] for one in find_drugs(unit.words) if one.ingredient == drug]
    return any(re.match(r"[^,;|\n]*\b(?:new|started)\b", words, re.IGNORECASE) for words in behind)


@lru_cache(maxsize=8)
def _at_home(evidence: Evidence) -> tuple[Unit, ...]:
    """Where the record lists what was taken before admission."""
    return tuple(unit for unit in evidence.units if unit.drugs and (_AT_HOME.search(_up_to(unit)) or _is_an_item(unit)))


def _up_to(unit: Unit) -> str:
    """Its line up to its end, with the heading above it."""
    begin = line_start(unit.text, unit.start)
    return f"{unit.labelled} {unit.text[begin : unit.end]}"


def _is_an_item(unit: Unit) -> bool:
    """Whether it is one of a list of medicines, each on its line."""
    begin = line_start(unit.text, unit.start)
    named = find_drugs(unit.text[begin : line_end(unit.text, unit.end)])
    return (
        unit.section == "medications"
        and len(named) == 1
        and not unit.text[begin : begin + named[0].start].strip("-*•– ")
    )


@lru_cache(maxsize=8)
def _list_of(evidence: Evidence) -> _List:
    titled = tuple(
        unit
        for unit in evidence.units
        if unit.section == "discharge_medications" or _LIST.search(unit.labelled) or is_item_to_take(evidence, unit)
    )
    ends = {
        document.id for document in evidence.case.documents if _HEAD.search(first_line(document.text)[:_FIRST_LINE])
    }
    headed = tuple(unit for unit in evidence.units if unit.source_id in ends)
    told = {unit.source_id for unit in titled}  # of whose documents the rest is of another time
    units = (*titled, *(unit for unit in headed if unit.source_id not in told))
    drugs = frozenset(drug for unit in units for drug in unit.drugs)
    listing = titled_lists(evidence)
    whole = (*units, *(unit for unit in evidence.units if unit.source_id in listing))
    is_open = any(_OTHERS_TOO.search(unit.words) for unit in whole)
    return _List(titled or headed, drugs, is_whole=len(drugs) >= _LEAST and not is_open)
