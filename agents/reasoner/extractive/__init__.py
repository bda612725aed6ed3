"""Drafts without a model: sentences of the record, chosen by rule, each quoted with its place."""

from .quote import ENGINE
from .tasks import quote_draft

__all__ = ["ENGINE", "quote_draft"]
