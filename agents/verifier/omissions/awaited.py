"""Results that are not there when the record ends."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..checks.written.days import day_told
from ..evidence import Evidence
from ..patterns import whole_words
from ..stretches import after_last, before_next
from ..tenses import NOT_BACK
from ..units import Unit
from .due import TO_COME
from .naming import Name, count_named, names_in, told_keys
from .told import KeyFact, Told, shortly

_WAITS = whole_words(
    r"await\w*|pending(?! (?!at\b|on\b|from\b)[a-z])|outstanding|o/s(?! (?:chemist|shop|house|home|hospital|pub|school|work|the|her|his|a)\b)|results? to follow"
    rf"|{NOT_BACK}|still out|results? to be chased|chase results?|to chase|to be chased|pls chase|please chase|chase\b(?= \w)"
    r"|(?:sample |specimen )?(?:clotted|h(?:a)?emolysed|insufficient(?= sample| specimen|\W*\Z)|unlabelled)|final report to follow"
)
_ASKS = re.compile(r"\?\W*\Z")
_SHARE = 1 / 3
"""Of what is named beside the waiting: a draft has it in fewer words."""
_PLACES = 3
_HISTORY = frozenset({"history", "past_medical_history", "family_history", "social_history"})
_PART = re.compile(r"[;\n()]|\.(?=\s)|\s{2,}")
_END = re.compile(rf"{_PART.pattern}|\s[-–]\s")
"""Behind the waiting a dash says who is to chase it."""
TOLD_TO_WAIT = re.compile(
    rf"{_WAITS.pattern}|{TO_COME.pattern}|\b(?:sent|not (?:yet |been )*(?:reported|available|back|known|come)|not yet|no result|unreported|unknown|prelim\w*|provisional|no result|on file|resulted|clotted|h(?:a)?emolysed|chase\w*|final|repeat\w*)\b",
    re.IGNORECASE,
)


def awaited(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """What is waited for; a draft has it that names a third of it as not there yet."""
    for unit in evidence.units:
        if not evidence.is_written(unit) or not evidence.is_prose(unit):
            continue
        waits = _WAITS.search(unit.words) if unit.section not in _HISTORY and not _ASKS.search(unit.words) else None
        begin, end = _part(unit.words, waits) if waits else (0, 0)
        names = names_in(unit.words[begin:end]) or (names_in(unit.words) if waits else ())
        if names and not _has_come(names, unit, evidence):
            message = f"a result that is awaited is missing: {shortly(unit.words)}"
            carried = told.names(names, TOLD_TO_WAIT, _SHARE)
            others = () if carried else _sent(names, unit, evidence)
            yield KeyFact("omitted_follow_up", "note", 3, message, unit, carried, others=others)


def _part(words: str, waits: re.Match[str]) -> tuple[int, int]:
    """The part of a sentence in which something waits."""
    return after_last(_PART, words, waits.start()), before_next(_END, words, waits.end())


def _sent(names: Sequence[Name], unit: Unit, evidence: Evidence) -> tuple[Unit, ...]:
    """Where the record says that it was sent, or waits for it too."""
    others = (one for one in _waiting(evidence) if one is not unit)
    return tuple(one for one in others if count_named(names, told_keys(one.words)) == len(names))[:_PLACES]


@lru_cache(maxsize=8)
def _waiting(evidence: Evidence) -> tuple[Unit, ...]:
    """Where the record says of anything that it was sent, or waits for it; read once for all that is awaited."""
    return tuple(one for one in evidence.units if not one.of_image and TOLD_TO_WAIT.search(one.words))


def _has_come(names: Sequence[Name], unit: Unit, evidence: Evidence) -> bool:
    """Whether a later day names as much and waits no more."""
    day = day_told(evidence, unit)
    return bool(day) and any(
        count_named(names, told_keys(one.words)) >= max(len(names) / 2, 1)
        for one in evidence.units
        if not one.of_image and day_told(evidence, one) > day and not _WAITS.search(one.words)
    )
