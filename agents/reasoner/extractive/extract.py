"""Typed lists of what the record says."""

from collections.abc import Sequence

from wardround.records import ClaimKind, FactKind, ImageReading, Passage

from .problems import problems_of
from .quote import Claims, Sources
from .summary import allergies, medications

_LISTS: tuple[tuple[FactKind, str, ClaimKind], ...] = (
    ("result", "Results", "result"),
    ("procedure", "Procedures", "history"),
    ("immunization", "Immunizations", "history"),
)


def extract(sources: Sources, claims: Claims, readings: Sequence[ImageReading], passages: Sequence[Passage]) -> None:
    """Problems, medications, allergies, results, procedures, immunizations: every one, once."""
    del readings, passages  # lists are of the record
    for problem in problems_of(sources):
        kind: ClaimKind = "finding" if problem.current else "history"
        title = "Problems" if problem.current else "Past problems"
        claims.add(title, kind, (problem.current or problem.past)[0])
    medications(sources, claims)
    allergies(sources, claims)
    for fact_kind, title, kind in _LISTS:
        for _, quote in sources.facts(fact_kind):
            claims.add(title, kind, quote)
    for _, quote in sources.sentences(("laboratory",)):
        claims.add("Results", "result", quote)
    for _, quote in sources.sentences(("procedures",)):
        claims.add("Procedures", "history", quote)
