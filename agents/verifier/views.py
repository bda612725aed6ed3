"""Records of talk and of writing: a claim is held against the part that tells it, each read as what it is.

What is written says what it means, speech weaves around it; so checks read them differently. A chart beside a
transcript would else be read as talk, lists, tables and all.
"""

from dataclasses import replace

from .check import ClaimInContext
from .evidence import Evidence
from .kin import kin_in, kin_named

_LEAST = 0.4
"""Share of a claim's words, by weight, that charts must hold to be what tells it."""


def in_view(context: ClaimInContext) -> ClaimInContext:
    """The claim held against what was written alone, where that holds as much of it as the talk; else as it stands."""
    evidence = context.evidence
    if not evidence.is_partly_written or not context.words:
        return context
    if any(evidence.is_spoken(unit) for unit in context.cited):
        return context
    written, spoken = (replace(context, evidence=part, _kept={}) for part in (evidence.written, evidence.spoken))
    holds_much = written.coverage >= max(spoken.coverage, _LEAST)
    return written if holds_much and not _names_what_only_talk_names(context) else context


def _names_what_only_talk_names(context: ClaimInContext) -> bool:
    """Whether a medicine or a relative of the claim is named in the talk alone: the charts know nothing of either."""
    written, spoken = context.evidence.written, context.evidence.spoken
    drugs = context.drugs & spoken.drugs - written.drugs
    return bool(drugs or kin_in(context.claim.text) & _kin_of(spoken) - _kin_of(written))


def _kin_of(evidence: Evidence) -> set[str]:
    return {kin for unit in evidence.units for kin in kin_named(unit.words)}
