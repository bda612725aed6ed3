"""A citation must point at something, and that must read as quoted and speak of the same."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from wardround.records import Citation
from wardround.tools.dialogue import without_speaker
from wardround.tools.terms import find_drugs, find_problems, normal_words

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..units import Unit

_MOST_OF_ANOTHER = 0.5
"""What the cited places hold, as a part of what another holds, up to which the other is the claim's place."""
_MOST_OF_A_REPETITION = 0.6
"""The same where the other place says the whole claim: there nothing is left to paraphrase."""
_WHOLE = 0.9
"""Share of a claim's weight from which a place says all of it."""
_SHORT = 6
"""Words up to which a turn of speech is an answer, to be read with its question."""
_WITHOUT_SPACES = "\u2e80"
"""From here on stand scripts that put no space between words."""


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
        elif _cuts_a_word(citation, context) or _cuts_two_sentences(citation, context):
            message = f"the place cited at {citation.source_id} {citation.start}-{citation.end} cuts a word, a number or two sentences: it was moved"
            yield Signal("citation_cut", 1.0, "quote_mismatch", message)


def _cuts_a_word(citation: Citation, context: ClaimInContext) -> bool:
    text = context.evidence.texts.get(citation.source_id, "")
    return any(_is_within_a_word(text, at) for at in (citation.start, citation.end))


def _cuts_two_sentences(citation: Citation, context: ClaimInContext) -> bool:
    """Whether it starts within a written sentence, ends within another, and lacks words of the claim that both have."""
    document, units = context.evidence.case.document(citation.source_id), context.evidence.overlapping(citation)
    if document is None or document.kind == "dialogue" or len(units) < 2:
        return False
    cut = frozenset().union(*(unit.normal for unit in units)) - frozenset(normal_words(citation.quote))
    is_between = units[0].start < citation.start and citation.end < units[-1].end
    return is_between and bool(cut & context.words)


def _is_within_a_word(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at + 1] if at else ""
    return len(around) == 2 and (around.isdigit() or (around.isalpha() and max(around) < _WITHOUT_SPACES))


def _problem(citation: Citation, context: ClaimInContext) -> Literal["citation_unresolved", "quote_mismatch"] | None:
    if citation.source_id in context.evidence.images:
        return None
    text = context.evidence.texts.get(citation.source_id)
    if text is None:
        return "citation_unresolved"
    exact = citation.end > citation.start and text[citation.start : citation.end] == citation.quote
    return None if exact else "quote_mismatch"
