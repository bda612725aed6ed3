"""What the record says that a draft must not leave out: one file for each sort of fact."""

from .find import find_omissions, key_facts
from .told import KeyFact, Told

__all__ = ["KeyFact", "Told", "find_omissions", "key_facts"]
