"""Left and right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from wardround.tools.terms import content_words, find_parts

from ..check import ClaimInContext, Signal
from ..sides import Side, Sided, is_of_eyes, others_of, recorded_sides, sides_of, tally, tally_of_draft
from ..units import Unit
from .one_voice import OTHER, is_in_one_breath, is_one_voice, is_told_apart
from .written.of_sides import is_so_of_the_things

_COMPARED = re.compile(
    r"\b(?:worse|better|greater|more|less|larger|smaller|weaker|stronger)(?: \w+)? than\b(?! (?:or equal|\d|one\b|two|three|four|five|six|ten))"
    r"|\bcompar\w+ (?:to|with)\b"
    r"|\b(?:worse|more|greater|predominantly|mainly|mostly|especially|particularly|maximal(?:ly)?|larger|bigger)(?: \w+)? (?:on|in) the (?:left|right)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:more|less|greater|better|worse|larger|smaller) than\b", re.IGNORECASE)
"""Of a number, where it compares no sides; charts' long sentences have it beside sides that are told elsewhere."""
_LEFT_OPEN = re.compile(
    r"\b(?:clarif\w+|verif\w+|inconsisten\w+|discrepan\w+|conflict\w*|contradict\w*|corrected|(?:initially|first|also|later) (?:referred|stated|documented|described|said|reported))\b",
    re.IGNORECASE,
)
"""Who names both sides and says that it is not clear which one leaves it open."""
_WORD = re.compile(r"[A-Za-z]+")
_LITTLE = 0.12
"""Share of the weight of the words around a side that a place with the other has, at least."""
_ENOUGH = 0.45
"""Strength from which another side near the same words is for review by itself on written records."""
_VERY = 0.5
"""Weight from which a place speaks of the claim's own words."""
_SOME, _AS_MUCH = 0.2, 0.55
"""Weight, and share of the weight beside one side, that a place must have beside the other to tell both alike."""
_AT_LARGE = re.compile(r"\bon (?:the|your|my|his|her) (left|right)(?:[- ]hand)? side\b(?! of)", re.IGNORECASE)
_ON_ONE_SIDE = re.compile(r"\bon the (?:left|right)\b|,\s*(?:left|right)\s*\.?$", re.IGNORECASE)


def sides_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a side that the record, or the rest of the draft, does not give to what the claim speaks of."""
    if not context.is_checkable:
        return
    sides = sides_of(context.claim.text, of_eyes=is_of_eyes(context.evidence))
    contrast = {"left", "right"} <= {said.side for said in sides}
    if contrast and _LEFT_OPEN.search(context.claim.text):
        return
    if _is_compared(context, context.claim.text):  # `right worse than left` says of both sides what is true of one
        return
    told_both = _of_both(context, sides)
    for said in sides:
        if (
            said in told_both
            or _is_said_at_large(context, said)
            or _is_of_the_other(context, said)
            or (context.evidence.is_all_written and is_so_of_the_things(context, said.start))
        ):
            continue
        words = _WORD.match(context.claim.text, said.start)
        for signal in _held_against(context, said, contrast):
            yield replace(signal, words=words.group() if words else "")


def _is_compared(context: ClaimInContext, text: str) -> bool:
    return bool(_COMPARED.search(text) or (context.evidence.is_all_written and _LIMIT.search(text)))


def _held_against(context: ClaimInContext, said: Sided, contrast: bool) -> Iterator[Signal]:
    """One side against the record and the draft; `contrast` where the claim names both."""
    if not _is_the_closest(context, said):
        yield from _by_part(context, said)
        yield from _by_words(context, said, contrast)
    yield from _by_draft(context, said)
    if said.side != "both" and not contrast:
        yield from _of_a_pair(context, said)


Told = Sequence[tuple[Side, float, Unit]]
"""Sides of the record, each with how much its place has to do with the claim's side."""


def _is_plainly_the_other(context: ClaimInContext, said: Sided, told: Told) -> bool:
    """Whether the record has the other side of these parts again and again, or of these very words, and never this one."""
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


