"""A citation must point at something, and that must read as quoted."""

from collections.abc import Iterator
from typing import Literal

from wardround.records import Citation

from ..check import ClaimInContext, Signal


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


def _problem(citation: Citation, context: ClaimInContext) -> Literal["citation_unresolved", "quote_mismatch"] | None:
    if citation.source_id in context.evidence.images:
        return None
    text = context.evidence.texts.get(citation.source_id)
    if text is None:
        return "citation_unresolved"
    exact = citation.end > citation.start and text[citation.start : citation.end] == citation.quote
    return None if exact else "quote_mismatch"
