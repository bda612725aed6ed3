"""Medication lists against each other, and against what notes say was stopped."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from wardround.records import Flag
from wardround.tools.quantities import find_quantities, in_base_unit
from wardround.tools.standing import stopped_drugs
from wardround.tools.terms import find_drugs

from ..evidence import Evidence
from ..kin import kin_in
from ..units import MEDICATION_SECTIONS, Unit, unit_of
from .flag import conflict, day

_DAYS_APART = timedelta(days=2)
"""Medication lists further apart than this may both be right."""
_CHANGED = re.compile(
    r"\b(?:increas|decreas|chang|titrat|taper|reduc|rais|lower|hold|held|stop|switch|from|until|previous|tablets?"
    r"|capsules?)",
    re.IGNORECASE,
)
"""Words of a change, and of a product's strength: its number need not be the dose that is taken."""
_MASSES = ("mg", "g", "ug", "unit", "meq")


class _Listed(NamedTuple):
    """A line of a medication list."""

    drug: str
    since: date
    """The day from which it is in use: of the list, or of the prescription."""
    until: date
    """The last day on which the source has it in use."""
    unit: Unit
    said: str
    """How it is taken: of a structured one its dosage, else the line."""


def doses(evidence: Evidence) -> Iterator[Flag]:
    """One medicine in two doses, or by the day and by the week, on lists that hold on the same days."""
    told: set[str] = set()
    for one, other in combinations(_single(evidence), 2):
        differs = "in different doses" if _dose(one) != _dose(other) else "daily and weekly"
        is_told = one.drug != other.drug or one.drug in told or not _hold_together(one, other)
        if not is_told and (_dose(one) != _dose(other) or {_is_daily(one), _is_daily(other)} == {True, False}):
            told.add(one.drug)
            yield conflict(f"two sources give {one.drug} {differs}", one.unit.citation, other.unit.citation)


def stopped(evidence: Evidence) -> Iterator[Flag]:
    """A medicine that a structured list has in use though a later note says that it was stopped."""
    told: set[str] = set()
    structured = [listed for listed in _listed(evidence) if listed.unit.source_id in evidence.structured]
    for unit in evidence.units:
        source = evidence.case.document(unit.source_id)
        when = day(source.date) if source else None
        ended = stopped_drugs(unit.words) if unit.drugs and not kin_in(unit.words) else frozenset()
        if when is None or unit.source_id in evidence.structured or not ended:
            continue
        for listed in structured:
            later = listed.since < when <= listed.until + _DAYS_APART
            if listed.drug in ended and later and listed.drug not in told:
                told.add(listed.drug)
                message = f"one source has {listed.drug} in use, a later one says that it was stopped"
                yield conflict(message, listed.unit.citation, unit.citation)


def _single(evidence: Evidence) -> list[_Listed]:
    """Of each source the medicines that it gives in one dose only."""
    found: dict[tuple[str, str], dict[tuple[float, str], _Listed]] = defaultdict(dict)
    for listed in _listed(evidence):
        if dose := _dose(listed):
            found[listed.unit.source_id, listed.drug].setdefault(dose, listed)
    return [listed for doses in found.values() if len(doses) == 1 for listed in doses.values()]


def _hold_together(one: _Listed, other: _Listed) -> bool:
    on_both_ends = {one.unit.section, other.unit.section} == MEDICATION_SECTIONS  # of a stay, which may change a dose
    together = one.since <= other.until + _DAYS_APART and other.since <= one.until + _DAYS_APART
    return together and not on_both_ends


def _listed(evidence: Evidence) -> Iterator[_Listed]:
    """Each medicine that a list has in use, with the days for which it says so."""
    for document, fact in evidence.facts:
        in_use = fact.kind == "medication" and not fact.negated and fact.status in ("active", "recorded", None)
        since = day(fact.date) or day(document.date)
        if in_use and since:
            yield from _of(unit_of(document, fact), since, max(since, day(document.date) or since), fact.value)
    told = {document.id for document, fact in evidence.facts if fact.kind == "medication"}
    for unit in evidence.units:
        if unit.section not in MEDICATION_SECTIONS or unit.source_id in told:
            continue
        source = evidence.case.document(unit.source_id)
        if source and (when := day(source.date)):
            yield from _of(unit, when, when)


def _of(unit: Unit, since: date, until: date, dosage: str | None = None) -> Iterator[_Listed]:
    drugs = find_drugs(unit.words)
    if len({mention.ingredient for mention in drugs}) == 1:
        said = unit.assess(drugs[0].start, drugs[0].end)
        if not said.negated and said.temporality == "current" and said.experiencer == "patient":
            yield _Listed(drugs[0].ingredient, since, until, unit, dosage or unit.words)


def _dose(listed: _Listed) -> tuple[float, str] | None:
    """The one dose that a line gives; None where it gives several, a range, a product's strength, or none by mass."""
    if _CHANGED.search(listed.said):
        return None
    doses = [mention for mention in find_quantities(listed.said) if mention.kind == "dose"]
    if len(doses) != 1 or len(doses[0].value) != 1 or doses[0].unit not in _MASSES:
        return None
    value, base = in_base_unit(doses[0].value[0], doses[0].unit)
    return round(value, 6), base


def _is_daily(listed: _Listed) -> bool | None:
    """Whether it is taken every day, and not each week or month; None where its line says neither."""
    often = [mention.value[0] for mention in find_quantities(listed.said) if mention.kind == "frequency"]
    return often[0] >= 1 if len(often) == 1 else None
