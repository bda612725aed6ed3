"""Models that doubt claims, beside the rules and never in their place. Off unless asked for."""

from .load import check_scorers, load_scorers, role_of
from .scorer import ClaimScorer, Scored, score_claims

__all__ = ["ClaimScorer", "Scored", "check_scorers", "load_scorers", "role_of", "score_claims"]
