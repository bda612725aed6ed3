"""Blood told as given without a reaction, where written records have one: `TACO`, `febrile reaction to unit 2`."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess

from ...check import ClaimInContext, Signal

_BLOOD = re.compile(
    r"\b(?:transfus\w+|red (?:blood )?cells?|p?rbcs?|platelets?|plasma|blood products?|units? of blood)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?:without|no|with no) (?:an?y? |further )?(?:\w+ )?(?:reactions?|complications?|adverse (?:events?|effects?|reactions?)|incidents?)\b"
    r"|\b(?:uneventful(?:ly)?|well tolerated|tolerated (?:it |them )?well)\b",
    re.IGNORECASE,
)
_REACTION = re.compile(
    r"\b(?-i:TACO|TRALI|FNHTR|DHTR|AHTR)\b|\btransfusion[- ](?:associated|related)\b|\b(?:transfusion|blood) reaction\b"
    r"|\b(?:febrile|ha?emolytic|allergic|anaphyla\w+) (?:non-?ha?emolytic )?(?:transfusion )?reaction\b[^.;]{0,40}?\b(?:unit|transfus|blood|platelets?|rbc)",
    re.IGNORECASE,
)


def transfusions_went_as_told(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a transfusion told as uneventful of which written records have a reaction."""
    text = context.claim.text
    match = _WITHOUT.search(text)
    if not match or not _BLOOD.search(text):
        return
    told = [
        unit
        for unit in context.evidence.units
        if any(not assess(unit.words, *one.span()).negated for one in _REACTION.finditer(unit.words))
    ]
    if told:
        message = f"the claim says “{match.group()}” of a transfusion; the record has a reaction"
        yield Signal("written_reaction", 1.0, "negation_mismatch", message, tuple(told[:2]), words=match.group())
