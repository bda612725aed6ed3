"""How old a relative is: `My mom is well. She is ninety.` names them in one sentence and tells the age in the next."""

import re

from wardround.tools.quantities import Mention

from ...check import ClaimInContext
from ...kin import WIDER, kin_in, kin_named
from ...units import Unit

_BOUND = re.compile(
    r"\b(?:(?P<below>before|under|below|younger than)|after|over|above|older than)(?: the)?(?: age)?(?: of)? ?\Z",
    re.IGNORECASE,
)
_OF_YEARS = ("age", "duration", "number")
_BEFORE = 2
"""Units before an age in which the relative is named whom a pronoun means."""


def is_the_age_of_kin(context: ClaimInContext, said: Mention) -> bool:
    """Whether the claim's age is told of the relative whom it names."""
    kin = kin_in(context.claim.text[: said.start]) or kin_in(context.claim.text)
    if said.kind != "age" or not kin:
        return False
    if _is_a_bound_for(context, said, kin):
        return True
    wider = kin.union(*(WIDER.get(one, set()) for one in kin))
    return any(wider & _told_of(context, unit) for unit in context.evidence.numbers.get(said.value[0], ()))


def _is_a_bound_for(context: ClaimInContext, said: Mention, kin: frozenset[str]) -> bool:
    """Whether it bounds an age that the record gives the relative: `breast cancer before the age of 50`, of one at 49."""
    bound = _BOUND.search(context.claim.text, 0, said.start)
    told = [
        one.value[0]
        for unit in context.evidence.units
        if kin_named(unit.words) & kin
        for one in unit.quantities
        if one.kind in _OF_YEARS
    ]
    return bound is not None and any(age < said.value[0] if bound["below"] else age > said.value[0] for age in told)


def _told_of(context: ClaimInContext, unit: Unit) -> set[str]:
    """Whom a unit speaks of: those it names, else those whom the nearest unit before names."""
    near = (unit, *context.evidence.preceding(unit, _BEFORE))
    return next((kin for one in near if (kin := kin_named(one.words))), set())
