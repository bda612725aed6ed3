"""Which hand somebody writes with."""

import re
from collections.abc import Iterator

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..units import Unit

_SAID = re.compile(
    r"\b(?P<side>left|right)(?:[- ]hand(?:ed)?[- ]domina\w+|[- ]?handed(?:ness)?\b)|\b(?P<hand>left|right)[- ]hand dominance\b"
    r"|\bdominant hand (?:is )?(?:the )?(?P<last>left|right)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?P<side>left|right)(?:[- ]?hand(?:ed|er)\b|[- ]hand(?:ed)?[- ]domina\w+|y\b)|\blef(?P<y>ty)\b"
    r"|\b(?:write|eat|throw|sign)s? with (?:the|my|your|his|her) (?P<hand>left|right)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:left|right)[- ]?(?:hand(?:ed)?)? or (?:left|right)\b|\bwhich hand (?:do|does|is)\b|\b(?:dominant|writing) hand\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"\b(?:(?P<side>left|right)y?|lef(?P<y>ty))\b", re.IGNORECASE)


def handedness_agrees(context: ClaimInContext) -> Iterator[Signal]:
    """Notice that the claim gives somebody the other hand than all that the record says of it."""
    said = _SAID.search(context.claim.text) if context.is_checkable else None
    if said is None:
        return
    told = list(_told(context.evidence))
    side = (said["side"] or said["hand"] or said["last"]).casefold()
    if told and all(other != side for other, _ in told):
        message = f"the claim says {side}-handed; the record does not"
        yield Signal(
            "hand_rival", 1.0, "laterality_mismatch", message, tuple(unit for _, unit in told[:2]), words=said.group()
        )


def _told(evidence: Evidence) -> Iterator[tuple[str, Unit]]:
    """The hands that the record tells of, outright or as the answer to the question."""
    for unit in evidence.units:
        if _ASKED.search(unit.words):
            for answer in evidence.following(unit, 1):
                yield from ((_side(match), answer) for match in _ANSWER.finditer(answer.words))
        else:
            yield from ((_side(match), unit) for match in _TOLD.finditer(unit.words))


def _side(match: re.Match[str]) -> str:
    named = match.groupdict()
    return (named["side"] or named.get("hand") or "left").casefold()
