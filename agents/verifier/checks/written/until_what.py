"""Until what a medicine is taken or held: `for five days`, where written records have it go on `until INR >= 2`."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stretches import line_start
from ...units import Unit
from .days import days_of
from .medicines import in_full

Sort = Literal["a level", "a review", "a time"]
"""A value that must be reached, somebody who must have seen it or a test that must have been done, a day or a span."""

_UNTIL = re.compile(
    r"\b(?:until|till?|not before|once(?! (?:daily|an? |per |every |each |only|weekly|nightly|monthly|more))"
    r"|when(?! (?:required|needed|necessary|asked|she|he|they)\b)|pending)\b(?P<what>[^.;\n]{0,80}(?:\.\d[^.;\n]{0,60})?)",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:re-?start|resum|re-?commenc)\w*\b(?P<what>[^.;\n]{0,60})", re.IGNORECASE)
_FOR = re.compile(
    r"\bfor (?:a further |another |the next |a total of )?"
    r"(?P<what>(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen) (?:days?|weeks?|months?))\b(?! ago)",
    re.IGNORECASE,
)
_MEASURED = (
    r"INRs?|potassium|sodium|magnesium|h(?:a?)emoglobin|platelets?|plate?s?|plts?|creatinine|creat|Cr|eGFR|neutrophils?|neuts?|ANC|WCC|WBC"
    r"|CRP|(?:systolic |diastolic )?(?:BP|blood pressure)|SBP|MAP|sats?|saturations?|SpO2|glucose|sugars?|BMs?|ketones|temp(?:erature)?|QTc?"
    r"|levels?|lactate|bilirubin|ALT|LFTs|heart rate|pulse|HR|anti-?Xa|APTTr?|hematocrit|haematocrit|K|Na|Hb|Hgb|UOP|urine output"
)
_REACHED = (
    r"(?:[<>≥≤=]|below|above|under\b|over\b|at least|at most|less than|more than|greater than|in range|in the range|therapeutic"
    r"|normal\w*|recover\w*|stable|back (?:to|at)|or (?:above|below|more|less|over))"
)
_LEVEL = re.compile(rf"\b(?:{_MEASURED})\b[^.;,]{{0,30}}?{_REACHED}|\btherapeutic\b", re.IGNORECASE)
_REVIEW = re.compile(
    r"\b(?:review\w*|seen|see|clinic|appointment|appt|OPD|f/u|follow[- ]?up|consultant|specialist|team|gp|md|cardiolog\w+|cards|neurolog\w+"
    r"|ha?ematolog\w+|haem|nephrolog\w+|renal|endocrin\w+|surgeons?|pharm\w*|psychiatr\w+|advice|advised|decides?|discuss\w*|told|says?|agreed?"
    r"|scan|CT|MRI|echo|ultrasound|USS|x-?ray|biopsy|endoscop\w+|colonoscop\w+|OGD|cultures?|results?|operation|surgery|procedure|test\w*|bloods?"
    r"|check\w*|discharge\w*|home)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?<![\d/])\d+ ?/ ?(?:7|52|12)\b|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen)[ -]?(?:d|days?|wks?|weeks?|mths?|months?)\b"
    r"(?! (?:running|in a row|consecutive\w*|apart))|\btomorrow\b|\btonight\b|\btoday\b",
    re.IGNORECASE,
)
_CONSECUTIVE = re.compile(r"\bconsecutive (?:days?|results?|readings?|INRs?)\b|\bx ?\d+\b", re.IGNORECASE)
_STOP = re.compile(r"[;\n]|\.(?!\d)")


class _End(NamedTuple):
    """What must come before a medicine ends or begins again."""

    sorts: frozenset[Sort]
    words: str


def conditions_are_of_their_sort(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine that goes on or waits until a time or a level where written records only have a level, or a review, for it."""
    for drug, said in _ends_in(context.claim.text, context.evidence):
        told = _recorded(context.evidence, drug)
        known = frozenset().union(*(one.sorts for one, _ in told))
        if told and _is_another(said.sorts, known):
            message = f"the claim has {drug} “{said.words.strip()}”; the record “{told[-1][0].words.strip()}”"
            yield Signal("written_until", 1.0, "duration_mismatch", message, (told[-1][1],), words=said.words.strip())
            return


def _is_another(said: frozenset[Sort], known: frozenset[Sort]) -> bool:
    """A review may be on a day that the record names, so that a time and a review may be one; a level is neither."""
    if not said or not known or said & known:
        return False
    return "a level" in said | known


def _ends_in(text: str, evidence: Evidence) -> Iterator[tuple[str, _End]]:
    """The conditions of a text, each with the medicine named last before it in its sentence."""
    drugs = find_drugs(text)
    for pattern in (_UNTIL, _FOR):
        for match in pattern.finditer(text):
            begin = max((stop.end() for stop in _STOP.finditer(text, 0, match.start())), default=0)
            before = [one for one in drugs if begin <= one.start and one.end <= match.start()]
            if before and (sorts := _sorts(match["what"], evidence)):
                yield before[-1].ingredient, _End(sorts, match.group())


def _recorded(evidence: Evidence, drug: str) -> list[tuple[_End, Unit]]:
    found = []
    for unit in evidence.units:
        words = unit.words if drug in unit.drugs or evidence.is_spoken(unit) else in_full(unit.words, drug)
        found += [(one, unit) for name, one in _ends_in(words, evidence) if name == drug]
        if drug in unit.drugs or _is_of_the_one_before(evidence, unit, drug):
            found += [(one, unit) for one in _returns_in(words, evidence)]
    return found


def _returns_in(words: str, evidence: Evidence) -> Iterator[_End]:
    """`restart 4 mg tomorrow 10/01`."""
    for match in _BACK.finditer(words):
        if sorts := _sorts(match["what"], evidence):
            yield _End(sorts, match.group())


def _is_of_the_one_before(evidence: Evidence, unit: Unit, drug: str) -> bool:
    """Whether a sentence without a medicine goes on about the one of the sentence before, on its line."""
    before = next(iter(evidence.preceding(unit, 1)), None)
    is_of_its_line = before is not None and before.start >= line_start(unit.text, unit.start)
    return not unit.drugs and before is not None and is_of_its_line and before.drugs == frozenset({drug})


def _sorts(words: str, evidence: Evidence) -> frozenset[Sort]:
    """Of which sorts a condition is; a level may be told with the day on which it was measured, and is a level then."""
    if _LEVEL.search(words):
        return frozenset({"a level"})
    found: set[Sort] = set()
    words = _CONSECUTIVE.sub("", words)
    if _REVIEW.search(words):
        found.add("a review")
    if _SPAN.search(words) or days_of(words, evidence):
        found.add("a time")
    return frozenset(found)
