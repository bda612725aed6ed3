"""The draft against itself: what one sentence denies and another asserts, above all where the record sides with the other."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256

from wardround.records import Case, Document, Source

from ..check import ClaimInContext, Signal, strongest
from ..evidence import Evidence
from .polarity import polarity

_BETWEEN = "\n\n"
_LEADS = {"denied": "asserts", "asserted": "denies"}


def draft_agrees_with_itself(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what the rest of the draft says the other way, and more so what both it and the record do.

    A note tells the same thing in its history, its review of systems and its plan: a wrong sentence stands alone there.
    """
    if context.evidence.is_all_written:
        return
    elsewhere = strongest(list(polarity(_against_the_rest(context))))
    if not elsewhere:
        return
    record = {signal.name: signal for signal in polarity(context)}
    for lead, verb in _LEADS.items():
        polar, margin = (f"{lead}_{name}" for name in ("polarity", "margin"))
        message = f"the rest of the draft {verb} it"
        strengths = {
            f"{lead}_within": elsewhere.get(polar, 0.0),
            f"{lead}_within_margin": elsewhere.get(margin, 0.0),
            f"{lead}_in_both": elsewhere.get(polar, 0.0) * _strength(record, polar),
            f"{lead}_in_both_margin": elsewhere.get(margin, 0.0) * _strength(record, margin),
        }
        against = record[polar].against if polar in record else ()
        for name, strength in strengths.items():
            if strength > 0:
                yield Signal(name, strength, "negation_mismatch", message, against)


def _strength(found: Mapping[str, Signal], name: str) -> float:
    return found[name].strength if name in found else 0.0


def _against_the_rest(context: ClaimInContext) -> ClaimInContext:
    """The claim with the other sentences of its draft for a record."""
    evidence = _record_of(tuple(context.whole.texts))
    own = context.claim.text
    places = frozenset(place for place, unit in enumerate(evidence.all) if unit.words in own or own in unit.words)
    return ClaimInContext(context.claim.model_copy(update={"citations": ()}), evidence, context.whole, own=places)


@lru_cache(maxsize=4)
def _record_of(texts: tuple[str, ...]) -> Evidence:
    text = _BETWEEN.join(texts)
    source = Source(path="draft.txt", sha256=sha256(text.encode()).hexdigest())
    document = Document(id="draft", kind="note", title="Draft", text=text, source=source)
    return Evidence(Case(id="draft", task="summary", root="/", documents=(document,)))
