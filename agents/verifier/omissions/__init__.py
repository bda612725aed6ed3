"""What the record says that a draft must not leave out: one file for each sort of fact."""

from .find import key_facts, may_be_lost
from .lost import Loss, Lost, as_read, surfaced
from .told import KeyFact, Told

__all__ = ["KeyFact", "Loss", "Lost", "Told", "as_read", "key_facts", "may_be_lost", "surfaced"]
