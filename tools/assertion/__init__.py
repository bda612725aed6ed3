"""Whether a sentence asserts, denies, fears or remembers what it mentions, and of whom."""

from .assess import Assertion, assess

__all__ = ["Assertion", "assess"]
