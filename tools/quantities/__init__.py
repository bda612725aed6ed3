"""Numbers in clinical text with what they count: doses, results, frequencies, durations, ages, dates."""

from .find import Mention, MentionKind, find_quantities

__all__ = ["Mention", "MentionKind", "find_quantities"]
