"""Foreign: how much a claim tells in words that stand nowhere in the record, whatever else it says."""

from collections.abc import Iterable, Iterator

from ..check import ClaimInContext, Signal
from ..telling import weight

_MUCH = 8.0
"""Weight of telling words from which on nothing more is needed: a word of the note's own register weighs nearly none."""


def is_of_this_record(context: ClaimInContext) -> Iterator[Signal]:
    """Notice several telling words that no source has.

    It is their sum that counts and not their share: one strange word among three may be a clinician's own term, five
    among twelve are another matter. What another sentence of the draft speaks of too is less likely to be a stranger's.
    """
    if context.is_quotation or len(context.words) < 2:
        return
    absent = [word for word in context.words if not word[0].isdigit() and not context.evidence.has(word)]
    alone = [word for word in absent if context.whole.words[word] < 2]
    shown = ", ".join(sorted((word.lstrip("#") for word in absent), key=lambda one: (-weight(one), one))[:4])
    for name, words, where in (
        ("foreign_words", absent, "no source has"),
        ("foreign_matter", alone, "no source and no other claim has"),
    ):
        if worth := _worth(words):
            yield Signal(name, worth, "unsupported", f"{where} {shown}", context.best[:1])


def _worth(words: Iterable[str]) -> float:
    return min(sum(map(weight, words)) / _MUCH, 1.0)
