"""Models that doubt claims, beside the rules and never in their place. Off unless asked for."""

from .load import load_scorers
from .scorer import ClaimScorer, Scored, score_claims

__all__ = ["ClaimScorer", "Scored", "load_scorers", "score_claims"]
