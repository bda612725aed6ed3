"""The numbers of the record, each with what it is said of."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.dialogue import without_speaker
from wardround.tools.quantities import Mention
from wardround.tools.terms import find_analytes, find_drugs

from ..evidence import Evidence
from ..units import Unit
from .answered import put_right
from .bounds import is_bound
from .pieced import pieced
from .said_of import drug_of, measured_by, topic_of

_BACK = 3
"""Units before a number's own in which its name may stand; of talk, whose turns are of several, turns with its own."""
_FURTHEST = 6
"""Units in such turns, at most."""


class Amount(NamedTuple):
    """A number of the record."""

    said: Mention
    """The number; its place is that in the unit's words."""
    unit: Unit
    """Where it stands."""
    drug: str
    """Ingredient that it is the dose or the frequency of, as far as the same unit says; or empty."""
    measured: str
    """What it measures, as far as the same unit says; or empty."""
    talked_of: frozenset[str]
    """The analyte and the drug that were named last before it, further off: `your a1c is up` `last time it was 6`."""
    near: frozenset[str]
    """Normal words close by."""
    wide: frozenset[str]
    """Normal words of the unit and its neighbours."""


def recorded_amounts(evidence: Evidence) -> tuple[Amount, ...]:
    """Every number of the record, in order; decimals that a transcript cut in two (`seven .` `three`) come as one.

    Bounds of reference ranges are not among them.
    """
    return _recorded(evidence)[0]


def recorded_bounds(evidence: Evidence) -> tuple[Amount, ...]:
    """The bounds of the record's reference ranges, in order."""
    return _recorded(evidence)[1]


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[Amount, ...], tuple[Amount, ...]]:
    """The numbers of the record and the bounds of its ranges, each with what stands near; read once for all checks."""
    found: list[Amount] = []
    bounds: list[Amount] = []
    for unit in evidence.units:
        numbers = (*unit.quantities, *pieced(unit, evidence))
        wide = frozenset().union(*(near.normal for near in evidence.around(unit))) if numbers else frozenset()
        for said in numbers:
            kept = bounds if is_bound(unit.words, said) else found
            kept.append(_amount(evidence, unit, said, wide))
    return tuple(found), tuple(bounds)


def _amount(evidence: Evidence, unit: Unit, said: Mention, wide: frozenset[str]) -> Amount:
    where, meant = put_right(unit, said, evidence) or (unit, said)
    return Amount(
        meant,
        where,
        drug=drug_of(unit.words, said),
        measured=_measured(evidence, unit, said),
        talked_of=_talked_of(evidence, unit, said),
        near=topic_of(unit.words, said),
        wide=wide,
    )


def _measured(evidence: Evidence, unit: Unit, said: Mention) -> str:
    """As `measured_by`; of a result below the title of another specimen than blood, with that specimen."""
    name, specimen = measured_by(unit.words, said), evidence.specimens.get((unit.source_id, unit.start, unit.end), "")
    return f"{specimen} {name}" if name and specimen and not name.startswith(specimen) else name


def _talked_of(evidence: Evidence, unit: Unit, said: Mention) -> frozenset[str]:
    """What was named last, in the unit or shortly before it: talk names a thing once and then says `it`."""
    texts = [one.words for one in _before(evidence, unit)]
    analytes = [m.name for m in find_analytes(unit.words) if m.end <= said.start]
    drugs = [m.ingredient for m in find_drugs(unit.words) if m.end <= said.start]
    for text in texts:
        analytes = analytes or [m.name for m in find_analytes(text)]
        drugs = drugs or [m.ingredient for m in find_drugs(text)]
    return frozenset((*analytes[-1:], *drugs[-1:]))


def _before(evidence: Evidence, unit: Unit) -> Iterator[Unit]:
    """The units of its source before one that are near enough to name what it speaks of, the nearest first."""
    turns = int(_begins_a_turn(unit))
    for distance, one in enumerate(evidence.preceding(unit, _FURTHEST), 1):
        if distance > _BACK and (turns >= _BACK or not evidence.is_spoken(unit)):
            return
        turns += _begins_a_turn(one)
        yield one


def _begins_a_turn(unit: Unit) -> bool:
    return without_speaker(unit.words) != unit.words
