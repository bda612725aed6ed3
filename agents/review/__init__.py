"""A person's decision, applied: code only, nothing is judged here."""

from .amend import amend, problem_with

__all__ = ["amend", "problem_with"]
