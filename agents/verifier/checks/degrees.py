"""How severe, how sure, when, and which way it goes: words of degree, held against the words that the record uses.

A claim's value is at odds with the record when the places that speak of the same thing say one that excludes it, and is made up when
they say none. The same thing is what stands next to the word: of `mild wheezing in the left lung` first of all the wheezing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import content_words, find_drugs, find_problems, normal_words

from ..check import ClaimInContext, Signal
from ..mentions import is_light
from ..opposites import without_turns_of_results
from ..stretches import after_last
from ..units import Unit
from .scales import DIMENSIONS, Dimension

_DENIED = re.compile(r"(?:\b(?:not|never|cannot|nor)|n['’]t)(?:\s+[\w'’]+){0,4}\s+$", re.IGNORECASE)
_NOT_FOUND = re.compile(
    r"(?:\b(?:no|without)(?:,?\s+(?!(?:but|however|though|with|has|had|have|is|are|was|were|reports?|longer|change|need|due)\b)[\w'’]+){0,6},?"
    r"|\bden(?:ies|ied|y|ying)(?:,?\s+(?!but\b|however\b|though\b|has\b|had\b|reports?\b)[\w'’]+){0,6},?)\s+$",
    re.IGNORECASE,
)
"""`no recent fever`, `denies weight loss`: what is not there has no degree that a source could give otherwise."""
_REACH = 64
"""Characters before a word of degree in which it may be denied."""
_OF_TIME = frozenset({"recency", "onset"})
"""Speech says when in a clause of its own: `when i was a kid` `i had eczema`."""
_LENT = 0.5
"""Share of its closeness that a unit lends to what is said beside it."""
_EITHER_WAY = frozenset({"sureness"})
"""`I do not think it could be` is as unsure as `I think it could be`."""
_LOOSELY = {
    "unsure": re.compile(
        r"\b(?:afraid|wonder\w*|looking for|can be|sometimes|what if|chances?|hopefully|not really sure|either)\b",
        re.IGNORECASE,
    ),
    "new": re.compile(
        r"\bdiagnose (?:you|him|her|this)\b|\bnever (?:had|been told)\b|\bcame (?:on|out of)\b", re.IGNORECASE
    ),
    "little": re.compile(
        r"\b(?:i(?:['’]ve| have) (?:had|seen|noticed) some|(?:not|n['’]t) (?:really|very|much|that|so|as|too)|almost|not nearly|slowly|helps? (?:some|a bit))\b",
        re.IGNORECASE,
    ),
}
"""How speech leaves open what a note hedges, or says that it is not much."""
_OPPOSITE = {("control", "well"): "badly", ("control", "badly"): "well"}
"""Where there are but two values."""
_FOUND_ILL = ("finding", "abnormal")
"""`no pain to palpation` finds what `nontender` does."""
_OF_ONE = frozenset({"test", "finding"})
_VALUES = frozenset(normal_words("positive negative receptor"))
_PARTS = re.compile(r"[,;]| and ")
_MOST = 8
"""Units that are looked at."""


class Value(NamedTuple):
    """A value with where a text says it."""

    value: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        d.name: {
            value: re.compile(rf"(?:(?<![\w-])|(?=n['’]t ))(?:{words})(?![\w-])", re.IGNORECASE)
            for value, words in d.values.items()
        }
        for d in DIMENSIONS
    }


@lru_cache(maxsize=32768)
def values_in(text: str) -> dict[str, tuple[Value, ...]]:
    """The values of every dimension that a text says, with where it says them; of words in each other the longer ones count."""
    found = {}
    for name, patterns in _patterns().items():
        values = [Value(v, *m.span()) for v, pattern in patterns.items() for m in pattern.finditer(text)]
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
    is_either_way = dimension in _EITHER_WAY and value.value != "sure"  # `not confirmed` says neither
    if is_either_way or not _DENIED.search(text, max(value.start - _REACH, 0), value.start):
        return value
    opposite = _OPPOSITE.get((dimension, value.value))
    return value._replace(value=opposite) if opposite else None


_FULLY, _LARGELY = 0.95, 0.7
"""Strengths from which it is told of the very thing; of a level, which few words say."""
_LEVEL = re.compile(
    r"high(?:er)?|elevated|increas(?:e[ds]?|ing)|raised|low(?:er)?|decreas(?:e[ds]?|ing)|reduced", re.IGNORECASE
)
_TURNED = ("better", "worse", "morning", "evening", "badly")
"""Values that talk hardly ever has the other way round of the same where the claim is true."""


def degrees_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice words of degree that the record contradicts, or does not say where the claim's subject is spoken of."""
    if not context.is_checkable:
        return
    text = context.claim.text
    said = values_in(text)
    for dimension in DIMENSIONS:
        for value in said.get(dimension.name, ()):
            if _is_of_a_clock(context, value):
                continue
            is_either_way = dimension.name in _EITHER_WAY and value.value != "sure"
            if is_either_way or not _NOT_FOUND.search(text, max(value.start - _REACH, 0), value.start):
                yield from _held_against(context, dimension, value, text[value.start : value.end])


def _is_of_a_clock(context: ClaimInContext, value: Value) -> bool:
    """Whether it is the half of the day in `4 a.m.`: the checks of numbers and moments judge that."""
    return any(q.kind == "clock" and q.start <= value.start < q.end for q in context.quantities)


