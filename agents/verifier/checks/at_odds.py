"""What a claim says against itself: `decreased from 20 to 40 mg`, `current smoker, quit years ago`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import isclose

from wardround.records import FlagCode

from ..check import ClaimInContext, Signal

_DOWN = r"decreas\w*|reduc(?:e[ds]?|ing)|lowered|lowering|taper(?:ed|ing)?|wean(?:ed|ing)?|down-?titrat\w*"
_UP = r"increas\w*|rais(?:e[ds]?|ing)|up-?titrat\w*"
_FROM = re.compile(
    rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b(?!(?: \w+)* (?:interval|spacing|time)\b)(?: [\w/-]+){{0,4}}? from (?:about |approximately )?\Z",
    re.IGNORECASE,
)
_TO = re.compile(r" to (?:about |approximately )?")
_KINDS = ("dose", "measure", "number")
_IN_TABLETS = re.compile(r" \((?:or |= ?)?")
_TIMES = re.compile(r" ?(?:x|×|of)? ?", re.IGNORECASE)
_CLOSED = re.compile(r" ?(?:each|(?:(?:tab|cap)(?:let|sule)?|pill)s?)?\)", re.IGNORECASE)
"""`1,000 mg (two 500 mg tablets)`."""
_NOW_AND_QUIT = re.compile(
    r"\b(?:current(?:ly)?(?: an?)?|active) (?:\w+ )?(?:smok\w+|drink\w+|vap\w+|(?:drug |alcohol |tobacco )?us(?:er|es|ing))\b[^.;\n]{0,25}?"
    r"\b(?:quit|stopped)\b(?! (?:date|day|attempt))[^.;,\n]{0,30}?\b(?:ago|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_HURT = "fracture|injury|sprain|strain|laceration|dislocation|wound|burn|contusion|tear|pain"
_LASTING_AT_ONCE = re.compile(
    r"\bchronic\b(?: [\w-]+){1,5}? (?:sustained|(?:that )?(?:began|started|occurred))(?: [\w-]+){0,3}? (?:yesterday|today|last night|this morning)\b"
    r"|\bdeveloped chronic\b(?: [\w-]+){1,5}? (?:yesterday|today|last night|this morning)\b"
    rf"|(?<!acute on )\bchronic\b(?:,? [\w-]+){{0,4}}? (?:{_HURT})\b[^.;]{{0,90}}?\b(?:following|after|sustained|happened|occurred)\b[^.;]{{0,90}}?"
    r"\b(?:yesterday|last (?:night|evening)|this morning|(?:hours?|days?) (?:ago|before|prior))\b"
    r"|(?<!acute on )\bchronic (?:exacerbation|flare(?:-?up)?|onset)\b",
    re.IGNORECASE,
)

_OTHERWISE_ILL = re.compile(
    r"\b(?:otherwise(?: \w+ly)?|essentially|generally) (?:an )?abnormal\b|\botherwise (?:impaired|irregular|remarkable|symptomatic)\b"
    r"|\babnormal\b(?:(?! but )[^.;:]){0,60}?\b(?:no|without)(?: (?!(?:acute|new|other|further|additional|significant|focal)\b)[\w-]+){0,4}? abnormalit(?:y|ies)\b",
    re.IGNORECASE,
)
"""`otherwise abnormal`, `abnormal, with no abnormality`: what is so otherwise is well, as notes have it."""

_KEPT_CHANGED = re.compile(
    r"\bcontinu(?:e|es|ed|ing)\b(?:(?! but )(?:[^.;:,]|\.(?=\d))){1,60}? with (?:any )?changes?(?=\s*(?:[.;,)]|$|and\b))",
    re.IGNORECASE,
)
"""`continue lisinopril 10 mg with change`: of what, and to what?"""

_EQUAL_ON_ONE = re.compile(
    r"\b(?:equal|symmetric(?:al)?|the same) on (?:the )?(?:left|right)(?: side)?(?=\s*(?:[.;,)]|$))",
    re.IGNORECASE,
)
"""`Pulses are equal on the right.`: to what?"""
_NO_PAIR = re.compile(
    r"\b(?:one|an? (?:hour|day|week|month|year)) or (?:three|four|five|six|seven|eight|nine|ten)\b(?! (?:more|out of|of)\b)",
    re.IGNORECASE,
)
"""Who leaves a small number open says it with the next one: `one or two`."""
_SAYINGS: tuple[tuple[re.Pattern[str], str, FlagCode], ...] = (
    (_EQUAL_ON_ONE, "equal_on_one", "laterality_mismatch"),
    (_NOW_AND_QUIT, "bygone_as_now", "temporality_mismatch"),
    (_OTHERWISE_ILL, "verdict_at_odds", "negation_mismatch"),
    (_KEPT_CHANGED, "kept_and_changed", "negation_mismatch"),
    (_LASTING_AT_ONCE, "opposite_onset", "temporality_mismatch"),
)
"""What says two things that cannot both be, with the signal of each."""


def claims_agree_with_themselves(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a rise that falls, tablets that come to another dose, somebody who does what was given up, and what is chronic since yesterday."""
    text = context.claim.text
    for low, high, start, end in _courses(context):
        way = _FROM.search(text, 0, start)
        if way and (low < high if way["down"] else low > high):
            words = text[way.start() : end]
            yield Signal("number_impossible", 1.0, "number_mismatch", f"“{words}” goes the other way", words=words)
    for words in _miscounted(context):
        yield Signal("number_impossible", 1.0, "dose_mismatch", f"“{words}” does not come to that", words=words)
    for match in _NO_PAIR.finditer(text):
        message = f"“{match.group()}” leaves no number open"
        yield Signal("number_impossible", 1.0, "number_mismatch", message, words=match.group())
    for pattern, name, code in _SAYINGS:
        for match in pattern.finditer(text):
            words = match.group()
            yield Signal(name, 1.0, code, f"“{words}” is at odds with itself", words=words)


def _miscounted(context: ClaimInContext) -> Iterator[str]:
    """Doses beside a count of tablets that come to another dose."""
    text, said = context.claim.text, context.quantities
    for dose, count, strength in zip(said, said[1:], said[2:], strict=False):
        if (dose.kind, count.kind, strength.kind) != ("dose", "number", "dose") or dose.unit != strength.unit:
            continue
        closed = _CLOSED.match(text, strength.end)
        begins = _IN_TABLETS.fullmatch(text, dose.end, count.start) and _TIMES.fullmatch(
            text, count.end, strength.start
        )
        is_one = len(dose.value) == len(count.value) == len(strength.value) == 1
        if begins and closed and is_one and not isclose(count.value[0] * strength.value[0], dose.value[0]):
            yield text[dose.start : closed.end()]


def _courses(context: ClaimInContext) -> Iterator[tuple[float, float, int, int]]:
    """The first and the last value of `5 mg to 10 mg`, with its place."""
    said = [one for one in context.quantities if one.kind in _KINDS]
    for one in said:
        if len(one.value) == 2:
            yield *one.value, one.start, one.end
    for first, last in pairwise(said):
        is_one = len(first.value) == len(last.value) == 1 and first.unit in ("", last.unit)
        if is_one and _TO.fullmatch(context.claim.text, first.end, last.start):
            yield first.value[0], last.value[0], first.start, last.end
