"""The wrong end of an axis of the body: `lateral` for medial, the upper quadrant for the lower."""

from collections.abc import Iterator
from math import fsum

from ..axes import End, ends_of, limbs_of
from ..check import ClaimInContext, Signal
from ..units import Unit
from .own_words import as_written

_LEAST = 0.25
"""Share of the words beside an end that a place must have to speak of the same."""
_CLEARLY = 3
"""How much closer to the claim the other end must be told than its own."""


def ends_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an end of an axis where the record names the other one of the same."""
    if not context.is_checkable:
        return
    said = ends_of(context.claim.text)
    both = {end.axis for end in said if any(end.axis == one.axis and end.is_second != one.is_second for one in said)}
    for end in said:
        if end.axis not in both:
            yield from _judged(context, end)


def _judged(context: ClaimInContext, said: End) -> Iterator[Signal]:
    """Whether a place that shares much with what stands around an end has the other one, and none nearly as close has it."""
    if "extrem" in " ".join(said.near):
        yield from _of_limbs(context, said)
        return
    own, rival, against = 0.0, 0.0, None
    weigh = context.evidence.weight
    total = fsum(map(weigh, said.near)) or 1.0
    for told, unit in context.evidence.each(ends_of):
        if told.axis == said.axis:
            share = fsum(map(weigh, said.near & told.near)) / total * (0.5 + context.close(unit))
            if told.is_second == said.is_second:
                own = max(own, share)
            elif share > rival:
                rival, against = share, unit
    if against and rival >= max(_LEAST, _CLEARLY * own):
        words, other = as_written(context.claim.text, said.word), _other_end(against, said)
        message = f"the claim says “{words}”; the record says “{other}” of the same"
        yield Signal("end_rival", 1.0, "anatomy_mismatch", message, (against,), words=words)


def _other_end(unit: Unit, said: End) -> str:
    ends = (end for end in ends_of(unit.words) if end.axis == said.axis and end.is_second != said.is_second)
    return as_written(unit.words, next(ends).word)


def _of_limbs(context: ClaimInContext, said: End) -> Iterator[Signal]:
    """`upper extremities`: arms."""
    limbs = {limb for limb, _ in context.evidence.each(limbs_of)}
    if said.axis == "height" and limbs and said.is_second not in limbs:
        message = f"the claim says “{said.word}” of a limb; the record speaks only of the other"
        yield Signal("end_limb", 1.0, "anatomy_mismatch", message)
