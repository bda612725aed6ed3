"""Foreign: how much a claim tells in words that stand nowhere in the record, whatever else it says."""

from collections.abc import Iterable, Iterator

from wardround.tools.terms import normal_words

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..telling import weight

_MUCH = 8.0
"""Weight of telling words from which on nothing more is needed: a word of the note's own register weighs nearly none."""
_TIMES = 5.0
"""Times as much as the draft's other claims tell, from which on nothing more is needed."""
_LEAST = 0.1 * _MUCH
"""What is added to that of the others: where they tell nothing of their own, a word is no stranger yet."""


def is_of_this_record(context: ClaimInContext) -> Iterator[Signal]:
    """Notice several telling words that no source has, and more of them than the draft's other claims bring.

    It is their sum that counts and not their share: one strange word among three may be a clinician's own term, five
    among twelve are another matter. What another claim speaks of too is less likely to be a stranger's.
    """
    if context.is_quotation or len(context.words) < 2:
        return
    absent, usual = _absent(context.words, context.evidence), _usual(context)
    alone = [word for word in absent if context.whole.words[word] < 2]
    shown = ", ".join(sorted((word.lstrip("#") for word in absent), key=lambda one: (-weight(one), one))[:4])
    for name, words, where in (
        ("foreign_words", absent, "no source has"),
        ("foreign_matter", alone, "no source and no other claim has"),
    ):
        if worth := _worth(words):
            yield Signal(name, min(worth / _MUCH, 1.0), "unsupported", f"{where} {shown}", context.best[:1])
            times = min(worth / (usual + _LEAST) / _TIMES, 1.0)
            yield Signal(f"{name}_here", times, "unsupported", f"{where} {shown}", context.best[:1])


def _usual(context: ClaimInContext) -> float:
    """What a claim of the draft brings in words that no source has, on average over the others."""
    texts = [text for text in context.whole.texts if text != context.claim.text]
    worths = [_worth(_absent(frozenset(normal_words(text)), context.evidence)) for text in texts]
    return sum(worths) / (len(worths) + 1)


def _absent(words: frozenset[str], evidence: Evidence) -> list[str]:
    return [word for word in words if not word[0].isdigit() and not evidence.has(word)]


def _worth(words: Iterable[str]) -> float:
    return sum(map(weight, words))
