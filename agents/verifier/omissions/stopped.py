"""Medicines that were stopped, or whose course has just ended: who begins them again must know why."""

import re
from collections.abc import Iterator

from wardround.tools.standing import stopped_drugs
from wardround.tools.terms import drug_as_written, find_drugs

from ..evidence import Evidence
from .in_use import is_of_the_moment
from .told import KeyFact, Told, shortly

_ENDED = re.compile(r"\b(?:finish(?:ed|es|ing)|completed|course of|just had)\b", re.IGNORECASE)
_CHEMOTHERAPY = re.compile(r"\bchemo\w*", re.IGNORECASE)
_WHY = re.compile(
    r"\b(?:due to|d/t|because|2/2|secondary|given|since|likely|caus\w+|after|prob\w*|for|interact\w*|with)\b|->|→|[(!]|\bSTOP\b",
    re.IGNORECASE,
)


def stopped(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Each medicine once; a draft has it that names it at all."""
    seen: set[str] = set()
    is_of_chemotherapy = bool(told.that_say(_CHEMOTHERAPY))
    for unit in evidence.units:
        is_note = evidence.is_written(unit) and evidence.is_prose(unit)
        if not is_note or not unit.drugs or unit.section == "allergies":
            continue
        ended = stopped_drugs(unit.words) if _WHY.search(unit.words) else frozenset()
        courses = unit.drugs if _ENDED.search(unit.words) else frozenset()
        for one in find_drugs(unit.words):
            name = one.ingredient
            is_over = name in ended or name in courses
            if not is_over or name in seen or is_of_the_moment(unit.words, one):
                continue
            seen.add(name)
            carried = f"#{name}" in told.words or (is_of_chemotherapy and bool(_CHEMOTHERAPY.search(unit.words)))
            message = f"that {drug_as_written(name, unit.words)} was ended is missing: {shortly(unit.words)}"
            yield KeyFact("omitted_history", "review", 2, message, unit, carried)