def _is_said_at_large(context: ClaimInContext, said: Sided) -> bool:
    """Whether the closest talk has the side of the whole body: `any weakness on the right side?`, of the right arm."""
    return any(
        said.side == match[1].casefold()
        for unit in context.best[:2]
        for match in _AT_LARGE.finditer(unit.words)
        if not any(one.parts for one in sides_of(unit.words) if one.start == match.start(1))
    )


def _is_of_the_other(context: ClaimInContext, said: Sided) -> bool:
    """Whether the record may mean this side where it names the other of the part: what it says of it, or of no side."""
    others = {part.part: heard for part in said.parts if (heard := others_of(context.evidence).get(part.part))}
    names = {stem for p in said.parts for stem, _, _ in content_words(context.claim.text[p.start : p.end])}
    about = said.near - names
    return any(not about or about & heard or not _has_a_side(context, part) for part, heard in others.items())


def _has_a_side(context: ClaimInContext, part: str) -> bool:
    return any(part == p.part for _, sided in recorded_sides(context.evidence) for p in sided.parts)


def _is_the_closest(context: ClaimInContext, said: Sided) -> bool:
    """Whether the written place closest to the claim names this side and no other, of a part in whatever words."""
    if not (context.evidence.is_all_written and context.best):
        return False
    limbs = {part.limb for part in said.parts} & {"upper", "lower"}
    of_eyes = is_of_eyes(context.evidence)
    named = [sides_of(unit.words, of_eyes=of_eyes) for unit in context.best[:3]]
    return {one.side for one in named[0]} == {said.side} or any(
        {one.side for one in sides} == {said.side} and limbs & {part.limb for one in sides for part in one.parts}
        for sides in named
    )


def _of_both(context: ClaimInContext, sides: Sequence[Sided]) -> list[Sided]:
    """`his right hand, left hand and right knee`: of each side one by one, where the record says both of the part."""
    parts = {side: {p.part for one in sides if one.side == side for p in one.parts} for side in ("left", "right")}
    shared = parts["left"] & parts["right"]
    paired = [one for one in sides if shared & {part.part for part in one.parts}]
    return [
        one
        for one in sides
        for found in [tally(context.evidence, one.side, one.parts)]
        if found.both and (one in paired or (not found.own and not found.rival and _is_told_apart(context, one)))
    ]


def _is_told_apart(context: ClaimInContext, one: Sided) -> bool:
    """In talk; charts give each side its own value in one line (`VA R 6/6, L 6/12`)."""
    return not context.evidence.is_all_written and is_told_apart(context, one)


def _by_part(context: ClaimInContext, said: Sided) -> Iterator[Signal]:
    """What the record says of the sides of the same part; where it names none, of the same limb."""
    if not said.parts:
        return
    found = tally(context.evidence, said.side, said.parts)
    message = f"the claim says {said.side} of the {said.parts[0].part}; the record does not"
    if said.side == "both":
        if found.rival and not found.own and not found.pairs and not is_in_one_breath(context, said):
            message = f"the claim says both of the {said.parts[0].part}; the record names one side of it"
            yield _signal("both_part_rival", 1.0, message, found.units)
        return
    if found.rival > found.own:
        name = "side_part_mixed" if found.own else "side_part_rival"
        how = "more often " if found.own else ""
        message = f"the claim says {said.side} of the {said.parts[0].part}; the record {how}{OTHER[said.side]}"
        yield _signal(name, found.rival / (found.rival + found.own), message, found.units)
    elif found.both and not found.own:
        message = f"the claim says {said.side} of the {said.parts[0].part}; the record says both"
        yield _signal("side_of_both", 1.0, message, found.units)
    elif not found.own and found.pairs:
        yield _signal("side_added", 1.0, message, context.best[:1])
    elif not found.own:
        limb = tally(context.evidence, said.side, said.parts, by_limb=True)
        if limb.rival > limb.own:
            yield _signal("side_limb_rival", limb.rival / (limb.rival + limb.own), message, limb.units)


