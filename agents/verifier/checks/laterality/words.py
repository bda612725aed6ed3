"""A side against those that the record has near the same words, whatever they name."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import fsum

from wardround.tools.terms import stem

from ...check import ClaimInContext, Signal
from ...sides import Side, Sided, recorded_sides, tally
from ...units import Unit
from .one_voice import is_one_voice
from .part import side_signal

_COMPARED = re.compile(
    r"\b(?:worse|better|greater|more|less|larger|smaller|weaker|stronger)(?: \w+)? than\b(?! (?:or equal|\d|one\b|two|three|four|five|six|ten))"
    r"|\bcompar\w+ (?:to|with)\b"
    r"|\b(?:worse|more|greater|predominantly|mainly|mostly|especially|particularly|maximal(?:ly)?|larger|bigger)(?: \w+)? (?:on|in) the (?:left|right)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:more|less|greater|better|worse|larger|smaller) than\b", re.IGNORECASE)
"""Of a number, where it compares no sides; charts' long sentences have it beside sides that are told elsewhere."""
_LITTLE = 0.12
"""Share of the weight of the words around a side that a place with the other has, at least."""
_ENOUGH = 0.45
"""Strength from which another side near the same words is for review by itself on written records."""
_VERY = 0.5
"""Weight from which a place speaks of the claim's own words."""
_SOME, _AS_MUCH = 0.2, 0.55
"""Weight, and share of the weight beside one side, that a place must have beside the other to tell both alike."""
Told = Sequence[tuple[Side, float, Unit]]
"""Sides of the record, each with how much its place has to do with the claim's side."""


def side_of_words(context: ClaimInContext, said: Sided, *, contrast: bool) -> Iterator[Signal]:
    """Notice a side that the record does not say near the words beside it in the claim.

    Args:
        context: the claim.
        said: its side.
        contrast: whether it names both sides, so that a place with the other may be of what it says of that one.
    """
    told = list(_recorded(context, said))
    if _is_said_so(said, told) or (context.evidence.is_all_written and _is_of_another(context, said, told)):
        return
    own, rival = _for_and_against(context, said, told)
    if rival and rival > own:
        is_of_two = contrast and not _is_plainly_the_other(context, said, told)
        compared = 0.5 if is_of_two or _is_as_much(said, told) else 1.0
        yield from _rivals(context, said, told, compared * rival / (own + rival))
    elif not own and not _is_the_only_side(context, said):
        name = "side_absent" if said.side != "both" else "both_absent"
        yield side_signal(name, 1.0, _message(said), context.best[:1])


def is_compared(context: ClaimInContext, text: str) -> bool:
    """Whether a text compares its sides (`right worse than left`), and says of both what is true of one."""
    return bool(_COMPARED.search(text) or (context.evidence.is_all_written and _LIMIT.search(text)))


def _for_and_against(context: ClaimInContext, said: Sided, told: Told) -> tuple[float, float]:
    """The weight of the places that say the side, or half of it, and of those that say another."""
    half = 0.0 if is_one_voice(context, said, told) else 0.5
    own = sum(
        weight * (1.0 if side == said.side else half)
        for side, weight, _ in told
        if side == said.side or "both" in (side, said.side)
    )
    return own, sum(weight for side, weight, _ in told if side != said.side)


def _rivals(context: ClaimInContext, said: Sided, told: Told, strength: float) -> Iterator[Signal]:
    ranked = sorted((one for one in told if one[0] != said.side), key=lambda one: -one[1])
    units = tuple(unit for _, _, unit in ranked[:2])
    if said.side == "both":
        yield side_signal("both_rival", strength, _message(said), units)
        return
    yield side_signal("side_rival", strength, _message(said), units)
    if strength >= _ENOUGH and context.evidence.is_all_written:
        yield side_signal("side_word_rival", 1.0, _message(said), units)


def _message(said: Sided) -> str:
    return f"the claim says {said.side}; the record does not say so of the same"


def _is_plainly_the_other(context: ClaimInContext, said: Sided, told: Told) -> bool:
    """Whether the record has the other side of these parts again and again, or of these very words, and never this one.

    Where it never names this side of anything, nothing else can be meant.
    """
    if all(one.side not in (said.side, "both") for _, one in recorded_sides(context.evidence)):
        return True
    found = tally(context.evidence, said.side, said.parts)
    is_of_the_words = max((weight for _, weight, _ in told), default=0.0) >= _VERY
    is_only = found.rival > 1 and not found.own
    return not found.both and (is_only or (is_of_the_words and said.side not in {side for side, _, _ in told}))


def _is_as_much(said: Sided, told: Told) -> bool:
    """Whether the place that has most of the claim's words beside the other side has as many beside this one."""
    rivals = [one for one in told if one[0] != said.side]
    _, most, unit = max(rivals, key=lambda one: one[1], default=(None, 0.0, None))
    own = max((weight for side, weight, place in told if place is unit and side == said.side), default=0.0)
    return own >= _SOME and own >= _AS_MUCH * most


def _is_said_so(said: Sided, told: Told) -> bool:
    """Whether one place says the side of all the words around it, and no place that says the other is as close."""
    own = max(
        ((weight, unit) for side, weight, unit in told if side == said.side), key=lambda one: one[0], default=None
    )
    rival = max((weight for side, weight, _ in told if side != said.side), default=0.0)
    return own is not None and own[0] > rival and said.near <= own[1].normal


def _is_the_only_side(context: ClaimInContext, said: Sided) -> bool:
    """Whether talk names this side of the same limb, or where the claim names no part of anything, and never another."""
    told = [one for _, one in recorded_sides(context.evidence)]
    limbs = {part.limb for part in said.parts}
    own = [one for one in told if not limbs or not one.parts or limbs & {part.limb for part in one.parts}]
    return not context.evidence.is_all_written and bool(own) and all(one.side == said.side for one in told)


def _is_of_another(context: ClaimInContext, said: Sided, told: Told) -> bool:
    """Whether no place with the other side has much of the words around the claim's, where charts give each side a few words."""
    weigh = context.evidence.weight
    total = fsum(map(weigh, said.near)) or 1.0
    return all(
        fsum(map(weigh, said.near & unit.normal)) / total < _LITTLE for side, _, unit in told if side != said.side
    )


def _recorded(context: ClaimInContext, said: Sided) -> Iterator[tuple[Side, float, Unit]]:
    """Sides of the record with how much each has to do with what the claim says of its side."""
    weigh = context.evidence.weight
    total = fsum(map(weigh, said.near)) or 1.0
    for unit, places in groupby(recorded_sides(context.evidence), key=lambda one: one[0]):
        if is_compared(context, unit.words):
            continue
        for sided in _of_its_parts([sided for _, sided in places], said):
            if shared := _shared(said.near, sided.near):
                yield sided.side, (0.1 + context.close(unit)) * fsum(map(weigh, shared)) / total, unit


def _shared(own: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The words beside one side that stand beside another too, as nouns or not: weakness of a side, and one that is weak."""
    roots = {_root(word) for word in others}
    return frozenset(word for word in own if _root(word) in roots)


def _root(word: str) -> str:
    return stem(word.removesuffix("ness")) if word.endswith("ness") else word


def _of_its_parts(told: list[Sided], said: Sided) -> list[Sided]:
    """The sides of one place that are said of the claim's part, or all of them where none is.

    `the left elbow is swollen and there is edema of the right leg` has no left beside the edema.
    """
    parts = {part.part for part in said.parts}
    return [one for one in told if parts & {part.part for part in one.parts}] or told
