"""A result told as above or below a number: `LDL above 100 mg/dL`, where every value of it that the record has is lower."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...amounts import is_bound
from ...check import ClaimInContext, Signal
from ...stretches import around
from .results import VALUE, Reading, labels_of, names_in, number, readings
from .values import in_its_unit

_BOUND = re.compile(
    r"\b(?:(?P<above>above|over|greater than|more than|higher than|exceed(?:ed|s|ing))"
    r"|(?P<below>below|under|less than|lower than|short of))\s+(?:(?:about|the|a|an|level|value|of|target|threshold)\s+)*"
    rf"{VALUE.pattern}",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:keep|keeping|maintain\w*|hold|range|cut-?off|upper|lower|limits?|ULN|never|not|no|n['’]t|without|avoid\w*|times|fold"
    r"|years?|months?|weeks?|days?|hours?|age)\b|%?\s*(?:change|loss)",
    re.IGNORECASE,
)
"""In its clause: a bound that is denied, counted or kept, and no value of a result."""
_TO_COME = re.compile(
    r"\b(?:if|when|once|unless|until|till|whether|for an?|aim\w*|goal|target|should|would|will|call|ring|contact|go to|seek|return"
    r"|requir\w*|need\w*|criteri\w*|threshold|planned|trigger\w*)\b",
    re.IGNORECASE,
)
"""In the sentence: what is to be done at such a value."""
_ENDS = re.compile(r"[;.](?!\d)|,(?!\d)|\b(?:and|but|while|whereas|with)\b", re.IGNORECASE)
_SIGN = re.compile(r"[<>≤≥]=?\s*\d?\Z")
_NEAR = 60
"""Characters between a result's name and the bound."""


class _Bound(NamedTuple):
    name: str
    is_above: bool
    value: float
    words: str


def values_are_beyond(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a result that is told as above or below a number where no value of the record is."""
    for bound in _bounds(context):
        told = [one for one in in_its_unit(context, bound.name, bound.value) if one.value]
        if told and not any(_is_beyond(one, bound) for one in told) and not _is_told_so(context, bound):
            values = ", ".join(f"{one.value:g}" for one in told[:6])
            message = f"the claim has {bound.name} {bound.words}; its values are {values}"
            units = tuple(one.unit for one in told[:2])
            yield Signal("written_value", 1.0, "number_mismatch", message, units, words=bound.words)


def bounds_told(text: str) -> frozenset[float]:
    """The numbers that a text calls bounds: `LDL above 100` has no value of 100."""
    return frozenset(number(match["value"]) for match in _BOUND.finditer(text))


def _bounds(context: ClaimInContext) -> Iterator[_Bound]:
    """The bounds of a claim, each of the result that is named right before it in its clause."""
    text, labels = context.claim.text, labels_of(context.evidence)
    for match in () if _TO_COME.search(text) else _BOUND.finditer(text):
        begin, end = around(_ENDS, text, match.start(), match.end())
        names = [one for one in names_in(text, labels) if begin <= one.start and one.end <= match.start()]
        if not names or match.start() - names[-1].end > _NEAR or _OPEN.search(text[begin:end]):
            continue
        if names[-1].name in readings(context.evidence):
            yield _Bound(names[-1].name, match["above"] is not None, number(match["value"]), match.group().strip())


def _is_told_so(context: ClaimInContext, bound: _Bound) -> bool:
    """Whether the record itself has that bound of it, and not as the limit of what is normal: `HR <70`."""
    return any(
        bound.value in one.value
        and _SIGN.search(unit.words, 0, one.start + 1)
        and not is_bound(unit.words, one)
        and any(name.name == bound.name for name in names_in(unit.words))
        for unit in context.evidence.numbers.get(bound.value, ())
        for one in unit.quantities
    )


def _is_beyond(one: Reading, bound: _Bound) -> bool:
    """Whether a value is beyond, or is the bound: `>8.0` may be above 8."""
    return one.value >= bound.value if bound.is_above else one.value <= bound.value
