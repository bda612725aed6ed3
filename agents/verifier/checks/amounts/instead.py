"""The words of a mismatch: what the claim says, and what the record has in its place."""

from collections.abc import Sequence

from ...amounts import Amount


def not_in_sources(words: str, rivals: Sequence[Amount], of: str = "", *, elsewhere: bool = False) -> str:
    """`“7.2%” is not in the sources; they have 8.2 % for hemoglobin a1c`.

    Args:
        words: what the claim says.
        rivals: what the record has, best first.
        of: what they measure.
        elsewhere: whether the record has the claim's own value too, but of something else.
    """
    values = list(dict.fromkeys(" ".join(a.unit.words[a.said.start : a.said.end].split()) for a in rivals))
    named = f" for {of}" if of else ""
    where = "in the sources, but not said of this" if elsewhere else "not in the sources"
    return f"“{words}” is {where}" + (f"; they have {', '.join(values[:3])}{named}" if values else "")
