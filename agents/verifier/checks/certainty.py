"""Sure or unsure of the same finding: a claim that hedges what the record says flatly."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..check import ClaimInContext, Signal
from ..mentions import Word, assertion_of, is_telling
from ..units import Unit

_MAY_COME = re.compile(
    r"(?<!\bi )(?<!\bwe )\b(?:can|could|may|might)(?! (?:you|we|i|not)\b)(?: [\w'’-]+){0,5} \Z", re.IGNORECASE
)
"""`poor healing can lead to arthritis`."""
_MOST = 8
"""Mentions of a finding that are looked at: those in the closest units."""


class _Told(NamedTuple):
    """What the record says of a word."""

    is_hedged: bool
    """Whether a mention is unsure, or a question that nobody answered."""
    closest: Unit
    """The mention closest to the claim."""


def sureness_agrees(context: ClaimInContext) -> Iterator[Signal]:
    """Notice findings that the claim hedges and that every mention in the record states."""
    if not context.is_checkable:
        return
    told = {word: found for word in context.said if is_telling(word) and (found := _told(context, word))}
    hedged = {w: one for w, one in told.items() if _is_hedged(context.claim.text, w) and not one.is_hedged}
    if hedged:
        word = max(hedged, key=lambda one: context.evidence.weight_said(one.key))
        message = f"the claim is unsure of “{context.claim.text[word.start : word.end]}”; the record is not"
        against = (hedged[word].closest,)
        close = max(context.close(one.closest) for one in hedged.values())
        yield Signal("hedged_alone", len(hedged) / len(told), "certainty_mismatch", message, against)
        yield Signal("hedged_alone_close", close, "certainty_mismatch", message, against)


def _is_hedged(text: str, word: Word) -> bool:
    said = assertion_of(text, word)
    return said.certainty == "uncertain" and said.temporality != "hypothetical"


def _told(context: ClaimInContext, word: Word) -> _Told | None:
    mentions = sorted(context.evidence.saying(word.key), key=lambda one: -context.closeness.get(one[0], 0.0))[:_MOST]
    if not mentions:
        return None
    units = [(context.evidence.all[place], index) for place, index in mentions]
    return _Told(any(_is_left_open(unit, index) for unit, index in units), units[0][0])


def _is_left_open(unit: Unit, index: int) -> bool:
    """Whether a mention is unsure, or of what can come."""
    if unit.assertion(index).certainty == "uncertain":
        return True
    return _MAY_COME.search(unit.words, 0, unit.said[index].start - unit.start) is not None
