"""Left and right of a claim, against the sides of the record and of the rest of the draft."""

from .check import sides_agree

__all__ = ["sides_agree"]
