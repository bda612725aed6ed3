"""A side against the sides that the record gives the same part of the body; where it names none, the same limb."""

from collections.abc import Iterator

from ...check import ClaimInContext, Signal
from ...sides import Sided, tally
from ...units import Unit
from .one_voice import OTHER, is_in_one_breath


def side_of_part(context: ClaimInContext, said: Sided) -> Iterator[Signal]:
    """Notice a side that the record does not give to the part of which a claim says it."""
    if said.parts:
        yield from _both(context, said) if said.side == "both" else _one(context, said)


def side_signal(name: str, strength: float, message: str, against: tuple[Unit, ...] = ()) -> Signal:
    """What is said against a side."""
    return Signal(name, strength, "laterality_mismatch", message, against)


def _both(context: ClaimInContext, said: Sided) -> Iterator[Signal]:
    found = tally(context.evidence, said.side, said.parts)
    if found.rival and not found.own and not found.pairs and not is_in_one_breath(context, said):
        message = f"the claim says both of the {said.parts[0].part}; the record names one side of it"
        yield side_signal("both_part_rival", 1.0, message, found.units)


def _one(context: ClaimInContext, said: Sided) -> Iterator[Signal]:
    found = tally(context.evidence, said.side, said.parts)
    message = f"the claim says {said.side} of the {said.parts[0].part}; the record"
    if found.own:
        return
    if found.rival:
        yield side_signal("side_part_rival", 1.0, f"{message} {OTHER[said.side]}", found.units)
    elif found.both:
        yield side_signal("side_of_both", 1.0, f"{message} says both", found.units)
    elif found.pairs:
        yield side_signal("side_added", 1.0, f"{message} does not", context.best[:1])
    elif {part.limb for part in said.parts} & {"upper", "lower"}:  # an ear is no eye
        limb = tally(context.evidence, said.side, said.parts, by_limb=True)
        if limb.rival > limb.own:
            strength = limb.rival / (limb.rival + limb.own)
            yield side_signal("side_limb_rival", strength, f"{message} does not", limb.units)
