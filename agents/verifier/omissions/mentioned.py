"""The medicines that a sentence of the record names, by whatever name or letters."""

from wardround.tools.terms import DrugMention, find_drugs

from ..chart_letters import drugs_by_letters
from ..units import Unit


def medicines_of(unit: Unit) -> list[DrugMention]:
    """All of them, in order."""
    return sorted([*find_drugs(unit.words), *drugs_by_letters(unit.words)])
