"""The arm that is spared: `no needles in the right arm`, where written records spare the left one for its fistula."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...check import ClaimInContext, Signal
from ...sides import sides_of
from ...stretches import STOP, stretches

_FORBIDS = re.compile(
    r"\b(?:no|not|never|avoid\w*|spar(?:e|ed|ing)|protect\w*|preserv\w*|restrict\w*|precautions?)\b|n['’]t\b",
    re.IGNORECASE,
)
_USES = re.compile(
    r"\b(?:bp|blood pressures?|cuffs?|needles?|sticks?|ivs?|lines?|cannula\w*|cannulat\w*|venep\w+|venip\w+|bloods?"
    r"|phlebotomy|tourniquets?|picc|injections?|punctures?|limb precautions?)\b",
    re.IGNORECASE,
)
"""What is not to be done to it."""
_ARM = re.compile(r"\b(?:arms?|forearms?|wrists?|hands?|limbs?|side|upper extremit\w+|[LR]UE)\b", re.IGNORECASE)


def spared_arms_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an arm told as spared where written records spare the other one and nowhere this one."""
    told = context.evidence.each(_spared)
    for side in _spared(context.claim.text):
        if told and side != "both" and all(one not in (side, "both") for one, _ in told):
            message = f"the claim spares the {side} arm; the record the {told[0][0]} one"
            units = tuple(unit for _, unit in told[:2])
            yield Signal("written_of_side", 1.0, "laterality_mismatch", message, units, words=side)
            return


@lru_cache(maxsize=32768)
def _spared(text: str) -> tuple[str, ...]:
    """The sides of arms to which a text forbids something: named behind what forbids it, else before."""
    found = []
    for begin, end in stretches(STOP, text):
        part = text[begin:end]
        forbids = _FORBIDS.search(part)
        if not forbids or not _USES.search(part) or not _ARM.search(part):
            continue
        sides = sides_of(part)
        behind = [one for one in sides if one.start > forbids.start()]
        found += [one.side for one in (*behind, *reversed(sides))[:1]]
    return tuple(found)
