"""Where a signal's words stand in its claim, and whether a record has a pattern anywhere."""

import re

from wardround.tools.quantities import Mention

from ....check import ClaimInContext, Signal


def stands(context: ClaimInContext, pattern: str) -> bool:
    """Whether any place of the record has it."""
    found = re.compile(pattern, re.IGNORECASE)
    return any(found.search(unit.words) for unit in context.evidence.units)


def start_of(context: ClaimInContext, signal: Signal) -> int:
    """Where the words begin that a signal is about; 0 where it is about the claim as a whole."""
    return max(context.claim.text.find(signal.words), 0)


def number_of(context: ClaimInContext, signal: Signal) -> Mention | None:
    """The number of the claim that a signal is about."""
    text = context.claim.text
    return next((one for one in context.quantities if text[one.start : one.end] == signal.words), None)
