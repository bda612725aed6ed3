"""Denied at all: what the sentence denies, held against whether the places closest to it deny anything."""

import re
from collections.abc import Iterator

from ..check import ClaimInContext, Signal
from ..denying import CONTRACTED, DENYING

_DENIAL = re.compile(
    rf"\b(?:{DENYING}|nope|nobody|n't|non|resolved|free|stop\w*|quit|hardly|barely|rarely|fail\w*|refus\w*|declin\w*|lack\w*"
    rf"|against|forg[eo]t\w*|miss(?:ed|ing)|avoid\w*|instead|yet)\b|{CONTRACTED}",
    re.IGNORECASE,
)
_DENIED_VERB = re.compile(
    r"(?:\b(?:not|never|cannot|no longer|fail(?:s|ed)? to)|n['’]t)\b"
    r"(?!(?: \w+){0,3} (?:help|reliev|relief|benefi|improv|prevent|resolv|work|consistent|increas|worsen|chang))",
    re.IGNORECASE,
)
"""A verb that is denied, save what speech says in other words: `it did not help` is `it still hurts`."""
_CONDITION = re.compile(r"\b(?:if|unless|when|should|whether)\b[^.;]*", re.IGNORECASE)
"""`if it has not healed` denies nothing."""


def denials_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a denial where the closest places deny nothing, and an assertion where all of them deny."""
    text = context.claim.text
    if not context.is_checkable or len(text.split()) < 2 or len(context.words) < 2:
        return
    units = context.evidence.best(context.closeness, 3)
    denying = [bool(_DENIAL.search(near.words)) for unit in units for near in context.evidence.around(unit)]
    if not denying:
        return
    share, against = sum(denying) / len(denying), tuple(units[:2])
    if not _DENIAL.search(text):
        if share > 0.5:
            message = "the claim denies nothing; what is near it does"
            yield Signal("denied_near", (share - 0.5) * 2, "negation_mismatch", message, against)
    elif not any(denying) and _DENIED_VERB.search(_CONDITION.sub("", text)):
        strength = min(0.5 + max(context.closeness.values(), default=0.0), 1.0)
        message = "the claim denies; nothing near it does"
        yield Signal("verb_denied_alone", strength, "negation_mismatch", message, against)
