"""A person's decision, applied: code only, nothing is judged here."""

from .amend import ADDED, amend
from .human import review_of
from .rules import ATTESTATION, flagged_claims, problem_with, signers, unseen_claims

__all__ = ["ADDED", "ATTESTATION", "amend", "flagged_claims", "problem_with", "review_of", "signers", "unseen_claims"]
