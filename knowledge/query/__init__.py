"""Understanding a query: what its words mean, and what kind of answer it wants."""

from .intents import Intent, answered_by, asked_for
from .spelling import Speller
from .understand import Query, understand
from .wording import cues, told_by

__all__ = ["Intent", "Query", "Speller", "answered_by", "asked_for", "cues", "told_by", "understand"]
