"""A citation must point at something, and that must read as quoted and speak of the same."""

from collections.abc import Iterator
from typing import Literal

from wardround.records import Citation
from wardround.tools.terms import normal_words

from ..check import ClaimInContext, Signal

_LEAST_SHARED = 0.2
"""Share of a claim's weight that its own citations must hold."""


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
    """Notice a claim whose citations speak of something else: they are real places, but not of this."""
    quotes = [c.quote for c in context.claim.citations if c.quote]
    if not quotes or not context.is_checkable or len(context.words) < 2:
        return
    weigh = context.evidence.weight
    held = frozenset(word for quote in quotes for word in normal_words(quote)) & context.words
    share = sum(map(weigh, held)) / sum(map(weigh, context.words))
    if share < _LEAST_SHARED:
        message = f"the cited places hold {share:.0%} of what the claim says"
        yield Signal("citation_elsewhere", 1 - share / _LEAST_SHARED, "unsupported", message, context.cited[:2])


def _problem(citation: Citation, context: ClaimInContext) -> Literal["citation_unresolved", "quote_mismatch"] | None:
    if citation.source_id in context.evidence.images:
        return None
    text = context.evidence.texts.get(citation.source_id)
    if text is None:
        return "citation_unresolved"
    exact = citation.end > citation.start and text[citation.start : citation.end] == citation.quote
    return None if exact else "quote_mismatch"
