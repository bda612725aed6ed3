"""Words of degree: which values of the scales a text says, and of what it denies."""

import re
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from ..patterns import Table
from .scales import DIMENSIONS, Dimension

_DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|nor|fail(?:s|ed|ing|ure)? to|unable to)|n['’]t)(?:\s+[\w'’]+){0,4}\s+$", re.IGNORECASE
)
_NOT_FOUND = re.compile(
    r"(?:\b(?:no|without)(?:,?\s+(?!(?:but|however|though|with|has|had|have|is|are|was|were|reports?|longer|change|need|due)\b)[\w'’]+){0,6},?"
    r"|\bden(?:ies|ied|y|ying)(?:,?\s+(?!but\b|however\b|though\b|has\b|had\b|reports?\b)[\w'’]+){0,6},?)\s+$",
    re.IGNORECASE,
)
"""`no recent fever`, `denies weight loss`: what is not there has no degree that a source could give otherwise."""
_REACH = 64
"""Characters before a word of degree in which it may be denied."""
_EITHER_WAY = frozenset({"sureness"})
"""`I do not think it could be` is as unsure as `I think it could be`."""
_OPPOSITE = {("control", "well"): "badly", ("control", "badly"): "well"}
"""Where there are but two values."""
_FOUND_ILL = ("finding", "abnormal")
"""`no pain to palpation` finds what `nontender` does."""


class Value(NamedTuple):
    """A value with where a text says it."""

    value: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _table() -> Table[tuple[str, str]]:
    """Each value of a dimension with the pattern of its words."""
    return Table(((d.name, value), _pattern(words)) for d in DIMENSIONS for value, words in d.values.items())


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\w-])|(?=n['’]t ))(?:{words})(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=32768)
def values_in(text: str) -> dict[str, tuple[Value, ...]]:
    """The values of every dimension that a text says, with where it says them; of words in each other the longer ones count."""
    found = {}
    for name, said in groupby(_table().find(text), key=lambda one: one[0][0]):
        values = [Value(value, *match.span()) for (_, value), match in said]
        plain = [value for one in values if not _is_within(one, values) and (value := _as_denied(name, one, text))]
        if plain:
            found[name] = tuple(plain)
    return found


def values_of(text: str, dimension: str) -> set[str]:
    """The values that a text says on one scale."""
    return {value.value for value in values_in(text).get(dimension, ())}


def _is_within(one: Value, others: list[Value]) -> bool:
    return any(
        other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start
        for other in others
    )


def _as_denied(dimension: str, value: Value, text: str) -> Value | None:
    """A value as its sentence has it: what is denied (`I do not think it is well controlled`) is not said."""
    if (dimension, value.value) == _FOUND_ILL and _NOT_FOUND.search(text, max(value.start - _REACH, 0), value.start):
        return value._replace(value="normal")
    if _is_either_way(dimension, value) or not _DENIED.search(text, max(value.start - _REACH, 0), value.start):
        return value
    opposite = _OPPOSITE.get((dimension, value.value))
    return value._replace(value=opposite) if opposite else None


def _is_either_way(dimension: str, value: Value) -> bool:
    return dimension in _EITHER_WAY and value.value != "sure"  # `not confirmed` says neither


def is_of_what_is_there(dimension: str, value: Value, text: str) -> bool:
    """Whether a value is said of something that its sentence has: `no recent fever` says nothing of when."""
    before = max(value.start - _REACH, 0)
    return _is_either_way(dimension, value) or not _NOT_FOUND.search(text, before, value.start)


def words_of(text: str, dimension: Dimension, values: set[str]) -> str:
    """The words with which a text says one of some values, with what denies them: `not well controlled`."""
    first = next(one for one in values_in(text)[dimension.name] if one.value in values)
    denied = _DENIED.search(text, max(first.start - _REACH, 0), first.start)
    return text[denied.start() if denied else first.start : first.end]
