"""Left and right."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from wardround.tools.terms import content_words, stem

from ..check import ClaimInContext, Signal
from ..units import Unit

Side = Literal["left", "right", "both"]

_SIDES: dict[str, Side] = {
    "left": "left", "lt": "left", "l": "left", "left-sided": "left", "right": "right", "rt": "right", "r": "right",
    "right-sided": "right", "bilateral": "both", "bilaterally": "both", "both": "both",
}  # fmt: skip
_SIDED = re.compile(
    r"(?<![\w'-])(left-sided|right-sided|left|right|bilaterally|bilateral|both|lt|rt|(?-i:[LR](?= [a-z]{3})))(?![\w'-])",
    re.IGNORECASE,
)
_NO_SIDE = re.compile(
    r"(?:right|left)\s+(?:now|away|there|here|before|after|okay|ok|so|and\s+then|upper\s+hand|behind\s+the\s+wheel|the\s+(?:hospital|er)"
    r"|handed|alone|over|off|out|home|work|up|on\s+time)\b|both\s+(?:of\s+(?:them|those|us)|the|medications|and)\b",
    re.IGNORECASE,
)
_ASSENT = re.compile(r"(?:that's|that is|all|is that|you're|sounds|yeah|yep|correct|exactly|,)\s*$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:worse|better|greater|more|less|larger|smaller|weaker|stronger) than\b|\bcompar\w+ (?:to|with)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[?.,!]|$)")
_TOKENS_AWAY = 4
_PAIRS = re.compile(
    r"\b(?:ankles|arms|breasts|calves|ears|elbows|extremities|eyes|feet|hands|hips|kidneys|knees|legs|lungs|shoulders|wrists)\b",
    re.IGNORECASE,
)
_OF_A_PAIR = 0.6
"""How much `your legs` says that both are meant."""


class Sided(NamedTuple):
    """A side with the words around it."""

    side: Side
    near: frozenset[str]
    """Stems within a few words: the part of the body is among them."""


def sides_of(text: str) -> list[Sided]:
    """The sides that a text names. `right now`, `that's right` and `left the hospital` name none."""
    words = content_words(text)
    found = []
    for match in _SIDED.finditer(text):
        if _NO_SIDE.match(text, match.start()) or _is_assent(text, match):
            continue
        side = _SIDES[match[1].casefold()]
        place = sum(start < match.start() for _, start, _ in words)
        near = words[max(place - _TOKENS_AWAY, 0) : place + _TOKENS_AWAY + 1]
        found.append(
            Sided(side, frozenset(stem for stem, start, _ in near if not match.start() <= start < match.end()))
        )
    return found


def sides_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a side that the record does not give to what the claim speaks of."""
    if not context.is_checkable:
        return
    sides = sides_of(context.claim.text)
    if _COMPARED.search(context.claim.text):  # `right worse than left` says of both sides what is true of one
        return
    compared = 0.5 if {"left", "right"} <= {said.side for said in sides} else 1.0
    for said in sides:
        told = list(_recorded(context, said))
        own = sum(
            weight * (1.0 if side == said.side else 0.5)
            for side, weight, _ in told
            if "both" in (side, said.side) or side == said.side
        )
        rival = sum(weight for side, weight, _ in told if not _fits(said.side, side))
        message = f"the claim says {said.side}; the record does not say so of the same"
        against = tuple(unit for side, _, unit in sorted(told, key=lambda one: -one[1]) if not _fits(said.side, side))[
            :2
        ]
        if rival and rival > own:
            yield Signal(
                _rival_name(said.side), compared * rival / (own + rival), "laterality_mismatch", message, against
            )
        elif not own:
            yield Signal("side_absent" if said.side != "both" else "both_absent", 1.0, "laterality_mismatch", message)


def _rival_name(side: Side) -> str:
    return "side_rival" if side != "both" else "both_rival"


def _recorded(context: ClaimInContext, said: Sided) -> Iterator[tuple[Side, float, Unit]]:
    """Sides of the record with how much each has to do with what the claim says of its side."""
    weigh = context.evidence.weight
    total = sum(map(weigh, said.near)) or 1.0
    for unit in context.evidence.sided:
        for sided in sides_of(unit.words):
            shared = said.near & sided.near
            if shared:
                yield sided.side, (0.1 + context.close(unit)) * sum(map(weigh, shared)) / total, unit
    for unit in context.best:
        pairs = {stem(match.group().casefold()) for match in _PAIRS.finditer(unit.words)} & said.near
        if pairs and not sides_of(unit.words):
            yield "both", _OF_A_PAIR * (0.1 + context.close(unit)) * sum(map(weigh, pairs)) / total, unit


def _fits(said: Side, recorded: Side) -> bool:
    """Both sides and one of them may go together; left and right do not."""
    return said == recorded


def _is_assent(text: str, match: re.Match[str]) -> bool:
    """`that's right`, `right?`, `right, so`: agreement, not a side."""
    if match[1].casefold() != "right":
        return False
    before, after = text[: match.start()], text[match.end() :]
    begins = not before.strip() or before.rstrip()[-1] in "].?!,:"
    return bool(_ASSENT.search(before)) or (begins and bool(_ENDS.match(after)))
