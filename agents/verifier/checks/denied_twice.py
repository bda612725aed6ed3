"""Denied twice: a claim that denies its own denial (`no abnormality denied`) says the contrary of what was meant."""

import re
from collections.abc import Iterator

from ..check import ClaimInContext, Signal

_GAP = r"(?:(?!(?:and|but|who|which|that|he|she|they|patient|pt|was|were|is|are)\b)[\w'’/-]+ ){0,8}"
"""Words of one thing and its likes: `other injury or site of pain`."""
_TWICE = re.compile(
    rf"\b(?:no|none|nothing)\b ?{_GAP}(?:(?:was|were|is|are|has been|have been) )?denied(?=\s*(?:[.;)]|$))"
    r"|\bden(?:y|ies|ied|ying) (?:having |experiencing |any )?(?:no|never|none)\b"
    r"|\b(?:no|without) (?:denied|denies)\b"
    r"|\b(?:(?:do|does|did|could|would) not|n['’]t|never|cannot) (?:show|reveal|demonstrate|report|endorse|identify|describe|mention) no\b"
    r"|\bnegative for (?:no|absent)\b",
    re.IGNORECASE,
)


def nothing_is_denied_twice(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a denial of a denial."""
    if context.is_checkable and (found := _TWICE.search(context.claim.text)):
        message = f"“{found.group()}” denies its own denial"
        yield Signal("denied_twice", 1.0, "negation_mismatch", message, words=found.group())
