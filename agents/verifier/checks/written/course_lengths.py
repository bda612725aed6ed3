"""How long a medicine is to be taken: `apixaban lifelong`, where written records give it for three months."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...medicines import short_names_in
from ...units import Unit

_FOR_EVER = re.compile(
    r"\b(?:indefinite(?:ly)?|life-?\s?long|for (?:the rest of )?(?:his |her |their )?life|permanent(?:ly)?|for good|long[- ]term|no (?:stop|end) date|without (?:an )?end|ongoing)\b",
    re.IGNORECASE,
)
_LONG = re.compile(rf"{_FOR_EVER.pattern}|\b(?:long[- ]?term|lt|continu\w+|cont)\b", re.IGNORECASE)
_NUMBER = r"(?:\d+(?:\s?[-–]\s?\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen)"
_ENDED = re.compile(
    rf"\b(?:for|x)\s?(?:a total of |a further |another |the next )?{_NUMBER}(?:\s?/\s?(?:7|52|12)|[\s-]?(?:d|days?|w|wks?|weeks?|mo|months?|mths?)\b)"
    rf"|(?<![\d/]){_NUMBER}\s?/(?:7|52)\b|\b{_NUMBER}[\s-](?:day|week|month)s?\b(?= (?:course|supply|more|remaining|left|then stop|total)|\W*(?:\Z|[.,;)\n]))"
    r"|\b(?:until|till?|through|thru|to end|last dose|stop(?:s|ping)?|finish(?:es)?)\b(?= (?:on )?(?:the )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|\bthen stop\b|\bto complete\b|\bcourse\b",
    re.IGNORECASE,
)
_NO_END = re.compile(
    r"\b(?:since|past|last|previous\w*|at least|min(?:imum)?|ago|for the (?:last|past)|held|hold|stopped|off|review\w*)\b[^,;.]{0,12}\Z",
    re.IGNORECASE,
)
_THEN = re.compile(r"[^.;\n]{0,12}\bthen\b(?! stop)", re.IGNORECASE)
"""`10 mg bd x7d then 5 mg bd`: the first part of a course."""
_YEARS = re.compile(r"\b(?:x|for|since|over)\s?~?\s?(?P<n>\d{1,2})\s?(?:y|yrs?|years?)\b", re.IGNORECASE)
_BEGUN = re.compile(
    rf"\b(?:started|begun|began|commenced|initiated)\b[^.;]{{0,25}}?\b{_NUMBER}[\s-](?:days?|weeks?|months?) (?:before|earlier|ago|prior)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;\n|]|\.(?!\d)")


class _Told(NamedTuple):
    """What stands behind a medicine's name, up to the next one."""

    words: str
    unit: Unit


def courses_end_as_told(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine for ever that written records give for a time, and one just begun that they have for years."""
    text = context.claim.text
    for start, words, drug in _behind_drugs(text):
        if _FOR_EVER.search(words) and not re.search(r"\bnot\b", words):
            told = _told(context.evidence, drug)
            ended = [one.unit for one in told if _has_an_end(one.words)]
            if ended and not any(_LONG.search(one.words) for one in told):
                message = f"the claim has {drug} without an end; the record for a time"
                yield Signal("written_span", 1.0, "duration_mismatch", message, tuple(ended[:1]))
        elif _BEGUN.search(text, start):
            told = _told(context.evidence, drug)
            years = [one.unit for one in told if _YEARS.search(one.words)]
            if years and not any(_BEGUN.search(one.words) for one in told):
                message = f"the claim has {drug} begun lately; the record for years"
                yield Signal("written_span", 1.0, "duration_mismatch", message, tuple(years[:1]))


def _has_an_end(words: str) -> bool:
    return any(
        not _NO_END.search(words[: match.start()]) and not _THEN.match(words, match.end())
        for match in _ENDED.finditer(words)
    )


def _behind_drugs(text: str) -> Iterator[tuple[int, str, str]]:
    """Each medicine with what stands behind it, up to the next one or the end of its sentence."""
    drugs = list(find_drugs(text))
    for place, one in enumerate(drugs):
        following = drugs[place + 1].start if place + 1 < len(drugs) else len(text)
        stop = _STOP.search(text, one.end, following)
        yield one.end, text[one.end : stop.start() if stop else following], one.ingredient


@lru_cache(maxsize=64)
def _told(evidence: Evidence, drug: str) -> tuple[_Told, ...]:
    found = []
    for unit in evidence.units:
        found += [_Told(words, unit) for _, words, name in _behind_drugs(unit.words) if name == drug]
        if drug not in unit.drugs:
            found += [_Told(_STOP.split(unit.words[end:])[0], unit) for _, end in short_names_in(drug, unit.words)]
    return tuple(found)
