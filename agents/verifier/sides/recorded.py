"""The sides that a record and a draft give to parts of the body, counted."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from wardround.tools.terms import PartMention, content_words, find_parts

from ..evidence import Evidence
from ..units import Unit
from .eyes import is_of_eyes
from .no_sides import is_in_passing
from .said import Side, Sided, sides_of

_SHORT = 9
"""Words of speech, with the speaker's name, up to which a side may stand for what was said before."""
_BACK = 2
"""Units before it that may name the part."""
_OTHER = re.compile(r"\b(?:other|opposite)\s+$", re.IGNORECASE)
_SAID_ON = 2
"""Units behind it that may go on about the other."""


class Tally(NamedTuple):
    """How often a text says each side of a part."""

    own: int
    rival: int
    both: int
    pairs: int
    """Mentions of the part in the plural, of no side."""
    units: tuple[Unit, ...] = ()
    """Where the other side stands."""


@lru_cache(maxsize=8)
def recorded_sides(evidence: Evidence) -> tuple[tuple[Unit, Sided], ...]:
    """Every side that a record names; in talk one may stand alone, as in `the arm?` `this one, the left`."""
    return tuple(
        (unit, _with_what_it_answers(unit, sided, evidence))
        for unit in evidence.sided
        for sided in sides_of(unit.words, of_eyes=is_of_eyes(evidence))
        if not (evidence.is_spoken(unit) and is_in_passing(unit.words, sided.start))
    )


def _with_what_it_answers(unit: Unit, sided: Sided, evidence: Evidence) -> Sided:
    """A side in short speech that names no part, with the part and the words of what was said right before."""
    if sided.parts or not evidence.is_spoken(unit) or len(unit.words.split()) > _SHORT:
        return sided
    for before in evidence.preceding(unit, _BACK):
        if parts := find_parts(before.words)[-1:]:
            near = frozenset(word for word, _, _ in content_words(before.words))
            return sided._replace(near=sided.near | near, parts=tuple(parts))
    return sided


@lru_cache(maxsize=8)
def others_of(evidence: Evidence) -> Mapping[str, frozenset[str]]:
    """Parts of which the record names one as the other, with the words of what is said of it there.

    `my other ankle is sore too` leaves open which it is.
    """
    found: dict[str, frozenset[str]] = {}
    for unit in evidence.units:
        for part in find_parts(unit.words):
            if _OTHER.search(unit.words, 0, part.start):
                on = takewhile(lambda one: not sides_of(one.words), evidence.following(unit, _SAID_ON))
                found[part.part] = found.get(part.part, frozenset()).union(*(one.normal for one in (unit, *on)))
    return found


@lru_cache(maxsize=8)
def pairs_of(evidence: Evidence) -> frozenset[str]:
    """Parts that the record names in the plural."""
    return frozenset(p.part for unit in evidence.units for p in find_parts(unit.words) if p.is_pair)


def tally(evidence: Evidence, side: Side, parts: Iterable[PartMention], *, by_limb: bool = False) -> Tally:
    """What the record says of the sides of some parts, or of anything on the same limb."""
    names = {part.limb if by_limb else part.part for part in parts} - {"none"}
    counts = {"left": 0, "right": 0, "both": 0}
    units = []
    for unit, sided in recorded_sides(evidence):
        if names & {p.limb if by_limb else p.part for p in sided.parts}:
            counts[sided.side] += 1
            if sided.side != side:
                units.append(unit)
    rival = sum(counts[one] for one in ("left", "right") if one != side)
    pairs = len(names & pairs_of(evidence))
    return Tally(counts[side], rival, counts["both"] if side != "both" else 0, pairs, tuple(units[:2]))
