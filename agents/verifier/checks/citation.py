"""A citation must point at something, and that must read as quoted and speak of the same."""

from collections.abc import Iterator
from typing import Literal

from wardround.records import Citation

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..units import Unit

_MOST_SHARED = 0.15
"""Share of a claim's weight up to which what it cites does not speak of it."""
_LEAST_ELSEWHERE = 0.4
"""Share from which another place does."""


def citations_resolve(context: ClaimInContext) -> Iterator[Signal]:
    """Notice citations of unknown sources, and quotations that are not letter by letter what stands there."""
    for citation in context.claim.citations:
        problem = _problem(citation, context)
        if problem == "citation_unresolved":
            message = f"cites {citation.source_id!r}, which is not among the sources"
            yield Signal("citation", 1.0, problem, message, certain=True)
        elif problem == "quote_mismatch":
            message = f"what stands at {citation.source_id} {citation.start}-{citation.end} is not what is quoted"
            yield Signal("citation", 1.0, problem, message, certain=True)


def citations_support(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a claim whose citations, read with what stands beside them, are not of it, while another place is.

    What no place says is for other checks: here it is the citation that is wrong, and a reader who follows it is misled.
    """
    citations = context.claim.citations
    if not context.is_checkable or not context.cited or len(context.words) < 2 or not all(c.quote for c in citations):
        return
    weigh, evidence = context.evidence.weight, context.evidence
    read = frozenset().union(*(near.normal for unit in context.cited for near in _with_what_is_beside(unit, evidence)))
    share = sum(map(weigh, read & context.words)) / sum(map(weigh, context.words))
    if share > _MOST_SHARED:
        return
    close = evidence.closeness(context.words)
    place = max(close, key=lambda one: close[one], default=None)
    if place is not None and close[place] >= _LEAST_ELSEWHERE:
        message = f"the cited places hold {share:.0%} of what the claim says, another {close[place]:.0%}"
        yield Signal("citation_elsewhere", 1.0, "unsupported", message, (evidence.all[place],))


def _with_what_is_beside(unit: Unit, evidence: Evidence) -> Iterator[Unit]:
    """The unit with two on each side: a short answer is cited for a question of several sentences."""
    yield unit
    place = evidence.place(unit)
    if place is not None:
        yield from evidence.beside(place, 1)
        yield from evidence.beside(place, 2)


def _problem(citation: Citation, context: ClaimInContext) -> Literal["citation_unresolved", "quote_mismatch"] | None:
    if citation.source_id in context.evidence.images:
        return None
    text = context.evidence.texts.get(citation.source_id)
    if text is None:
        return "citation_unresolved"
    exact = citation.end > citation.start and text[citation.start : citation.end] == citation.quote
    return None if exact else "quote_mismatch"
