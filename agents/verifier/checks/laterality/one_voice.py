"""Whether a record has one side of a thing wherever it has any, and whether a draft tells of both sides one by one."""

from collections.abc import Sequence

from ...check import ClaimInContext
from ...sides import Side, Sided, recorded_sides, sides_of, tally
from ...units import Unit

OTHER: dict[Side, Side] = {"left": "right", "right": "left"}
"""Of one side."""
_CLOSE = 0.1
"""Weight from which a place is near enough to be of the same thing."""
_NEXT = 2
"""Claims before and behind in which a draft may tell of the other side."""


def is_one_voice(context: ClaimInContext, said: Sided, told: Sequence[tuple[Side, float, Unit]]) -> bool:
    """Whether whatever the record says near is of one side only, where the claim has both, or of both, where it has one.

    Else `both` may be left and right, told apart, and a draft may tell in two sentences what is of both.
    """
    sides = {side for side, _, _ in told}
    if len(sides) != 1 or said.side in sides or _is_heading(context.claim.text, said):
        return False
    is_close = max(weight for _, weight, _ in told) >= _CLOSE
    found = tally(context.evidence, said.side, said.parts)
    if said.side == "both":
        return _is_of_one_side(context, said) and (is_close or (found.rival > 1 and not found.own))
    return (is_close or found.both > 1) and not is_told_apart(context, said)


def _is_of_one_side(context: ClaimInContext, said: Sided) -> bool:
    """Whether the record names one side of these parts, and nowhere the other: left and right are both."""
    return sum(bool(tally(context.evidence, side, said.parts).own) for side in OTHER) == 1


def is_in_one_breath(context: ClaimInContext, said: Sided) -> bool:
    """Whether one place names left and right of these parts: `the right eye in May, the left eye in June`."""
    parts = {part.part for part in said.parts}
    told: dict[Unit, set[Side]] = {}
    for unit, sided in recorded_sides(context.evidence):
        if parts & {part.part for part in sided.parts}:
            told.setdefault(unit, set()).add(sided.side)
    return any(OTHER.keys() <= sides for sides in told.values())


def is_told_apart(context: ClaimInContext, said: Sided) -> bool:
    """Whether a claim nearby tells the same of the other side: `Cramp of the left calf. Cramp of the right calf.` of both."""
    return any(
        one.side == OTHER.get(said.side) and 2 * len(one.near & said.near) >= len(said.near)
        for text in _around(context)
        for one in sides_of(text)
    )


def _around(context: ClaimInContext) -> Sequence[str]:
    texts = context.whole.texts
    place = next((at for at, text in enumerate(texts) if text == context.claim.text), 0)
    return texts[max(place - _NEXT, 0) : place + _NEXT + 1]


def _is_heading(text: str, said: Sided) -> bool:
    """`Bilateral elbows: swelling of the left one`: both were looked at."""
    head, colon, rest = text.partition(":")
    return bool(colon) and said.start < len(head) and bool(sides_of(rest))
