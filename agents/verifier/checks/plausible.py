"""Numbers that cannot be, whatever the record says."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from wardround.records import FlagCode
from wardround.tools.quantities import Mention

from ..amounts import measured_by
from ..check import ClaimInContext, Signal
from .written.results import readings

_SCORED = re.compile(r"\b(?:scores?|scored|scale|questionnaire|index|inventory|points?)\b[^.;]{0,30}\Z", re.IGNORECASE)
"""`symptom score 34/132` is out of 132."""
_TYPES = re.compile(r"\btype\s+(?:[3-9]|\d\d+|three|four|five|six|seven|eight|nine|ten)\s+diabetes", re.IGNORECASE)
_QUADRANTS = re.compile(
    r"\b(?:all|each of) (?P<n>\d+|two|three|five|six|seven|eight|nine|ten) quadrants", re.IGNORECASE
)
_ORIENTED = re.compile(
    r"\boriented(?: to person)? ?(?:x|×|times) ?(?:[5-9]|\d\d+|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)
"""To person, place, time and situation."""
_RANGE = re.compile(r"\d\s*(?:-|–|to|or)\s*\d|[a-z]\s+to\s+[a-z]", re.IGNORECASE)
_SCALES = (5.0, 6.0)
"""Muscle strength and murmurs; pain of eleven out of ten is said in earnest."""
_MOST_SAID = 10.0
"""`6 of 5` is a slip; `18/5` are the two pressures of a ventilator."""
_OUT_OF = {
    "pain level": {5.0, 10.0, 100.0},
    "murmur": {6.0},
    "strength": {5.0},
    "glasgow coma scale": {15.0},
}
"""What scales end at."""
_MARKER = re.compile(r"\bCA[ -]?$")
"""`CA 19-9`."""
_FALLING = re.compile(r"\s*(?:-|–|to)\s*")
_NO_RANGE = re.compile(r"\d-0\b|\d+-0\d+|\d+-\d{4,}|\d{4,}-\d{3,}|[\w-]+?[ -]to[ -](?:one|1)\b", re.IGNORECASE)
"""`5-0 nylon`, the number of a hospital or a telephone, `two to one nursing`."""
_SPACED = re.compile(
    r"\A(?:every|each|q)|(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve))[ -]?(?:hour|w(?:ee)?k|mo?n?th|year)ly\Z",
    re.IGNORECASE,
)
"""`every 6 to 8 weeks`, `6-8 weekly`: what lies between two; `two to three times weekly` is how many."""
_CHANGES = re.compile(r"\b(?:from|\w*creas\w+|reduc\w+|taper\w*|dropp?\w*|down|went|chang\w+|wean\w*)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:(?:respiratory|heart|pulse) rate|respirations|oxygen saturation|ejection fraction|RR|HR)(?: (?:is|was|of|at|today|now))*:? \Z",
    re.IGNORECASE,
)
"""Right before a bare number, which is of nothing else then."""
_BREATHED = re.compile(
    r"\s*(?:inspired |supplement\w+ |inhaled |humidified )?(?:oxygen|o2|fio2|venturi|face ?mask)\b", re.IGNORECASE
)
"""`89% on 28% oxygen`: what is breathed in."""
_AHEAD = 20
"""Years from today in which something may be planned."""
_BOUNDS = {
    "oxygen saturation": (40.0, 100.0),
    "hemoglobin a1c": (3.0, 20.0),
    "heart rate": (20.0, 300.0),
    "respiratory rate": (4.0, 80.0),
    "ejection fraction": (5.0, 90.0),
}
"""Beyond what is seen in anybody alive."""


def numbers_are_possible(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a range that falls, a systolic pressure under the diastolic, 6 of 5 in strength, pain of 3 out of 7, type 4 diabetes, oriented times six."""
    text = context.claim.text
    for said in context.quantities:
        if _is_impossible(text, said):
            yield _signal(text[said.start : said.end], said)
    for low, high in pairwise(context.quantities):
        falls = (
            not _MARKER.search(text, 0, low.start)
            and low.kind == high.kind == "number"
            and low.value[-1] >= high.value[0]
        )
        is_range = falls and _FALLING.fullmatch(text, low.end, high.start) and not _CHANGES.search(text, 0, low.start)
        is_range = is_range and not _NO_RANGE.fullmatch(text, low.start, high.end)
        if is_range and not _is_a_course(context, low, high):
            yield _signal(text[low.start : high.end], None)
    for pattern in (_TYPES, _QUADRANTS, _ORIENTED):
        for match in pattern.finditer(text):
            if match.groupdict().get("n") != "4":
                yield _signal(match.group(), None)


def _is_a_course(context: ClaimInContext, first: Mention, last: Mention) -> bool:
    """Whether the record has both as values of what is measured: `WBC 22.4 to 9.8`; talk tells of what a sentence before."""
    told = readings(context.evidence).get(measured_by(context.claim.text, first), ())
    both = {first.value[0], last.value[0]}
    is_spoken = not context.evidence.is_all_written and both <= context.evidence.numbers.keys()
    return is_spoken or both <= {one.value for one in told}


def _is_impossible(text: str, said: Mention) -> bool:
    """By kind: a year far ahead, a pressure upside down, a score out of the wrong scale, a range that falls, a value that nobody has."""
    low, high = said.value[0], said.value[-1]
    if said.kind == "date":
        return low > date.today().year + _AHEAD
    if said.kind == "pressure":
        return low <= high and not _SCORED.search(text, 0, said.start)
    if said.kind == "ratio":
        return (high in _SCALES and high < low <= _MOST_SAID) or high not in _OUT_OF.get(
            measured_by(text, said), {high}
        )
    words = text[said.start : said.end]
    if len(said.value) == 2 and said.kind in ("duration", "measure", "dose") and _RANGE.search(words):
        return low >= high and not _CHANGES.search(text, 0, said.start)
    if said.kind == "frequency" and len(said.value) == 2:
        return low == high or (low < high) == bool(_SPACED.search(words))
    if said.unit in ("", "%", "/min") and len(said.value) == 1 and not _BREATHED.match(text, said.end):
        bounds = _BOUNDS.get(measured_by(text, said))
        is_one = said.kind == "measure" or _NAMED.search(text, 0, said.start)
        return bounds is not None and bool(is_one) and not bounds[0] <= low <= bounds[1]
    return False


def _signal(words: str, said: Mention | None) -> Signal:
    code: FlagCode = "number_mismatch"
    if said is not None and said.kind in ("duration", "frequency", "dose"):
        code = "duration_mismatch" if said.kind == "duration" else "number_mismatch"
    return Signal("number_impossible", 1.0, code, f"“{words}” cannot be", words=words)
