"""Left, right and both: as a text says them, and as a record and a draft give them to parts of the body."""

from .eyes import is_of_eyes
from .recorded import others_of, recorded_sides, tally
from .said import Side, Sided, sides_of

__all__ = ["Side", "Sided", "is_of_eyes", "others_of", "recorded_sides", "sides_of", "tally"]
