"""Records of talk and of writing: a claim is held against the part that tells it, each read as what it is.

What is written says what it means, speech weaves around it; so checks read them differently. A chart beside a
transcript would else be read as talk, lists, tables and all.
"""

from dataclasses import replace

from .check import ClaimInContext


def in_view(context: ClaimInContext) -> ClaimInContext:
    """The claim held against what was written alone, where that holds as much of it as the talk; else as it stands."""
    evidence = context.evidence
    if not evidence.is_partly_written or not context.words:
        return context
    if any(evidence.is_spoken(unit) for unit in context.cited):
        return context
    written, spoken = (replace(context, evidence=part, _kept={}) for part in (evidence.written, evidence.spoken))
    return written if written.coverage >= spoken.coverage else context
