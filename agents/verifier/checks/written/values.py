"""A result's own number: `bilirubin peaked at 9.2`, where no value of the record is that."""

import re
from collections.abc import Iterator, Sequence

from ...amounts import is_bound, is_called_bound
from ...check import ClaimInContext, Signal
from ...levels import NAMED
from ...units import unit_of
from .results import (
    VALUE,
    Reading,
    is_same_value,
    is_written_so,
    labels_of,
    may_be_in,
    name_of_result,
    names_in,
    number,
    readings,
    values_after,
)
from .short import keys_in

_OF = re.compile(r"(?:\s+(?:at|of|with|to|a|value|level|about|around|only|peaking))*\s+", re.IGNORECASE)
_PEAK = re.compile(r"\bpeak(?:ed|ing)?\b(?: \w+)? (?:at|of)\b|\bmaximum\b|\bhighest\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:if|target|goal|aim\w*|should|until|threshold|range)\b|[<>≤≥]", re.IGNORECASE)
_BEYOND = re.compile(rf"(?:\s+(?:level|count|was|is|at|of))*[\s:]*(?P<sign>[<>≤≥])\s*{VALUE.pattern}", re.IGNORECASE)
_FEVER = re.compile(r"\bfevers?\b|\bfebrile\b|pyrexi", re.IGNORECASE)
_UNIT = 5.0
"""How many times another a value is, at least, that may be in another unit."""
_OF_MANY = frozenset({"weight", "height", "pain level", "glucose"})
"""Measured so often, or of so many, that no record holds every value."""


def values_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a value of something measured that none of its values in written records is, and a peak below another of them."""
    text = context.claim.text
    if _OPEN.search(text):
        return
    for name, said, written in _told(text):
        if name in _OF_MANY or any(said in one.value and is_called_bound(text, one) for one in context.quantities):
            continue
        told = in_its_unit(context, name, said)
        is_had = any(is_written_so(name, written, one.value) for one in told)
        if not is_had and told and not stands_beside(context, name, said):
            yield _signal(name, written, told)
        elif is_had and _is_the_peak(text, written) and any(one.value > said * 1.01 for one in told):
            yield _signal(name, f"peak of {written}", told)


def in_its_unit(context: ClaimInContext, name: str, said: float) -> list[Reading]:
    """The record's values in the unit of the claim's; none where all are so far from it that they may be in another.

    mg/dL beside µmol/L: `numbers` converts.
    """
    units = {one.unit for one in context.quantities if said in one.value} or {""}
    recorded = readings(context.evidence).get(name, [])
    told = [one for one in recorded if any(may_be_in(one, unit) for unit in units)]
    is_close = any(said / _UNIT < one.value < said * _UNIT or is_same_value(name, said, one.value) for one in told)
    return told if is_close else []


def values_are_from_somewhere(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a value of something measured that no record names, where the number is of other structured results."""
    text, evidence = context.claim.text, context.evidence
    if _OPEN.search(text):
        return
    owners = {(d.id, fact.start): fact.name for d, fact in evidence.facts if fact.kind == "result"}
    for name, _, cell in values_after(text, ""):
        units = evidence.numbers.get(cell.value, ())
        others = [owners.get((unit.source_id, unit.start), "") for unit in units]
        if not others or not all(map(names_in, others)) or name in readings(evidence):
            continue
        if any(_may_name(owner, name) for owner in owners.values()):
            continue
        if not any(one.name == name for unit in evidence.units for one in names_in(unit.words)):
            message = f"no record names {name}; {cell.value:g} is of {others[0]}"
            yield Signal("written_nowhere", 1.0, "unsupported", message, tuple(units[:1]), words=f"{cell.value:g}")


def _may_name(owner: str, name: str) -> bool:
    """Whether a result's long name may be the claim's short one: `Low Density Lipoprotein Cholesterol`, `LDL`."""
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", owner.casefold()))
    return name.replace(" ", "")[:3] in initials or bool(keys_in(owner) & keys_in(name))


def bounds_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a result told as more than a value of which the record has less, or the reverse: `>20` of `<20`."""
    text, evidence = context.claim.text, context.evidence
    for name in names_in(text, labels_of(evidence)):
        if said := _BEYOND.match(text, name.end):
            sign, value = said["sign"][0].replace("≤", "<").replace("≥", ">"), number(said["value"])
            facts = [(d, f) for d, f in evidence.facts if f.quantity and name_of_result(f.name) == name.name]
            same = [(d, f) for d, f in facts if f.quantity and f.quantity.comparator and f.quantity.value == value]
            signs = {(f.quantity.comparator or "")[0] for _, f in same if f.quantity}
            if signs and sign not in signs:
                against = tuple(unit_of(document, fact) for document, fact in same[:2])
                message = f"the claim has {name.name} {sign}{value:g}; the record has {min(signs)}{value:g}"
                yield Signal("written_value", 1.0, "number_mismatch", message, against, words=said[0].strip())


def _is_the_peak(text: str, written: str) -> bool:
    """Whether a value is the one called highest: `peaked at 61 before falling to 39` calls 61 so."""
    peak = _PEAK.search(text)
    behind = VALUE.search(text, peak.end()) if peak else None
    return bool(peak) and (behind is None or number(behind["value"]) == float(written.replace(",", "")))


def _told(text: str) -> Iterator[tuple[str, float, str]]:
    """Values with what they are of, as the claim writes them: after a name, or after a condition named for one."""
    for name, _, cell in values_after(text, ""):
        yield name, cell.value, f"{cell.value:g}"
    for (name, _), match in NAMED.find(text):
        lead = _OF.match(text, match.end())
        value = VALUE.match(text, lead.end()) if lead else None
        if value and not re.match(r"\s*(?:days?|weeks?|hours?|months?|years?|mg|/)\b", text[value.end("value") :]):
            yield name, number(value["value"]), value["value"]


def stands_beside(context: ClaimInContext, name: str, said: float) -> bool:
    """Whether a sentence that names it has the number: the value was perhaps not read."""
    for unit in context.evidence.numbers.get(said, ()):
        if all(is_bound(unit.words, one) for one in unit.quantities if said in one.value):
            continue
        owners = {other for other, _, cell in values_after(unit.words, "") if cell.value == said}
        is_named = any(one.name == name for one in names_in(unit.words))
        is_called = name == "temperature" and _FEVER.search(unit.words)
        if name in owners or (not owners and (is_named or is_called)):
            return True
    return False


def _signal(name: str, said: str, told: Sequence[Reading]) -> Signal:
    values = ", ".join(f"{one.value:g}" for one in told[:6])
    message = f"the claim has {name} {said}; its values are {values}"
    return Signal("written_value", 1.0, "number_mismatch", message, tuple(one.unit for one in told[:2]))
