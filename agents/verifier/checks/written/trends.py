"""Which way something measured went: `fell from 9.4% to 8.1%`, where it rose."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from wardround.tools.quantities import Mention, MentionKind
from wardround.tools.terms import normal_words

from ...amounts import dimension, in_base, is_same
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...mentions import is_light
from ...number_words import ANY_MONTH
from ...units import Unit, unit_of
from .results import names_in, readings

_RESULTS: frozenset[MentionKind] = frozenset({"measure", "number", "ratio", "pressure", "duration"})
_IN_ONE: frozenset[MentionKind] = frozenset({"measure", "number", "duration"})
"""Kinds whose two values may be those of two times: `from 312 to 41 mg/L`."""
_FROM = re.compile(r"\bfrom\s+(?:[^\d;.]{0,30})\Z", re.IGNORECASE)
_TO = re.compile(r"\bto\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b(?:compared|versus|vs|previously|previous|prior|before|formerly|earlier|(?:up|down) from|last (?:year|month|week|visit)|had been)\b"
    rf"|\b(?:(?:19|20)\d\d|{ANY_MONTH}|admission|baseline):? ?\Z",
    re.IGNORECASE,
)
"""Between two values: the second is of an earlier time."""
_THEN = re.compile(
    r"\b(?:to|now|then|later|today|after|at discharge|on discharge|at present|currently)\b|→|->", re.IGNORECASE
)
"""Between two values: the second is of a later time."""
_FAR = 60
"""Characters between two values of one trend, at most."""


class _Pair(NamedTuple):
    """Two values of one thing in the order of time, in base units."""

    first: tuple[float, str]
    last: tuple[float, str]
    words: frozenset[str]
    """What is said around them."""
    unit: Unit | None = None


def directions_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice two values of one thing that the claim has in one order of time and written records in the other."""
    for said in _told(context.claim.text, context.quantities):
        same = [pair for pair in _recorded(context.evidence) if pair.words & said.words]
        against = [
            pair.unit for pair in same if _is(pair.first, said.last) and _is(pair.last, said.first) and pair.unit
        ]
        if (
            against
            and not _has_it_so(context, said)
            and not any(_is(pair.first, said.first) and _is(pair.last, said.last) for pair in same)
        ):
            message = f"the claim has {said.first[0]:g} before {said.last[0]:g}, the record the other way round"
            yield Signal("written_trend", 1.0, "comparison_mismatch", message, tuple(against[:2]))


def _has_it_so(context: ClaimInContext, said: _Pair) -> bool:
    """Whether the values of something that the claim names come in its order."""
    series = [readings(context.evidence).get(one.name, []) for one in names_in(context.claim.text)]
    return any(
        is_same(one.value, said.first[0]) and is_same(other.value, said.last[0])
        for values in series
        for place, one in enumerate(values)
        for other in values[place + 1 :]
    )


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[_Pair, ...]:
    told = [pair._replace(unit=unit) for unit in _sentences(evidence) for pair in _told(unit.words, unit.quantities)]
    return (*told, *_of_results(evidence))


def _sentences(evidence: Evidence) -> Iterator[Unit]:
    return (unit for unit in evidence.units if unit.source_id not in evidence.structured)


def _of_results(evidence: Evidence) -> Iterator[_Pair]:
    """Every two results of one analyte, by their dates."""
    series: dict[str, list[tuple[str, tuple[float, str], Unit]]] = {}
    for document, fact in evidence.facts:
        unit = unit_of(document, fact)
        values = [mention for mention in unit.quantities if mention.kind in _RESULTS and len(mention.value) == 1]
        if fact.kind == "result" and fact.date and fact.quantity and values:
            own = next((m for m in values if m.value[0] == fact.quantity.value), values[0])
            series.setdefault(fact.name.casefold(), []).append((fact.date, _base(own, 0), unit))
    for name, found in series.items():
        found.sort(key=lambda one: one[0])
        for place, (day, value, _) in enumerate(found):
            for later, other, unit in found[place + 1 :]:
                if later > day:
                    yield _Pair(value, other, _words(name), unit)


def _told(text: str, mentions: Sequence[Mention]) -> Iterator[_Pair]:
    """The pairs of values that a text puts in an order of time."""
    results = [mention for mention in mentions if mention.kind in _RESULTS]
    words = _words(text)
    for mention in results:
        if len(mention.value) == 2 and mention.kind in _IN_ONE and _FROM.search(text, 0, mention.start):
            yield _Pair(_base(mention, 0), _base(mention, 1), words)
    for one, other in pairwise(results):
        if _is_alike(one, other) and (order := _order(text, one, other)):
            values = [_base(one, 0), _base(other, 0)][::order]
            yield _Pair(values[0], values[1], words)


def _is_alike(one: Mention, other: Mention) -> bool:
    """Whether two numbers may be of one thing; of `from 56 to 48 mL/min` only the last has the unit."""
    is_one_each = len(one.value) == len(other.value) and (len(one.value) == 1 or one.kind == other.kind == "ratio")
    return is_one_each and (dimension(one) == dimension(other) or not one.unit)


def _order(text: str, one: Mention, other: Mention) -> int:
    """1 where the first value is of the earlier time, -1 where it is of the later one, 0 where nothing says so."""
    between = text[one.end : other.start]
    if len(between) > _FAR or "." in between.rstrip("."):
        return 0
    if _FROM.search(text, 0, one.start) and _TO.search(between):
        return 1
    if _BEFORE.search(between) or (between.strip() == "(" and _is_dated(text, other.end)):
        return -1
    return 1 if _THEN.search(between) else 0


def _is_dated(text: str, end: int) -> bool:
    """`9.4% (8.1% in November)`."""
    inside = text[end:].partition(")")[0]
    return bool(re.search(rf"\b(?:in|on|before|{ANY_MONTH})\b|\d{{4}}", inside, re.IGNORECASE))


def _base(mention: Mention, place: int) -> tuple[float, str]:
    return in_base(mention)[place], dimension(mention)


def _is(one: tuple[float, str], other: tuple[float, str]) -> bool:
    return is_same(one[0], other[0]) and (one[1] == other[1] or not one[1] or not other[1])


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in normal_words(text) if not word[0].isdigit() and not is_light(word))
