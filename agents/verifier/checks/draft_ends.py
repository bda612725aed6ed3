"""The end of an axis against the rest of the draft: a distal stone that it calls proximal elsewhere."""

from collections.abc import Iterator, Sequence

from ..axes import End, ends_of
from ..check import ClaimInContext, Signal
from .own_words import as_written

_MOST_SHARED = 0.5
"""Share of the words beside an end that another claim must have beside the other end of the axis."""


def ends_are_the_drafts(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an end that talk says nowhere of the same thing, and of which the rest of the draft has the other."""
    if not context.is_checkable or context.evidence.is_all_written:
        return
    ends = ends_of(context.claim.text)
    both = {end.axis for end in ends if any(o.axis == end.axis and o.is_second != end.is_second for o in ends)}
    for end in ends:
        if end.axis not in both and end.near and not _is_told(context, end) and (other := _other(context, end)):
            words = as_written(context.claim.text, end.word)
            message = f"the claim says “{words}”, the rest of the draft “{other}” of the same"
            yield Signal("end_draft", 1.0, "anatomy_mismatch", message, words=words)


def _is_told(context: ClaimInContext, said: End) -> bool:
    """Whether talk has this end of anything like it."""
    return any(
        told.axis == said.axis and told.is_second == said.is_second and told.near & said.near
        for told, _ in context.evidence.each(ends_of)
    )


def _other(context: ClaimInContext, said: End) -> str:
    """The word for the other end that the draft has of the same things, where it has this one of them nowhere else."""
    texts: Sequence[str] = context.whole.texts
    like = [
        one
        for text in texts
        if text != context.claim.text
        for one in ends_of(text)
        if one.axis == said.axis and len(one.near & said.near) >= _MOST_SHARED * len(said.near)
    ]
    others = [one.word for one in like if one.is_second != said.is_second]
    return others[0] if others and len(others) == len(like) else ""
