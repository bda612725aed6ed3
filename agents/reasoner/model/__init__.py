"""Drafts by a language model: one prompt, an object of a closed schema back, citations made in code."""

from .write import draft_with_model

__all__ = ["draft_with_model"]
