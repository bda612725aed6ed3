"""A claim read a second time, in the record's own short forms: what only one reading doubts is a matter of words."""

import re

from .check import ClaimInContext
from .checks.written.short_forms import in_the_records_terms

_VERB = (
    r"(?:lives?|lived|works?|drinks?|smokes?|takes?|took|wears?|uses?|is|was|are|were|has|had|does|did"
    r"|remains?|continues?|received|underwent|gave|needs?|showed|shows|revealed|demonstrated|found|grew)"
)
_TWO = re.compile(
    rf"(?P<denied>\b(?:never|not|no|without|denie[sd]|negative|declined|refused|excluded|ruled out)\b[^.;]*?)"
    rf",? (?:and|but) (?=with\b|{_VERB}\b|(?:[\w-]+ ){{1,3}}{_VERB}\b)",
    re.IGNORECASE,
)


def _apart(text: str) -> str:
    """Two statements as two: a denial goes no further than the next verb, or the next `with`."""
    return _TWO.sub(r"\g<denied>; ", text)


def read_again(context: ClaimInContext) -> ClaimInContext | None:
    """The claim as the record would write it; None where that changes nothing, and where speech is in the record."""
    if not context.is_checkable or not context.evidence.is_all_written:
        return None
    text = _apart(in_the_records_terms(context.claim.text, context.evidence))
    if text == context.claim.text:
        return None
    claim = context.claim.model_copy(update={"text": text})
    return ClaimInContext(claim, context.evidence, context.whole, context.cited)
