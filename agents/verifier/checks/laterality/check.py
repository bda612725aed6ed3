"""Left and right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardround.tools.terms import content_words, find_parts

from ...check import ClaimInContext, Signal
from ...sides import Sided, is_of_eyes, others_of, recorded_sides, sides_of, tally
from ..written.of_sides import is_so_of_the_things
from .one_voice import is_told_apart
from .part import side_of_part, side_signal
from .words import is_compared, side_of_words

_LEFT_OPEN = re.compile(
    r"\b(?:clarif\w+|verif\w+|inconsisten\w+|discrepan\w+|conflict\w*|contradict\w*|corrected|(?:initially|first|also|later) (?:referred|stated|documented|described|said|reported))\b",
    re.IGNORECASE,
)
"""Who names both sides and says that it is not clear which one leaves it open."""
_WORD = re.compile(r"[A-Za-z]+")
_AT_LARGE = re.compile(r"\bon (?:the|your|my|his|her) (left|right)(?:[- ]hand)? side\b(?! of)", re.IGNORECASE)
_ON_ONE_SIDE = re.compile(r"\bon the (?:left|right)\b|,\s*(?:left|right)\s*\.?$", re.IGNORECASE)


def sides_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a side that the record does not give to what the claim speaks of."""
    if not context.is_checkable:
        return
    sides = sides_of(context.claim.text, of_eyes=is_of_eyes(context.evidence))
    contrast = {"left", "right"} <= {said.side for said in sides}
    if (contrast and _LEFT_OPEN.search(context.claim.text)) or is_compared(context, context.claim.text):
        return
    told_both = _of_both(context, sides)
    for said in sides:
        if said not in told_both and not _is_told_otherwise(context, said):
            words = _WORD.match(context.claim.text, said.start)
            for signal in _held_against(context, said, contrast):
                yield replace(signal, words=words.group() if words else "")


def _is_told_otherwise(context: ClaimInContext, said: Sided) -> bool:
    """Whether the record may say the side without the word for it beside these words."""
    if _is_said_at_large(context, said) or _is_of_the_other(context, said):
        return True
    return context.evidence.is_all_written and is_so_of_the_things(context, said.start)


def _held_against(context: ClaimInContext, said: Sided, contrast: bool) -> Iterator[Signal]:
    """One side against the record; `contrast` where the claim names both."""
    if not _is_the_closest(context, said):
        yield from side_of_part(context, said)
        yield from side_of_words(context, said, contrast=contrast)
    if said.side != "both" and not contrast:
        yield from _of_a_pair(context, said)


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


def _of_a_pair(context: ClaimInContext, said: Sided) -> Iterator[Signal]:
    """`the left knees`, `lungs are clear on the left`: one side of what each side has one of."""
    pairs = [part for part in said.parts if part.is_pair]
    if pairs and said.parts[0].start == pairs[0].start > said.start:
        yield side_signal("side_of_pair", 1.0, f"one side has no {pairs[0].part}s")
    elif _ON_ONE_SIDE.search(context.claim.text) and any(
        part.is_pair for part in said.parts or find_parts(context.claim.text)
    ):
        yield side_signal("one_of_pair", 1.0, "the claim speaks of both and of one side")
