"""Whose doctor somebody with a name is: `Attending: Dr. Lee`, whom written records name as the PCP."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...labels import labelled
from ...units import Unit
from .named_people import Named, named_in

_FIRST_HAND = "GP"
_OPERATING = frozenset(
    {"urologist", "gynaecologist", "obstetrician", "neurosurgeon", "orthopaedic surgeon", "ophthalmologist"}
)
"""Who may be somebody's surgeon."""
_SPECIALTIES = ("ologist", "ician", "iatrist", "surgeon")


def roles_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice somebody called what written records only call others, or who is only something else in them."""
    for said in named_in(labelled(context.claim)):
        recorded = _recorded(context.evidence)
        own = {role for one, _ in recorded if one.surname == said.surname for role in one.roles}
        for role in sorted(said.roles - own):
            holders = [(one, unit) for one, unit in recorded if role in one.roles]
            if _is_another(role, own, holders):
                told = [unit for one, unit in recorded if one in [h for h, _ in holders] or one.surname == said.surname]
                has = f"names {holders[0][0].surname.title()}" if holders else f"has them as {min(own)}"
                message = f"the claim has {said.surname.title()} as {role}; the record {has}"
                yield Signal("written_agent", 1.0, "experiencer_mismatch", message, tuple(told[:2]))


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[Named, Unit], ...]:
    return tuple((one, unit) for unit in evidence.units for one in named_in(unit.labelled))


def _is_another(role: str, own: set[str], holders: Sequence[object]) -> bool:
    """A patient has one general practitioner, who treats nobody in hospital; a specialist is of one specialty."""
    if role == _FIRST_HAND:
        return bool(holders or own)
    if role == "surgeon" and own & _OPERATING:
        return False
    is_of_another = role.endswith(_SPECIALTIES) and bool(own) and all(one.endswith(_SPECIALTIES) for one in own)
    return own == {_FIRST_HAND} or is_of_another
