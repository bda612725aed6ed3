"""Numbers in clinical text with what they count: doses, results, frequencies, durations, ages, dates, times of the day."""

from .bare import PHONE
from .find import find_quantities
from .mention import Mention, MentionKind
from .moments import Moment, When, find_moments, moments_at
from .ordinals import ORDINALS, ordinals_in
from .units import in_base_unit

__all__ = [
    "ORDINALS",
    "PHONE",
    "Mention",
    "MentionKind",
    "Moment",
    "When",
    "find_moments",
    "find_quantities",
    "in_base_unit",
    "moments_at",
    "ordinals_in",
]
