"""How long ago, said without a number: against the times that the record gives of the same, or of anything."""

from collections.abc import Iterator

from ..ago import Ago, agos_in, begun_in
from ..check import ClaimInContext, Signal


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
