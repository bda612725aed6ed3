"""Planned or done, now or bygone: what the claim says outright, against how the record speaks of the same."""

import re
from collections.abc import Iterator
from math import fsum

from wardround.tools.dialogue import is_question
from wardround.tools.terms import normal_words

from ..check import ClaimInContext, Signal
from ..stretches import around
from ..tenses import AWAITED, CLAIMED, CONTRARY, HABITUAL, TOLD, Time
from ..units import Unit

_PARTS = re.compile(r"[.;:?!\n]|,? (?:and|but|so|because|which|who|when|if) ")
_CLAUSES = re.compile(r"[;,\n]|\.(?!\d)")
_TOMORROW = re.compile(r"\b(?:tomorrow|tmrw|tmw)\b", re.IGNORECASE)
_RESULT = re.compile(
    rf"\b(?:cultures?|cytology|histology|pathology|results?|reports?|micro\w*|biops\w+|bloods?|labs?|path|cx|sensitivities) (?:is |are |still |remain\w* )*(?:{AWAITED})\b",
    re.IGNORECASE,
)
"""What is waited for, and not what it was taken at."""
_BEGUN = re.compile(r"\b(?:diagnosed|began|beginning|started|onset|noticed|first|since)\b[^.;,]{0,60}$", re.IGNORECASE)
"""`diagnosed two years ago`: it may well be so today."""
_WAS = re.compile(r" (?:had|was|were|felt|experienced|saw|needed)\b", re.IGNORECASE)
"""`then she no longer had headaches`."""
_SHARED = 0.35
"""Share of the weight of what a claim's part speaks of that a place of the record must have."""


def tenses_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is told as done and only planned in the record, and so on."""
    if not context.is_checkable:
        return
    for part in _PARTS.split(context.claim.text):
        for time, pattern in CLAIMED.items():
            for match in pattern.finditer(part):
                yield from _held_against(context, time, part, match)


def _held_against(context: ClaimInContext, time: Time, part: str, match: re.Match[str]) -> Iterator[Signal]:
    """Whether the places that say most of a clause's other words tell of it in the contrary tense, and none in its own."""
    if time == "planned" and (HABITUAL.search(part) or not part[match.end() :].strip()):  # `it will be if needed`
        return
    if time == "bygone" and _is_of_then(part, match):
        return
    objects = frozenset(normal_words(part[: match.start()] + " " + part[match.end() :]))
    own, rival, against = _for_and_against(context, time, objects)
    if against and rival > own:
        message = f"the claim says “{match.group()}”; the record speaks of it as {CONTRARY[time]}"
        yield Signal(f"time_{time}_rival", 1 - own / rival, "temporality_mismatch", message, (against,))


def _for_and_against(context: ClaimInContext, time: Time, objects: frozenset[str]) -> tuple[float, float, Unit | None]:
    """How much of some things a place has that tells them in a tense, and one in the contrary tense, with the latter."""
    total = fsum(map(context.evidence.weight, objects))
    own, rival, against = 0.0, 0.0, None
    for place, _ in context.closeness_of(objects) if total else ():
        unit = context.evidence.all[place]
        share = fsum(map(context.evidence.weight, objects & unit.normal)) / total
        if share < _SHARED:
            continue
        if _says(unit, time):
            own = max(own, share)
        elif share > rival and _is_of_them(context, unit, CONTRARY[time], objects) and not is_question(unit.words):
            rival, against = share, unit
    return own, rival, against


def _is_of_then(part: str, match: re.Match[str]) -> bool:
    """Whether it says when something began, or how it was at a time that is told."""
    before, words = part[: match.start()], match.group().casefold()
    return bool(
        _BEGUN.search(before) if words == "years ago" else words == "no longer" and _WAS.match(part, match.end())
    )


def _is_of_them(context: ClaimInContext, unit: Unit, time: Time, objects: frozenset[str]) -> bool:
    """Whether it says so of the same; in writing a clause says it of itself: `bronchoscopy: no tumour; cultures pending`."""
    if not context.evidence.is_written(unit):
        return _says(unit, time)
    said = [*TOLD[time].finditer(unit.words), *(_TOMORROW.finditer(unit.words) if time == "planned" else ())]
    for match in said:
        begin, end = around(_CLAUSES, unit.words, *match.span())
        result = _RESULT.search(unit.words, begin, match.end())
        clause = unit.words[result.start() if result else begin : end]
        if objects & frozenset(normal_words(clause)):
            return True
    return False


def _says(unit: Unit, time: Time) -> bool:
    return bool(TOLD[time].search(unit.words))
