"""Numbers that no single place of the record has: they are put together, or stand in another unit."""

import math
import re
from collections.abc import Iterator, Sequence

from wardround.tools.quantities import Mention, find_quantities

from ..evidence import Evidence
from ..units import Unit
from .reckoned import reckoned

_SYSTOLIC = re.compile(r"\bsystolic\b", re.IGNORECASE)
_SO_MANY_OF = re.compile(r"(?<![\w.])(?P<count>\d{1,3}) ?[x×] ?(?:[a-z][\w-]* ){0,3}\Z", re.IGNORECASE)
"""Before a strength: `32 x codeine 30 mg`."""
_SO_MANY = re.compile(
    r" ?[x×] ?(?P<count>\d{1,2})(?![\w./-]| ?(?:days?|d|weeks?|wks?|months?|hours?|hrs?|h|min\w*)\b)", re.IGNORECASE
)
"""Behind one: `lanthanum 500 x2 TDS`, and not `x 3 days`."""
_DIASTOLIC = re.compile(r"\bdiastolic\b", re.IGNORECASE)


def pieced(unit: Unit, evidence: Evidence) -> Iterator[Mention]:
    """The numbers that a unit gives together with others, or in the other unit of its analyte."""
    yield from _products(unit.quantities)
    yield from _so_many(unit)
    yield from reckoned(unit, evidence)
    yield from _cut_in_two(unit, evidence)
    yield from _pressure_in_two(unit, evidence)
    yield from _in_other_unit(unit, evidence)


def _products(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """`two 500 mg tablets`, `500 mg, 2 tablets`: the whole dose."""
    counts = [
        m.value[0] for m in mentions if m.unit == "tablet" or (m.kind == "number" and m.value[0] in (2.0, 3.0, 4.0))
    ]
    for mention in mentions:
        if mention.kind == "dose" and mention.unit != "tablet":
            for count in counts:
                yield mention._replace(value=tuple(value * count for value in mention.value))


def _so_many(unit: Unit) -> Iterator[Mention]:
    """`32 x codeine 30 mg`, `500 x2`: what so many of one strength come to."""
    for said in unit.quantities:
        if said.unit == "tablet" or said.kind not in ("dose", "number"):
            continue
        count = _SO_MANY.match(unit.words, said.end) or _SO_MANY_OF.search(unit.words, 0, said.start)
        if count:
            yield said._replace(value=tuple(value * float(count["count"]) for value in said.value))


def _cut_in_two(unit: Unit, evidence: Evidence) -> Iterator[Mention]:
    """A number at the unit's end whose decimals begin the next unit."""
    place = evidence.place(unit)
    if place is None or not unit.quantities or place + 1 >= len(evidence.units):
        return
    after = evidence.units[place + 1]
    last = unit.quantities[-1]
    if after.source_id != unit.source_id or not after.quantities or after.quantities[0].start > 0:
        return
    first = after.quantities[0]
    if first.kind == "date" or last.value[-1] != int(last.value[-1]):  # a line of its own, or its decimals are there
        return
    if last.kind in ("number", "measure") and not last.unit and re.fullmatch(r"\s*\.?\s*", unit.words[last.end :]):
        digits = "".join(f"{value:g}" for value in first.value)
        if digits.isdigit():
            yield last._replace(value=(float(f"{int(last.value[-1])}.{digits}"),), kind=first.kind, unit=first.unit)


def _pressure_in_two(unit: Unit, evidence: Evidence) -> Iterator[Mention]:
    """A systolic result with the diastolic one beside it: structured records have one blood pressure in two."""
    if not _SYSTOLIC.search(unit.words):
        return
    for near in evidence.around(unit):
        if near is not unit and _DIASTOLIC.search(near.words):
            high, low = (next((m for m in u.quantities if m.unit == "mmhg"), None) for u in (unit, near))
            if high and low:
                yield high._replace(kind="pressure", value=(high.value[0], low.value[0]))


def _in_other_unit(unit: Unit, evidence: Evidence) -> Iterator[Mention]:
    """A result's number in the other unit of its analyte, also rounded to two, three and four digits as people do."""
    place = (unit.source_id, unit.start, unit.end)
    for quantity, other in evidence.conversions.get(place, ()):
        form = find_quantities(f"{other.value:.6f} {other.unit}")
        if other.value and len(form) == 1 and form[0].unit:
            values = (other.value, *_rounded(other.value))
            own = (m for m in unit.quantities if m.kind == "measure" and m.value == (quantity.value,))
            yield from (m._replace(value=values, unit=form[0].unit) for m in own)


def _rounded(value: float) -> Iterator[float]:
    """Whole numbers keep all their digits."""
    least = max(0, 1 - math.floor(math.log10(abs(value))))
    return (round(value, least + more) for more in range(3))
