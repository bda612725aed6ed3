"""By how much a weight changed: `lost 12 kg`, where written records tell of another loss and no two weights differ by that."""

import re
from collections.abc import Iterator
from itertools import combinations

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import kin_in
from ...units import Unit
from .readings import readings

_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|over|approximately|approx|a total of|another|more than|just)\s+|~\s?)*"
_BY = rf"{_ABOUT}(?P<by>\d+(?:\.\d+)?)\s?kg\b"
_CHANGE = re.compile(
    r"\b(?:lost|loss(?: of)?|shed|gained|gain(?: of)?|put on|down(?: by)?|up(?: by)?|(?:dropped|fell|fallen|risen|rose|changed) by)"
    rf"\s*:?\s*{_BY}|(?P<first>\d+(?:\.\d+)?)\s?kg (?:(?:weight|wt) )?(?:loss|gain|down|lost|gained)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?P<a>\d{2,3}(?:\.\d)?)\s?(?:kg)?\s?(?:->|→|to)\s?(?P<b>\d{2,3}(?:\.\d)?)\s?kg|\b(?:weight|wt)\w*\D{0,10}(?P<c>\d{2,3}(?:\.\d)?)"
    r"\s?(?:->|→)\s?(?P<d>\d{2,3}(?:\.\d)?)",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:if|should|target|goal|aim\w*|until|expected|hop\w+)\b", re.IGNORECASE)
_ROUNDED, _LEAST = 0.12, 0.6
"""Share of a change, and kg, by which one that is told may be rounded."""


def weight_changed_as_told(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a change of weight that no change in written records is, where they tell of one."""
    text = context.claim.text
    if not context.is_checkable or not context.evidence.is_all_written or _OPEN.search(text) or kin_in(text):
        return
    told = [(value, unit) for unit in context.evidence.units for value in _changes(unit.words)]
    for said in _changes(text):
        known = [*(value for value, _ in told), *_differences(context.evidence)]
        if told and not any(abs(said - one) <= max(_LEAST, _ROUNDED * said) for one in known):
            yield _signal(said, told)


def _changes(text: str) -> Iterator[float]:
    """By how many kg weights changed, as a text says it or by the two weights that it names."""
    yield from (float(match["by"] or match["first"]) for match in _CHANGE.finditer(text))
    for match in _PAIR.finditer(text):
        yield abs(float(match["a"] or match["c"]) - float(match["b"] or match["d"]))


def _differences(evidence: Evidence) -> Iterator[float]:
    """What any two weights of the record differ by."""
    values = {one.value for one in readings(evidence).get("weight", ())}
    yield from (abs(one - other) for one, other in combinations(values, 2))


def _signal(said: float, told: list[tuple[float, Unit]]) -> Signal:
    message = f"the claim has a weight change by {said:g} kg; the record by {told[0][0]:g}"
    return Signal("written_value", 1.0, "number_mismatch", message, (told[0][1],))
