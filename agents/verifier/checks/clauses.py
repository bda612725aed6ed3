"""Clause against clause: what the record says in the same words is denied in both or in neither."""

import re
from collections.abc import Iterator

from ..check import ClaimInContext, Signal
from ..clauses import Clause, clauses_of
from ..denying import DIFFICULTY, EASE, ENDED, INABILITY, LAST_TIME, NOT_SINCE

_UNDECIDED = re.compile(
    r"\b(?:not|n['’]t) (?:yet )?(?:decided|made up (?:her|his|their) mind|certain|sure)\b", re.IGNORECASE
)
"""Denies nothing of what is to be decided."""


_NO_LONGER = re.compile(r"\b(?:no longer|not any (?:more|longer)|n['’]t any (?:more|longer))\b", re.IGNORECASE)
_HAS_NONE = re.compile(r"\b(?:has|have|had|with|keeps?) no\b|\b(?:lacks|lacking|without)\b", re.IGNORECASE)
_FEW = re.compile(
    r"\b(?:(?<!a )few|(?<!a )little|rarely|seldom|minimal(?:ly)?|limited|infrequent(?:ly)?|hardly any|scarcely|sparingly)\b",
    re.IGNORECASE,
)
_NOT_MANY = re.compile(
    r"(?:\bnot|n['’]t)(?: really| usually| typically| generally| actually)?(?: \w+){0,2}"
    r" (?:a (?:whole )?(?:lot|ton)|lots|much|many|often|frequently|regularly)\b",
    re.IGNORECASE,
)
"""`uses few products` and `I don't really use a lot of products` say the same."""
_NEEDED = re.compile(
    r"\b(?:needs?|need(?:ed|ing) (?!no)|wants?|requires?|should (?:have|get)|must (?:have|get))\b", re.IGNORECASE
)
"""`you need a walking frame`, of somebody who `has no walking frame`."""


def clauses_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a clause whose closest clause in the record denies what it asserts, or the other way round."""
    if not context.is_checkable:
        return
    for clause in clauses_of(_UNDECIDED.sub(" ", context.claim.text)):
        yield from _judged(context, clause)


def _judged(context: ClaimInContext, clause: Clause) -> Iterator[Signal]:
    alike = context.evidence.clauses.like(clause)
    own, other = ([one for one in alike if (one.clause.denies == clause.denies) is same] for same in (True, False))
    rival = max(other, key=lambda one: one.share, default=None)
    lead = rival.share - max((one.share for one in own), default=0.0) if rival else 0.0
    if rival and rival.clause.unit and lead > 0 and not _is_said_so(context.claim.text, rival.clause.unit.words):
        name, verbs = (
            ("clause_denied", ("denies", "asserts")) if clause.denies else ("clause_asserted", ("asserts", "denies"))
        )
        message = f"the claim {verbs[0]} what the record {verbs[1]} in nearly the same words"
        yield Signal(name, min(lead, 1.0), "negation_mismatch", message, (rival.clause.unit,))


def _is_said_so(claim: str, told: str) -> bool:
    """`could not get up` and `it was hard to get up`, `no trouble sleeping` and `sleeps well`, deny but in one of two wordings."""
    if any(INABILITY.search(one) and DIFFICULTY.search(other) for one, other in ((claim, told), (told, claim))):
        return True
    if any(_FEW.search(one) and _NOT_MANY.search(other) for one, other in ((claim, told), (told, claim))):
        return True
    if _HAS_NONE.search(claim) and _NEEDED.search(told):
        return True
    if _NO_LONGER.search(claim):
        return bool(ENDED.search(told))
    if NOT_SINCE.search(claim) and LAST_TIME.search(told):
        return True
    return any(EASE.search(one) and not EASE.search(other) for one, other in ((claim, told), (told, claim)))
