"""How severe, how sure, when, and which way it goes: words of degree, held against the words that the record uses.

A claim's value is at odds with the record when the places that speak of the same thing say one that excludes it, and is made up when
they say none. The same thing is what stands next to the word: of `mild wheezing in the left lung` first of all the wheezing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.dialogue import is_question
from wardround.tools.terms import content_words, find_drugs, find_problems, normal_words

from ..answers import ANSWER
from ..check import ClaimInContext, Signal
from ..mentions import is_light
from ..opposites import is_only_advised, without_turns_of_results
from ..stretches import after_last
from ..units import Unit
from .degree_values import Value, is_of_what_is_there, values_in, values_of, words_of
from .scales import DIMENSIONS, Dimension

_OF_TIME = frozenset({"recency", "onset"})
"""Speech says when in a clause of its own: `when i was a kid` `i had eczema`."""
_LENT = 0.5
"""Share of its closeness that a unit lends to what is said beside it."""
_ILL = (
    r"bad|badly|short of|out of breath|winded|painful|sore|tired|exhausted|fatigued|sick|ill|stiff|weak|swollen|uncomfortable|tight|sharp|strong"
    r"|hard|hurt\w*|dizzy|itchy|nauseous|nauseated|anxious|down|depressed|upset|struggl\w+|bother\w*|limit\w*|tender|red|numb|dry|inflamed"
)
"""What is very so in speech where a note calls it significant."""
_LOOSELY = {
    "unsure": re.compile(
        r"\b(?:afraid|wonder\w*|looking for|can be|sometimes|what if|chances?|hopefully|not really sure|either|(?:i|always|had|['’]ve) thought (?:i|it|that|maybe|this|we))\b",
        re.IGNORECASE,
    ),
    "new": re.compile(
        r"\bdiagnose (?:you|him|her|this)\b|\bnever (?:had|been told)\b|\bcame (?:on|out of)\b", re.IGNORECASE
    ),
    "little": re.compile(
        r"\b(?:i(?:['’]ve| have) (?:had|seen|noticed) some|(?:not|n['’]t) (?:really|very|much|that|so|as|too)|almost|not nearly|slowly|helps? (?:some|a bit))\b",
        re.IGNORECASE,
    ),
    "great": re.compile(
        rf"\b(?:(?:really|so|super|quite|pretty) (?:{_ILL})|very (?:very )?(?:{_ILL}|high|low|much|often|frequent)|quite a (?:bit|lot|few)"
        r"|(?:really|so|way too|too) much|a (?:ton|great deal)|way (?:more|less|down|up|better|worse)|out of control)\b",
        re.IGNORECASE,
    ),
    "rare": re.compile(
        r"(?:\bnot|n['’]t)(?: \w+){0,2} (?:always|all the time|every (?:time|single time|day|night|morning)|constantly|daily"
        r"|regularly|consistently)\b|\bi (?:can|do) forget\b",
        re.IGNORECASE,
    ),
    "compatible": re.compile(
        r"\b(?:i (?:do )?(?:think|believe|suspect|feel like)|likely|probably|most likely|looks? like|sounds? like|seems? (?:like|to be)|goes (?:along )?with|fits?|diagnos\w+|possible|suggest\w*)\b",
        re.IGNORECASE,
    ),
}
"""How speech leaves open what a note hedges, says that it is not much, very much, or not always so."""
_OF_ONE = frozenset({"test", "finding"})
_VALUES = frozenset(normal_words("positive negative receptor"))
_PARTS = re.compile(r"[,;]| and ")
_BEHIND = 2
"""Words behind a value of which it may be said."""
_MOST = 8
"""Units that are looked at."""
_FULLY, _LARGELY = 0.95, 0.7
"""Strengths from which it is told of the very thing; of a level, which few words say."""
_LEVEL = re.compile(
    r"high(?:er)?|elevated|increas(?:e[ds]?|ing)|raised|low(?:er)?|decreas(?:e[ds]?|ing)|reduced", re.IGNORECASE
)
_THAN_A_SIDE = re.compile(
    r" (?:on the (?:left|right) )?than (?:(?:on )?(?:the|his|her) )?(?:left|right|other)\b", re.IGNORECASE
)
"""`worse than the left`: no change of anything."""
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
            if not _is_of_a_clock(context, value) and is_of_what_is_there(dimension.name, value, text):
                yield from _held_against(context, dimension, value, text[value.start : value.end])


def _is_of_a_clock(context: ClaimInContext, value: Value) -> bool:
    """Whether it is the half of the day in `4 a.m.`: the checks of numbers and moments judge that."""
    return any(q.kind == "clock" and q.start <= value.start < q.end for q in context.quantities)


class _Told(NamedTuple):
    """What the places that speak of the same as a word of degree say of it."""

    own: float = 0.0
    """Share of what stands around the word that the closest place with its value has."""
    rival: float = 0.0
    """The same of the closest place with a value that excludes it."""
    top: float = 0.0
    """The same of the closest place, whatever it says."""
    others: str = ""
    """Words of the rival."""
    against: tuple[Unit, ...] = ()
    """Places with values that exclude it, the closest first."""


def _held_against(context: ClaimInContext, dimension: Dimension, said: Value, words: str) -> Iterator[Signal]:
    """Whether a place excludes a value that lies closer than any that says it, and whether none says it."""
    told = _told(context, dimension, said)
    if told.rival > told.own:
        yield from _excluded(context, dimension, said, words, told)
    is_stock = stock(dimension).match(context.claim.text, said.start)
    if not is_stock and (told.own < told.top or not told.top):
        absent = (1 - told.own / told.top) ** 2 if told.top else 1.0
        name, message = f"{dimension.name}_{said.value}_absent", f"nothing near says “{words}”"
        yield Signal(name, absent, dimension.code, message, words=words)


def _told(context: ClaimInContext, dimension: Dimension, said: Value) -> _Told:
    told = _Told()
    excluded = set(dimension.excludes.get(said.value, "").split())
    for place, share in _closest(context, said):
        unit = context.evidence.all[place]
        part = _part(context, unit, dimension, said)
        values = values_of(part, dimension.name)
        told = told._replace(top=max(told.top, share))
        if (
            said.value in values
            or _is_said_loosely(dimension, said.value, values, unit)
            or (dimension.name == "sureness" and _is_answered_so(context, unit, said.value))
        ):
            told = told._replace(own=max(told.own, share))
        elif dimension.name in _OF_TIME and _is_beside(context, place, dimension.name, said.value):
            told = told._replace(own=max(told.own, share * _LENT))
        if values & excluded and unit.answer != "no":  # `is it always there?` `no`
            words = words_of(part, dimension, excluded)
            if dimension.name == "direction" and is_only_advised(unit.words, words, context.claim.text):
                continue
            others = told.others if share <= told.rival else words
            told = told._replace(others=others, rival=max(told.rival, share), against=(*told.against, unit))
    return told


def _excluded(context: ClaimInContext, dimension: Dimension, said: Value, words: str, told: _Told) -> Iterator[Signal]:
    is_denied = words.casefold() == told.others.casefold()
    message = (
        f"the claim asserts or denies “{words}”; the record says the contrary of the same"
        if is_denied
        else f"the claim says “{words}”; the record says “{told.others}” of the same"
    )
    strength, against = min((told.rival - told.own) * 2, 1.0), told.against[:2]
    yield Signal(f"{dimension.name}_rival", strength, dimension.code, message, against, words=words)
    text = context.claim.text
    is_aim = text[max(said.start - 3, 0) : said.start].casefold() == "to "  # `a pill to lower it`
    is_told = not is_aim and not _THAN_A_SIDE.match(text, said.end)
    is_turned = is_told and _is_turned(dimension, said, words, told.others, strength)
    if is_turned and not context.evidence.is_all_written:
        yield Signal("degree_reversed", 1.0, dimension.code, message, against, words=words)


def _is_turned(dimension: Dimension, said: Value, words: str, others: str, strength: float) -> bool:
    """Whether the record has the other way round of the very thing: better for worse, high for low."""
    if dimension.name == "direction":
        return strength >= _LARGELY and bool(_LEVEL.fullmatch(words) and _LEVEL.fullmatch(others))
    return strength >= _FULLY and said.value in _TURNED and "same" not in values_of(others, dimension.name)


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
    behind = normal_words(_PARTS.split(text[said.end :])[0])[:_BEHIND]  # `a positive deep margin`
    subject = frozenset((*normal_words(text[begin : said.start]), *behind)) - _VALUES
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


def _is_answered_so(context: ClaimInContext, unit: Unit, value: str) -> bool:
    """Whether it asks, and the answer is as sure: `any blood in it?` `I think so`."""
    behind = context.evidence.following(unit, ANSWER) if is_question(unit.words) else ()
    return any(value in values_of(answer.words, "sureness") for answer in behind)


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
