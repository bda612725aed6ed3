"""What no written record speaks of: a letter that leaves out a stroke is of somebody who had none."""

from collections.abc import Iterator

from ...check import ClaimInContext, Signal
from ...levels import levels_in
from ...mentions import is_telling
from ..invented import nothing_is_invented, things_in
from .readings import readings
from .short import keys_in, keys_of

_ENOUGH = 0.2
"""Strength below which a fact is only told in other words."""


def nothing_is_from_nowhere(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition, a procedure or a fact of which written records say no part.

    What names a result (`anaemia`, `leukocytosis`) is left to the check of levels.
    """
    if not context.evidence.is_all_written or any(
        one.analyte in context.evidence.measured or one.analyte in readings(context.evidence)
        for one in levels_in(context.claim.text)
    ):
        return
    if _has_another_name(context):
        return
    found = [one for one in nothing_is_invented(context) if one.name != "fact_nowhere" or _is_foreign(context, one)]
    if found:
        yield Signal("written_nowhere", 1.0, "unsupported", found[0].message, found[0].against)


def _has_another_name(context: ClaimInContext) -> bool:
    """Whether the record has the new thing under a name of charts: `wants to conceive` for a pregnancy, `booster` for a vaccine."""
    text, evidence = context.claim.text, context.evidence
    new = [(start, end) for name, start, end in things_in(text) if not evidence.has(f"#{name}")]
    keys = [frozenset(key for key in keys_in(text[start:end]) if key.startswith("~")) for start, end in new]
    known = frozenset().union(*map(keys_of, evidence.units)) if any(keys) else frozenset()
    return any(one & known for one in keys)


def _is_foreign(context: ClaimInContext, fact: Signal) -> bool:
    """Whether no word that tells what it is of is the record's; else it says more of something that is there."""
    own = [word for word in context.said if is_telling(word)]
    known = any(w.key in context.evidence.roots(len(w.key)) or context.is_said_otherwise(w.start, w.end) for w in own)
    return fact.strength >= _ENOUGH and bool(own) and not known
