"""A condition dropped: `whatever the blood count shows`, where written records make it depend on that."""

import re
from collections.abc import Iterator

from ...check import ClaimInContext, Signal
from ...units import Unit
from .short import keys_in, keys_of

_REGARDLESS = re.compile(
    r"\b(?:regardless|irrespective(?:ly)?|unconditional(?:ly)?|no matter (?:what|how|whether|which|who|if)|whether or not|in any (?:case|event)"
    r"|whatever(?! (?:reason|cause)\b)|come what may|under all circumstances|without (?:any )?(?:further )?conditions?)\b",
    re.IGNORECASE,
)
_ANYHOW = re.compile(
    rf"{_REGARDLESS.pattern}|\b(?:either way|anyway|all the same|even (?:if|when)|always)\b", re.IGNORECASE
)
"""How a record says it."""
_CONDITION = re.compile(
    r"\b(?:if|unless|until|till?|only|provided|providing|once|when|as long as|subject to|depend\w*|except|skip\w*|reconsider\w*|consider\w*|trigger|may|would|hold|after|before)\b|[<>≤≥?]",
    re.IGNORECASE,
)
_SHARED = 2
"""Things that a claim and a sentence of the record share to speak of the same."""


def conditions_are_not_dropped(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what a claim has done under all circumstances, where written records have it under some."""
    text = context.claim.text
    match = _REGARDLESS.search(text)
    if not match:
        return
    keys = keys_in(text)
    near = [unit for unit in context.evidence.units if len(keys_of(unit) & keys) >= _SHARED]
    depends = _depending(context.best)
    if depends and not any(_ANYHOW.search(unit.words) for unit in near):
        message = f"the claim says “{match.group()}”; the record has conditions and nowhere says so"
        yield Signal("written_regardless", 1.0, "temporality_mismatch", message, depends[:2], words=match.group())


def _depending(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if _CONDITION.search(unit.words))