def _held_against(context: ClaimInContext, dimension: Dimension, said: Value, words: str) -> Iterator[Signal]:
    """Whether a place excludes a value that lies closer than any that says it, and whether none says it."""
    own, rival, top, others, against = 0.0, 0.0, 0.0, "", []
    for place, share in _closest(context, said):
        unit = context.evidence.all[place]
        part = _part(context, unit, dimension, said)
        values = values_of(part, dimension.name)
        top = max(top, share)
        if said.value in values or _is_said_loosely(dimension, said.value, values, unit):
            own = max(own, share)
        elif dimension.name in _OF_TIME and _is_beside(context, place, dimension.name, said.value):
            own = max(own, share * _LENT)
        excluded = set(dimension.excludes.get(said.value, "").split())
        if values & excluded and unit.answer != "no":  # `is it always there?` `no`
            others = others if share <= rival else _words_in(part, dimension, excluded)
            rival = max(rival, share)
            against.append(unit)
    if rival > own:
        is_denied = words.casefold() == others.casefold()
        message = (
            f"the claim asserts or denies “{words}”; the record says the contrary of the same"
            if is_denied
            else f"the claim says “{words}”; the record says “{others}” of the same"
        )
        strength, name = min((rival - own) * 2, 1.0), f"{dimension.name}_rival"
        yield Signal(name, strength, dimension.code, message, _first(against), words=words)
        if _is_turned(dimension, said, words, others, strength) and not context.evidence.is_all_written:
            yield Signal("degree_reversed", 1.0, dimension.code, message, _first(against), words=words)
    if stock(dimension).match(context.claim.text, said.start):
        return
    if own < top or not top:
        absent = (1 - own / top) ** 2 if top else 1.0
        name, message = f"{dimension.name}_{said.value}_absent", f"nothing near says “{words}”"
        yield Signal(name, absent, dimension.code, message, words=words)


def _is_turned(dimension: Dimension, said: Value, words: str, others: str, strength: float) -> bool:
    """Whether the record has the other way round of the very thing: better for worse, high for low."""
    if dimension.name == "direction":
        return strength >= _LARGELY and bool(_LEVEL.fullmatch(words) and _LEVEL.fullmatch(others))
    return strength >= _FULLY and said.value in _TURNED and "same" not in values_of(others, dimension.name)


def _words_in(text: str, dimension: Dimension, values: set[str]) -> str:
    """The words with which a text says one of some values, with what denies them: `not well controlled`."""
    first = next(one for one in values_in(text)[dimension.name] if one.value in values)
    denied = _DENIED.search(text, max(first.start - _REACH, 0), first.start)
    return text[denied.start() if denied else first.start : first.end]


def _is_said_loosely(dimension: Dimension, value: str, values: set[str], unit: Unit) -> bool:
    """Whether a unit that says no value that excludes the claim's says the claim's in a way of speech."""
    pattern = _LOOSELY.get(value)
    excluded = values & set(dimension.excludes.get(value, "").split())
    return pattern is not None and not excluded and bool(pattern.search(unit.words))


def _part(context: ClaimInContext, unit: Unit, dimension: Dimension, said: Value) -> str:
    """What a unit says of the claim's subject: how a test turned out is said of what stands between the same commas."""
    if dimension.name == "direction":
        return without_turns_of_results(unit.words, context.claim.text)
    if dimension.name not in _OF_ONE or not context.evidence.is_written(unit):
        return unit.words
    text = context.claim.text
    begin = after_last(_PARTS, text, said.start)
    subject = frozenset(normal_words(text[begin : said.start])) - _VALUES
    parts = (part for part in _PARTS.split(unit.words) if subject & frozenset(normal_words(part)))
    return ", ".join(parts) if subject else unit.words


@lru_cache(maxsize=32)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})", re.IGNORECASE)


def stock(dimension: Dimension) -> re.Pattern[str]:
    """What the absence of says nothing."""
    return _compiled(dimension.stock)


def _is_beside(context: ClaimInContext, place: int, dimension: str, value: str) -> bool:
    return any(value in values_of(unit.words, dimension) for unit in context.evidence.beside(place, 1))


def _closest(context: ClaimInContext, said: Value) -> list[tuple[int, float]]:
    """The units that speak of what stands around a word of degree, with how much of it they have, best first."""
    weights: dict[str, float] = {}
    keys = [key for key in _keys(context.claim.text) if not said.start <= key[1] < said.end and not is_light(key[0])]
    before = [key for key in keys if key[1] < said.start]
    for distance, (key, _) in [*enumerate(reversed(before)), *enumerate(keys[len(before) :])]:
        weight = context.evidence.weight(key) / (1 + distance)
        weights[key] = max(weights.get(key, 0.0), weight)
    close = context.evidence.closeness_to(weights)
    return sorted(close.items(), key=lambda one: (-one[1], -context.closeness.get(one[0], 0.0), one[0]))[:_MOST]


@lru_cache(maxsize=32768)
def _keys(text: str) -> tuple[tuple[str, int], ...]:
    """What a text speaks of, as stems and concepts, with where it does."""
    concepts = [(f"#{m.concept}", m.start) for m in find_problems(text)] + [
        (f"#{m.ingredient}", m.start) for m in find_drugs(text)
    ]
    return tuple(sorted([*concepts, *((key, start) for key, start, _ in content_words(text))], key=lambda one: one[1]))


def _first(units: list[Unit]) -> tuple[Unit, ...]:
    return tuple(units[:2])
