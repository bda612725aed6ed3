"""What goes on, told as begun: `start metoprolol` where talk has `keep taking the metoprolol`."""

import re
from collections.abc import Iterator

from wardround.tools.dialogue import is_question

from ..actions import AGAIN
from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..medicines import named_behind
from ..units import Unit

_BEGINS = re.compile(
    r"\b(?:newly )?(?:start|initiat|begin|commenc)(?:e|s|ing)?\b(?! (?:to|with|at|by)\b)", re.IGNORECASE
)
_NOT_BEGUN = re.compile(
    r"\b(?:was|were|been|had|has|have|not|never|before|after|since|when|if|until|prior to|wants?|declin\w*|refus\w*|history)\b[^.;]*\Z|n['’]t\b[^.;]*\Z",
    re.IGNORECASE,
)
"""What was begun goes on, and what is not, or only may be."""
_REACH = 25
"""Characters behind it in which the medicine is named."""
_GOES_ON = re.compile(
    r"\b(?:continu\w+|keep(?:ing)? (?:you |taking |using |on |up |with )+|stay(?:ing)? on|still (?:tak\w+|us\w+|on)|refill\w*|leave you on"
    r"|(?:been|already|currently|you['’]re|you are|i['’]m|i am|he['’]s|she['’]s) (?:still )?(?:tak\w+|on|us\w+))\b",
    re.IGNORECASE,
)
_MAY_BEGIN = re.compile(
    rf"\b(?:start\w*|begin\w*|began|initiat\w*|prescri\w+|add\w*|try|trying|trial|put (?:you|him|her) (?:back )?on|giv(?:e|ing)|gave|order\w*|send\w*|call\w* in|new|switch\w*|chang\w+"
    rf"|increas\w*|decreas\w*|go up|up to|bump\w*|restart\w*|{AGAIN}|instead|back on|resum\w+|want you (?:to take|on)|take (?:a|one|some|it|this)|stop\w*|off|ran out|run out"
    r"|used to|not|never)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Whatever may tell of a beginning, or of a pause before it."""


def what_goes_on_is_not_begun(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine told as begun that talk keeps up, where no place that names it tells of a beginning or a pause."""
    text = context.claim.text
    if not context.is_checkable or context.evidence.is_all_written:
        return
    for match in _BEGINS.finditer(text):
        drug = named_behind(text, match.end(), _REACH)
        if not drug or _NOT_BEGUN.search(text, 0, match.start()):
            continue
        if unit := _goes_on(context.evidence, drug.ingredient):
            message = f"the claim says “{match.group()}” of {drug.ingredient}; the record keeps it up"
            yield Signal("begun_anew", 1.0, "temporality_mismatch", message, (unit,), words=match.group())
            return


def _goes_on(evidence: Evidence, drug: str) -> Unit | None:
    places = evidence.naming(drug)
    if any(_MAY_BEGIN.search(unit.words) for unit in places if not is_question(unit.words)):
        return None
    return next((unit for unit in places if _GOES_ON.search(unit.words)), None)
