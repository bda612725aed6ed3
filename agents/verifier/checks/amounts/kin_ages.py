"""How old a relative is: `My mom is well. She is ninety.` names them in one sentence and tells the age in the next."""

from wardround.tools.quantities import Mention

from ...check import ClaimInContext
from ...kin import WIDER, kin_in, kin_named
from ...units import Unit

_BEFORE = 2
"""Units before an age in which the relative is named whom a pronoun means."""


def is_the_age_of_kin(context: ClaimInContext, said: Mention) -> bool:
    """Whether the claim's age is told of the relative whom it names."""
    kin = kin_in(context.claim.text[: said.start]) or kin_in(context.claim.text)
    if said.kind != "age" or not kin:
        return False
    wider = kin.union(*(WIDER.get(one, set()) for one in kin))
    return any(wider & _told_of(context, unit) for unit in context.evidence.numbers.get(said.value[0], ()))


def _told_of(context: ClaimInContext, unit: Unit) -> set[str]:
    """Whom a unit speaks of: those it names, else those whom the nearest unit before names."""
    near = (unit, *context.evidence.preceding(unit, _BEFORE))
    return next((kin for one in near if (kin := kin_named(one.words))), set())
