"""A second planter, for measuring only: written without sight of the checks or of `wardround.agents.stress`.

It stands in for somebody else's errors. Its operators, words and seeds are its own; nothing here is imported by the
product, and no word of it may be copied into a check (that would spoil the only measure that the checks did not see).
"""

from .planter import Edit, applied, benign_edits, plant_errors

__all__ = ["Edit", "applied", "benign_edits", "plant_errors"]
