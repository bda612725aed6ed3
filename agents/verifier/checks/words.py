"""Words that change a statement and that the record does not have: the trace of an edit."""

import re
from collections.abc import Iterator

from ..check import ClaimInContext, Signal

_DENIAL = re.compile(
    r"\b(?:no|not|denies|denied|without|never|none|absent|negative|n't|cannot|nor|neither|non|resolved|free)\b|n't\b|\bn['’]t\b",
    re.IGNORECASE,
)


def denials_have_a_source(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a denial where the closest places deny nothing, and an assertion where all of them deny."""
    if not context.is_checkable or len(context.words) < 2:
        return
    units = context.evidence.best(context.closeness, 3)
    denying = [bool(_DENIAL.search(near.words)) for unit in units for near in context.evidence.around(unit)]
    if not denying:
        return
    share = sum(denying) / len(denying)
    if _DENIAL.search(context.claim.text):
        if not any(denying):
            message = "the claim denies; nothing near it does"
            yield Signal("denial_without_source", 1.0, "negation_mismatch", message, tuple(units[:2]))
    elif share > 0.5:
        message = "the claim denies nothing; what is near it does"
        yield Signal("denied_near", (share - 0.5) * 2, "negation_mismatch", message, tuple(units[:2]))
