"""Whether a record has a pattern anywhere."""

import re

from ....check import ClaimInContext


def stands(context: ClaimInContext, pattern: str) -> bool:
    """Whether any place of the record has it."""
    found = re.compile(pattern, re.IGNORECASE)
    return any(found.search(unit.words) for unit in context.evidence.units)
