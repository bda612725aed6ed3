"""Numbers in clinical text with what they count: doses, results, frequencies, durations, ages, dates."""

from .find import Mention, MentionKind, find_quantities
from .units import in_base_unit

__all__ = ["Mention", "MentionKind", "find_quantities", "in_base_unit"]
