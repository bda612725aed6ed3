"""A side that was corrected: `mass of the right kidney`, where an addendum calls that a laterality error and has the left one."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import PartMention

from ...check import ClaimInContext, Signal
from ...sides import sides_of
from .short import things_in

_CORRECTS = re.compile(
    r"\b(?:laterality|side)s? (?:error|mistake|corrected|wrong)|\bwrong side\b|\b(?:error|mistake) (?:in|of) (?:the )?(?:side|laterality)\b|\berrat(?:um|a)\b"
    r"|\bcorrect(?:ion|ed)\b(?= ?:| (?:report|side|to)\b)|\bshould (?:read|say|have (?:read|said))\b|\b(?:incorrectly|wrongly|erroneously) (?:reported|stated|labelled|labeled|documented|recorded)\b",
    re.IGNORECASE,
)


class _Corrected(NamedTuple):
    """What a correction has on which side."""

    side: str
    parts: frozenset[str]
    things: frozenset[str]


def corrected_sides_are_kept(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a side that a correction in written records has changed to the other one."""
    told = _sided(context.claim.text)
    for said in told if len({one.side for one in told}) == 1 else ():  # `first on the right, corrected to the left`
        for one, unit in context.evidence.each(_corrections):
            if one.side != said.side and one.parts & said.parts and one.things & said.things:
                message = f"the claim has the {said.side} side; a correction in the record has the {one.side} one"
                yield Signal("written_of_side", 1.0, "laterality_mismatch", message, (unit,), words=said.side)
                return


@lru_cache(maxsize=32768)
def _corrections(text: str) -> tuple[_Corrected, ...]:
    """The side of a sentence that corrects one, if it names no other."""
    found = _sided(text) if _CORRECTS.search(text) else ()
    return found if len({one.side for one in found}) == 1 else ()


def _sided(text: str) -> tuple[_Corrected, ...]:
    """The sides of parts that a text names, each with what else it names."""
    return tuple(
        _Corrected(one.side, frozenset(part.part for part in one.parts), _beside(text, one.parts))
        for one in sides_of(text)
        if one.side != "both"
    )


def _beside(text: str, parts: Sequence[PartMention]) -> frozenset[str]:
    places = [(part.start, part.end) for part in parts]
    return frozenset(
        key
        for one in things_in(text)
        if not any(start < one.end and one.start < end for start, end in places)
        for key in one.keys
    )
