"""How long ago, said without a number: against the times that the record gives of the same, or of anything."""

import re
from collections.abc import Iterator

from ..ago import UNITS, Ago, agos_in, begun_in
from ..check import ClaimInContext, Signal

_LASTS = re.compile(r"\b(?:over|for|during|within|throughout)(?: the)? \Z", re.IGNORECASE)
"""`over the past week`: how long, and no day before the visit."""


def agos_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a time before the visit that is at odds with the one of the closest place, or that nothing says."""
    if not context.is_checkable:
        return
    for said in agos_in(context.claim.text):
        if not said.is_counted:  # those are held against numbers
            yield from _held_against(context, said)


def _held_against(context: ClaimInContext, said: Ago) -> Iterator[Signal]:
    told = context.evidence.each(agos_in)
    near = [(one, unit) for one, unit in told if any(unit is close for close in context.best)]
    words = context.claim.text[said.start : said.end]
    begun = context.evidence.each(begun_in)
    lasts = any(said.meets(one) for one, unit in begun if any(unit is close for close in context.best))
    if lasts or any(said.meets(one) for one, _ in near):
        return
    rivals = tuple(unit for _, unit in near if context.close(unit) > 0)
    if rivals:
        close = max(map(context.close, rivals))
        message = f"the record gives another time than “{words}”"
        yield Signal("ago_rival", close, "temporality_mismatch", message, rivals[:2], words=words)
    if not any(said.meets(one) for one, _ in told):
        message = f"nothing in the record says “{words}” or near it"
        yield Signal("ago_nowhere", 1.0, "temporality_mismatch", message, words=words)
        if not context.evidence.is_all_written and not _may_be_reckoned(context, said):
            yield Signal("ago_unsaid", 1.0, "temporality_mismatch", message, words=words)


def _may_be_reckoned(context: ClaimInContext, said: Ago) -> bool:
    """Whether it is how long something lasts, or the places closest to the claim have a date or a span to know it from."""
    text = context.claim.text
    if _LASTS.search(text, 0, said.start) or text[said.start :].casefold().startswith("over "):
        return True
    numbers = [number for unit in context.best for number in unit.quantities]
    spans = [number for number in numbers if number.kind == "duration" and number.unit in UNITS]
    lasts = any(said.least <= value * UNITS[span.unit] <= said.most for span in spans for value in span.value)
    return lasts or any(number.kind == "date" for number in numbers)
