"""Every claim of a draft against its sources, and what the sources say that the draft does not."""

from .check import ClaimInContext, Signal
from .scorers import ClaimScorer, load_scorers
from .verify import verify_draft, verify_text

__all__ = ["ClaimInContext", "ClaimScorer", "Signal", "load_scorers", "verify_draft", "verify_text"]
