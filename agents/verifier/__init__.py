"""Every claim of a draft against its sources, and what the sources say that the draft does not."""

from .check import ClaimInContext, Signal
from .scorers import ClaimScorer, OmissionScorer, OwnScorer, Scorer, check_scorers, load_scorers, role_of
from .verify import verify_draft, verify_text

__all__ = [
    "ClaimInContext",
    "ClaimScorer",
    "OmissionScorer",
    "OwnScorer",
    "Scorer",
    "Signal",
    "check_scorers",
    "load_scorers",
    "role_of",
    "verify_draft",
    "verify_text",
]
