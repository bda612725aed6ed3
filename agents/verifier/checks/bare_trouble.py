"""Trouble of nothing in particular (`has had problems since`), where talk denies any: a note that tells of trouble tells which."""

import re
from collections.abc import Iterator

from ..check import ClaimInContext, Signal
from ..denying import ANY_DENIAL
from ..stretches import POINT, after_last
from ..units import Unit

_TROUBLE = r"(?:problems?|issues?|complications?|complaints?|concerns?|difficult(?:y|ies)|trouble|side effects)"
_BARE = re.compile(
    rf"\b(?:ha[sd]|have|having|reports?|reported|notes?|noted|with|are|were)(?: had| been having)?(?: (?:current|recent|ongoing|further|significant|more|other|new))? (?P<what>{_TROUBLE})"
    r"(?: (?:since(?: then)?|currently|today|now|recently|lately|at this time|then))?(?=\s*(?:[.;]|, (?:and|but)\b|$))",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\b(?:if|should|call|contact|return|return\w*|may|might|could|monitor\w*|help\w*|due|discuss\w*|address\w*|resolved|follow\w*|previously|initially|any|some|same|these|those|such)\b",
    re.IGNORECASE,
)
_WELL = re.compile(
    rf"\b(?:(?:no|any|not|never|without|none|n['’]t)\b[^.?!]{{0,40}}\b{_TROUBLE}|fine|so far,? so good|all good|you['’]ve been fine|(?:doing|going) (?:well|good|great|okay)|as prescribed)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    rf"\b(?:have|had|having|has|been|some|a|having|with my|of my)(?: \w+){{0,2}} {_TROUBLE}\b", re.IGNORECASE
)


def trouble_is_told(context: ClaimInContext) -> Iterator[Signal]:
    """Notice trouble of nothing in particular, where the places closest to it say that there is none."""
    text = context.claim.text
    if not context.is_checkable or context.evidence.is_all_written:
        return
    for found in _BARE.finditer(text):
        before = text[after_last(POINT, text, found.start()) : found.end()]
        if ANY_DENIAL.search(before) or _LEFT_OPEN.search(before):
            continue
        if against := _denied(context):
            words = found.group()
            message = f"the claim tells of “{words}”; closest to it the record says that there are none"
            yield Signal("trouble_untold", 1.0, "negation_mismatch", message, (against,), words=words)


def _denied(context: ClaimInContext) -> Unit | None:
    """A close place that says that all is well, where none tells of trouble."""
    if any(_TELLS.search(unit.words) and not _WELL.search(unit.words) and unit.answer != "no" for unit in context.best):
        return None
    return next((unit for unit in context.best if unit.answer == "no" or _WELL.search(unit.words)), None)