def _by_words(context: ClaimInContext, said: Sided, contrast: bool) -> Iterator[Signal]:
    """What the record says near the same words, whatever they are."""
    told = list(_recorded(context, said))
    compared = 0.5 if (contrast and not _is_plainly_the_other(context, said, told)) or _is_as_much(said, told) else 1.0
    half = 0.0 if is_one_voice(context, said, told) else 0.5
    own = sum(
        weight * (1.0 if side == said.side else half)
        for side, weight, _ in told
        if side == said.side or "both" in (side, said.side)
    )
    rival = sum(weight for side, weight, _ in told if side != said.side)
    message = f"the claim says {said.side}; the record does not say so of the same"
    if _is_said_so(context, said, told) or (context.evidence.is_all_written and _is_of_another(context, said, told)):
        return
    if rival and rival > own:
        ranked = sorted((one for one in told if one[0] != said.side), key=lambda one: -one[1])
        name, strength = "side_rival" if said.side != "both" else "both_rival", compared * rival / (own + rival)
        units = tuple(unit for _, _, unit in ranked[:2])
        yield _signal(name, strength, message, units)
        if name == "side_rival" and strength >= _ENOUGH and context.evidence.is_all_written:
            yield _signal("side_word_rival", 1.0, message, units)
    elif not own and not _is_the_only_side(context, said):
        yield _signal("side_absent" if said.side != "both" else "both_absent", 1.0, message, context.best[:1])


def _is_said_so(context: ClaimInContext, said: Sided, told: Told) -> bool:
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
    total = sum(map(weigh, said.near)) or 1.0
    return all(
        sum(map(weigh, said.near & unit.normal)) / total < _LITTLE for side, _, unit in told if side != said.side
    )


def _by_draft(context: ClaimInContext, said: Sided) -> Iterator[Signal]:
    texts, of_eyes = tuple(context.whole.texts), is_of_eyes(context.evidence)
    same, other = tally_of_draft(texts, context.claim.text, said.side, said.parts, of_eyes=of_eyes)
    if said.side != "both" and other > same:
        message = f"the claim says {said.side} of the {said.parts[0].part}, other claims the other side"
        yield _signal("side_draft" if not same else "side_draft_mixed", other / (other + same), message)


def _of_a_pair(context: ClaimInContext, said: Sided) -> Iterator[Signal]:
    """`the left knees`, `lungs are clear on the left`: one side of what each side has one of."""
    pairs = [part for part in said.parts if part.is_pair]
    if pairs and pairs[0].start > said.start:
        yield _signal("side_of_pair", 1.0, f"one side has no {pairs[0].part}s")
    elif _ON_ONE_SIDE.search(context.claim.text) and any(
        part.is_pair for part in said.parts or find_parts(context.claim.text)
    ):
        yield _signal("one_of_pair", 1.0, "the claim speaks of both and of one side")


def _recorded(context: ClaimInContext, said: Sided) -> Iterator[tuple[Side, float, Unit]]:
    """Sides of the record with how much each has to do with what the claim says of its side."""
    weigh = context.evidence.weight
    total = sum(map(weigh, said.near)) or 1.0
    for unit, places in groupby(recorded_sides(context.evidence), key=lambda one: one[0]):
        if _is_compared(context, unit.words):
            continue
        for sided in _of_its_parts([sided for _, sided in places], said):
            if shared := said.near & sided.near:
                yield sided.side, (0.1 + context.close(unit)) * sum(map(weigh, shared)) / total, unit


def _of_its_parts(told: list[Sided], said: Sided) -> list[Sided]:
    """The sides of one place that are said of the claim's part, or all of them where none is.

    `the left elbow is swollen and there is edema of the right leg` has no left beside the edema.
    """
    parts = {part.part for part in said.parts}
    return [one for one in told if parts & {part.part for part in one.parts}] or told


def _signal(name: str, strength: float, message: str, against: tuple[Unit, ...] = ()) -> Signal:
    return Signal(name, strength, "laterality_mismatch", message, against)
