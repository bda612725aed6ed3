"""By how much and which way a weight changed: `lost 12 kg`, where written records have another loss, or two weights of another difference."""

import re
from collections.abc import Iterator
from itertools import combinations

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import kin_in
from ...units import Unit
from .results import readings

_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|over|approximately|approx|a total of|another|more than|just)\s+|~\s?)*"
_BY = rf"{_ABOUT}(?P<by>\d+(?:\.\d+)?)\s?kg\b"
_LESS, _MORE = (
    r"lost|loss(?: of)?|shed|down(?: by)?|(?:dropped|fell|fallen|decreas\w+|reduc\w+) by",
    r"gained|gain(?: of)?|put on|up(?: by)?|(?:risen|rose|increas\w+) by",
)
_CHANGE = re.compile(
    rf"\b(?:(?P<less>{_LESS})|(?P<more>{_MORE})|changed by)\s*:?\s*{_BY}"
    r"|(?P<first>\d+(?:\.\d+)?)\s?kg (?:(?:weight|wt) )?(?:(?P<less_after>loss|down|lost)|gain|gained)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?P<a>\d{2,3}(?:\.\d)?)\s?(?:kg)?\s?(?:->|→|to)\s?(?P<b>\d{2,3}(?:\.\d)?)\s?kg|\b(?:weight|wt)\w*\D{0,10}(?P<c>\d{2,3}(?:\.\d)?)"
    r"\s?(?:->|→)\s?(?P<d>\d{2,3}(?:\.\d)?)",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:if|should|target|goal|aim\w*|until|expected|hop\w+)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:had|since|before|prior|preceding|previous\w*|past|last|recent\w*|months?|years?|history)\b", re.IGNORECASE
)
"""Of a change that may be older than the weights that the record has."""
_ROUNDED, _LEAST = 0.12, 0.6
"""Share of a change, and kg, by which one that is told may be rounded."""


def weight_changed_as_told(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a change of weight that no change in written records is, and no two of their weights come to."""
    text = context.claim.text
    if _OPEN.search(text) or kin_in(text):
        return
    told = context.evidence.each(_changes)
    weighed = list(_differences(context.evidence))
    for said in _changes(text):
        is_told = told or (weighed and not _EARLIER.search(text) and not _is_written(context.evidence, abs(said)))
        if is_told and not any(_may_be(said, one) for one, _ in (*told, *weighed)):
            yield _signal(said, *(told or weighed)[0])


def _changes(text: str) -> Iterator[float]:
    """By how many kg weights changed, as a text says it or by the two weights that it names; what was lost is below 0."""
    for match in _CHANGE.finditer(text):
        value = float(match["by"] or match["first"])
        yield -value if match["less"] or match["less_after"] else value
    for match in _PAIR.finditer(text):
        yield float(match["b"] or match["d"]) - float(match["a"] or match["c"])


def _differences(evidence: Evidence) -> Iterator[tuple[float, Unit]]:
    """What any two weights of the record differ by, in the order of time; both ways where they are of one day."""
    for one, other in combinations(readings(evidence).get("weight", ()), 2):
        if one.value != other.value:
            yield other.value - one.value, other.unit
            if one.day == other.day:
                yield one.value - other.value, other.unit


def _is_written(evidence: Evidence, value: float) -> bool:
    """Whether the record has so many kg of anything: of a change that is told in another way."""
    return any(
        one.unit == "kg" and value in one.value for unit in evidence.numbers.get(value, ()) for one in unit.quantities
    )


def _may_be(said: float, told: float) -> bool:
    return abs(said - told) <= max(_LEAST, _ROUNDED * abs(said))


def _signal(said: float, told: float, unit: Unit) -> Signal:
    message = f"the claim has a weight change by {said:+g} kg; the record by {told:+g}"
    return Signal("written_value", 1.0, "number_mismatch", message, (unit,))
