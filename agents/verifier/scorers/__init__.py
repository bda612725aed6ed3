"""Models that doubt claims, beside the rules and never in their place. Off unless asked for."""

from .load import check_scorers, load_scorers, role_of
from .scorer import ClaimScorer, OwnScorer, Scored, score_claims

__all__ = ["ClaimScorer", "OwnScorer", "Scored", "check_scorers", "load_scorers", "role_of", "score_claims"]
