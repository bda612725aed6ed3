"""Whether a sentence asserts, denies, fears or remembers what it mentions, and of whom."""

from .assess import AS_MUCH, Assertion, assess
from .triggers import DENYING
from .warnings import CALLS, EMERGENCY

__all__ = ["AS_MUCH", "CALLS", "DENYING", "EMERGENCY", "Assertion", "assess"]
