"""Results that are not there when the record ends."""

import re
from collections.abc import Iterator, Sequence

from ..checks.written.days import day_told
from ..evidence import Evidence
from ..patterns import whole_words
from ..stretches import around
from ..units import Unit
from .due import TO_COME
from .naming import Name, count_named, names_in, told_keys
from .told import KeyFact, Told, shortly

_WAITS = whole_words(
    r"await\w*|pending(?! (?!at\b|on\b|from\b)[a-z])|outstanding|o/s|not (?:yet )?(?:back|available|reported)|results? to follow"
    r"|still out|results? to be chased|chase results?"
)
_SHARE = 1 / 3
"""Of what is named beside the waiting: a draft has it in fewer words."""
_HISTORY = frozenset({"history", "past_medical_history", "family_history", "social_history"})
_PART = re.compile(r"[;\n()]|\.(?=\s)")
TOLD_TO_WAIT = re.compile(
    rf"{_WAITS.pattern}|{TO_COME.pattern}|\b(?:sent|not (?:yet |been )*(?:reported|available|back|known|come)|not yet|no result|unreported|unknown|prelim\w*|provisional)\b",
    re.IGNORECASE,
)


def awaited(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """What is waited for; a draft has it that names half of it as not there yet."""
    for unit in evidence.units:
        if unit.of_image or not evidence.is_written(unit) or unit.source_id in evidence.structured:
            continue
        waits = _WAITS.search(unit.words) if unit.section not in _HISTORY and "?" not in unit.words else None
        begin, end = around(_PART, unit.words, *waits.span()) if waits else (0, 0)
        names = names_in(unit.words[begin:end]) or (names_in(unit.words) if waits else ())
        if names and not _has_come(names, unit, evidence):
            message = f"a result that is awaited is missing: {shortly(unit.words)}"
            yield KeyFact("omitted_follow_up", "note", 3, message, unit, told.names(names, TOLD_TO_WAIT, _SHARE))


def _has_come(names: Sequence[Name], unit: Unit, evidence: Evidence) -> bool:
    """Whether a later day names as much and waits no more."""
    day = day_told(evidence, unit)
    return bool(day) and any(
        count_named(names, told_keys(one.words)) >= max(len(names) / 2, 1)
        for one in evidence.units
        if not one.of_image and day_told(evidence, one) > day and not _WAITS.search(one.words)
    )
