"""An end of an axis that talk never says, where it has the other of the same: a distal stone in the proximal ureter."""

from collections.abc import Iterable, Iterator

from wardround.tools.terms import stem

from ..axes import End, ends_of
from ..check import ClaimInContext, Signal
from ..units import Unit
from .own_words import as_written

_ROOT = 5
"""Letters in which nouns and their adjectives agree: `ureter`, `ureteral`."""
_NO_PART = frozenset(
    map(stem, "side right left both area part region aspect surface portion half swelling pain".split())
)
"""Words beside an end that name nothing by themselves."""


def ends_are_said(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an end that talk never says, where it says the other one of what the claim speaks of."""
    if not context.is_checkable or context.evidence.is_all_written:
        return
    ends = ends_of(context.claim.text)
    for end in ends:
        is_both = any(other.axis == end.axis and other.is_second != end.is_second for other in ends)
        if not is_both and (unit := _of_the_other_only(context, end)):
            words = as_written(context.claim.text, end.word)
            message = f"the claim says “{words}”; the record says only the other end of it"
            yield Signal("end_unsaid", 1.0, "anatomy_mismatch", message, (unit,), words=words)


def _of_the_other_only(context: ClaimInContext, said: End) -> Unit | None:
    """A place with the other end of the same thing, where no place and no other claim has the claim's end of anything."""
    told = [(end, unit) for end, unit in context.evidence.each(ends_of) if end.axis == said.axis]
    if any(end.is_second == said.is_second for end, _ in told) or _is_drafted(context, said):
        return None
    roots = _roots(said.near)
    return next((unit for end, unit in told if roots & _roots(end.near)), None)


def _is_drafted(context: ClaimInContext, said: End) -> bool:
    return any(
        end.axis == said.axis and end.is_second == said.is_second
        for text in context.whole.texts
        if text != context.claim.text
        for end in ends_of(text)
    )


def _roots(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_ROOT] for word in words if word.isalpha() and len(word) > 1 and word not in _NO_PART)
