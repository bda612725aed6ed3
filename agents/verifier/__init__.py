"""Every claim of a draft against its sources, and what the sources say that the draft does not."""

from .verify import verify_draft, verify_text

__all__ = ["verify_draft", "verify_text"]
