"""Another person or another side in place of the source's."""

import re

from ...kin import kin_in
from ...repeats import Repeat
from .problem import Problem, in_place, lost_pieces, new_pieces

_SIDES = re.compile(r"\b(?:(both|bilateral(?:ly)?)|(left|right))\b", re.IGNORECASE)


def other_side(text: str, repeat: Repeat) -> Problem | None:
    """Another side; left and right together are no other than both."""
    said, stands = (
        {"both" if match[1] else match[2].casefold() for piece in pieces for match in _SIDES.finditer(piece)}
        for pieces in (new_pieces(text, repeat), lost_pieces(repeat))
    )
    if not said or not stands or said & stands or {"left", "right"} in (said, stands):
        return None
    return in_place("laterality_mismatch", min(said), min(stands))


def whose(text: str, repeat: Repeat) -> Problem | None:
    """A relative of whom only the claim or only the source speaks."""
    said, stands = kin_in(text), kin_in(repeat.unit.words)
    added = [kin for piece in new_pieces(text, repeat) for kin in kin_in(piece) if kin not in stands]
    if added:
        message = f"the claim says of the {added[0]} what the source says, in nearly the same words, of no {added[0]}"
        return Problem("experiencer_mismatch", message, added[0])
    gone = [kin for piece in lost_pieces(repeat) for kin in kin_in(piece) if kin in stands]
    if not said and gone and new_pieces(text, repeat):
        message = f"the claim repeats, without the {gone[0]}, what the source says of the {gone[0]}"
        return Problem("experiencer_mismatch", message)
    return None
