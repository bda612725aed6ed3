"""Doubt clause by clause: what the record states in the same words is not to be hedged."""

import re
from collections.abc import Iterator

from ..check import ClaimInContext, Signal
from ..clauses import Clause, clauses_of

_DOUBT = re.compile(
    r"\b(?:may(?:be| be| have)?|might|could|possibl[ey]|possibilit\w+|probabl[ey]|likely|perhaps|suspect\w*|suspicio\w+"
    r"|presum\w+|seem\w*|appear\w*|suggest\w*|questionabl\w+|question of|unclear|uncertain"
    r"|(?:not|n['’]t) (?:sure|certain|know|think)"
    r"|think|thought (?:i|it|that|maybe|this|we)|believe|guess|wonder\w*|looks? like|sounds? like|feels? like|rul(?:e|ing) out|concern\w*|potential\w*"
    r"|consistent|if|whether|evaluat\w+|check\w*|hopefully|kind of like|apparent\w*"
    r"|can (?:also |sometimes |often |then |eventually )?(?:lead|cause|result|develop|become|happen|occur|get|make|turn|progress"
    r"|increase|affect|trigger|damage|come|be))\b",
    re.IGNORECASE,
)
"""Words that leave open whether what stands beside them is so, in notes and in speech."""
HEDGE = re.compile(
    r"\b(?:may(?! \d)(?:be)?|might|could be|possibl[ey]|probabl[ey]|likely|perhaps|suspect\w*|suspicio\w+|presum\w+|seems?|appears? to|suggest\w*"
    r"|questionabl\w+|question of|uncertain|unclear|thought to)\b",
    re.IGNORECASE,
)
"""Those that a clinician writes to hedge."""
_LEAST = 0.4
"""Share of the claim's other words below which a clause of the record speaks of something else."""
_SIZE = 3
"""Words that a clause must have for its likeness to tell."""


def hedges_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a hedged claim where the closest clause of the record has no doubt, nor has the sentence that it stands in."""
    if not context.is_checkable or not HEDGE.search(context.claim.text):
        return
    for clause in clauses_of(HEDGE.sub(" ", context.claim.text)):
        if len(clause.words) >= _SIZE:
            yield from _judged(context, clause)


def _judged(context: ClaimInContext, clause: Clause) -> Iterator[Signal]:
    own, rival = 0.0, None
    for one in context.evidence.clauses.like(clause):
        if one.clause.denies != clause.denies:
            continue
        if _doubts(one.clause):
            own = max(own, one.share)
        elif rival is None or one.share > rival.share:
            rival = one
    lead = rival.share - own if rival else 0.0
    if rival and rival.clause.unit and rival.share >= _LEAST and lead > 0:
        message = "the claim is unsure of what the record states in nearly the same words"
        yield Signal("clause_flat", min(lead, 1.0), "certainty_mismatch", message, (rival.clause.unit,))


def _doubts(clause: Clause) -> bool:
    return clause.unit is not None and bool(_DOUBT.search(clause.unit.words))
