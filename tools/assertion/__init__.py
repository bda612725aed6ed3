"""Whether a sentence asserts, denies, fears or remembers what it mentions, and of whom."""

from .assess import Assertion, assess
from .triggers import DENYING

__all__ = ["DENYING", "Assertion", "assess"]
