"""`Unilateral`, `contralateral`, `midline`: sides that are told without left or right, where the record tells none of the kind."""

import re
from collections.abc import Iterator

from ..check import ClaimInContext, Signal

_KINDS = (
    (
        re.compile(r"\bunilateral(?:ly)?\b|\bone[- ]sided\b|\bon (?:only )?one side\b", re.IGNORECASE),
        re.compile(r"\bunilateral\w*|\bone[- ]side[d]?\b|\b(?:just|only)(?: \w+){0,2} (?:one|left|right)\b|\bone of\b|\bone \w+", re.IGNORECASE),
    ),
    (
        re.compile(r"\bcontralateral(?:ly)?\b|\b(?:opposite|other) side\b", re.IGNORECASE),
        re.compile(r"\bcontralateral\w*|\b(?:opposite|other)\b", re.IGNORECASE),
    ),
    (
        re.compile(r"\b(?:mid-?line|central(?:ly)?)\b(?= (?:\w+ )?(?:back|neck|chest|abdom\w+|pain|tender\w*|lumbar|swelling))", re.IGNORECASE),
        re.compile(r"\bmid\w*|\bcent(?:er|re|ral)\w*|\bspine\b|\bbackbone\b|\bbone\b", re.IGNORECASE),
    ),
)  # fmt: skip
_MOST = 6
"""Places that are listened to."""
_COMPARED = re.compile(
    r"\b(?:no|not|without|denies|denied|negative|than|to|with|as) (?:the )?(?:\w+ )?$|(?:%|percent) of (?:the )?$"
    r"|\b(?:no|denies|without)\b[^.;]*$",
    re.IGNORECASE,
)
"""What is not there has no side, and the other side is what one compares with."""


def one_side_is_told(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a side told by such a word where none of the closest places has one of the kind."""
    text = context.claim.text
    if not context.is_checkable:
        return
    for said, heard in _KINDS:
        match = said.search(text)
        is_told = match and not _COMPARED.search(text, 0, match.start())
        if match and is_told and not any(heard.search(unit.words) for unit in context.best[:_MOST]):
            message = f"the claim says “{match.group()}”; no place near says so"
            yield Signal("side_word_unsaid", 1.0, "laterality_mismatch", message, context.best[:1])
