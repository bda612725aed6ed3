"""Models that doubt claims or read what is left out, beside the rules, never in their place. Off unless asked for."""

from .load import check_scorers, load_scorers, role_of
from .scorer import ClaimScorer, OmissionScorer, OwnScorer, Scored, Scorer, broken, score_claims

__all__ = [
    "ClaimScorer",
    "OmissionScorer",
    "OwnScorer",
    "Scored",
    "Scorer",
    "broken",
    "check_scorers",
    "load_scorers",
    "role_of",
    "score_claims",
]
