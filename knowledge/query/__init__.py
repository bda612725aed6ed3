"""Understanding a query: what its words mean, and what kind of answer it wants."""

from .understand import Query, understand

__all__ = ["Query", "understand"]
