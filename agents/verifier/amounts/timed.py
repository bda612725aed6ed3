"""Whether a number without a unit may be a span of time: `type two diabetes` is no `two months`."""

import re
from functools import lru_cache

from wardround.tools.quantities import Mention, in_base_unit
from wardround.tools.terms import normal_words

from ..evidence import Evidence
from ..units import Unit
from .agreeing import head_of
from .same import is_same

_TIME = re.compile(r"\b(minute|min|hour|hr|day|week|wk|month|year|yr)s?\b|(?<=\d)(h|d|w)\b", re.IGNORECASE)
_FULL = {"min": "minute", "hr": "hour", "h": "hour", "d": "day", "wk": "week", "w": "week", "yr": "year"}
_STEMS = frozenset(normal_words("minute hour day week month year"))
_AT_THE_AGE_OF = re.compile(
    r"\b(?:at|since|until|till|by|turned|was|were)(?: (?:like|about|around|maybe|age))* \Z", re.IGNORECASE
)
"""`she was potty trained at like two and a half`: years, which talk leaves out."""
_BACK = 2
"""Units before a number's own in which the unit of time may have been said: `how many weeks?` `oh` `two`."""


def may_last(bare: Mention, unit: Unit, span: Mention, evidence: Evidence) -> bool:
    """Whether a bare number of the record may be a span: a word of that time is about, and it counts nothing else."""
    if set(bare.value) <= {1.0}:
        return False  # `this one`
    if span.unit == "year" and _AT_THE_AGE_OF.search(unit.words, 0, bare.start):
        return any(value in bare.value for value in span.value)
    named = frozenset().union(*map(_spans_named, _about(unit, evidence)))
    head = head_of(unit.words, bare)
    return any(_is_of(bare, name, span) for name in named) and (not head or head in _STEMS)


def _about(unit: Unit, evidence: Evidence) -> list[str]:
    near = (*evidence.preceding(unit, _BACK), *evidence.following(unit, 1))
    return [unit.words, *(one.words for one in near)]


@lru_cache(maxsize=32768)
def _spans_named(text: str) -> frozenset[str]:
    words = [(match[1] or match[2]).casefold() for match in _TIME.finditer(text)]
    return frozenset(_FULL.get(word, word) for word in words)


def _is_of(bare: Mention, name: str, span: Mention) -> bool:
    spans = [in_base_unit(value, span.unit)[0] for value in span.value]
    return any(is_same(in_base_unit(value, name)[0], one, (name, span.unit)) for value in bare.value for one in spans)
