"""The words of a mismatch: what the claim says, and what the record has in its place."""

from collections.abc import Sequence

from ..amounts import Amount


def not_in_sources(words: str, rivals: Sequence[Amount], of: str = "") -> str:
    """`“7.2%” is not in the sources; they have 8.2 % for hemoglobin a1c`."""
    values = list(dict.fromkeys(" ".join(a.unit.words[a.said.start : a.said.end].split()) for a in rivals))
    named = f" for {of}" if of else ""
    return f"“{words}” is not in the sources" + (f"; they have {', '.join(values[:3])}{named}" if values else "")
