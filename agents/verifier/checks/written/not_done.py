"""What a structured record says was not done or not given, and the claim says was."""

from collections.abc import Iterator

from wardround.records import Fact
from wardround.tools.terms import normal_words

from ...check import ClaimInContext, Signal
from ...mentions import assertion_of, is_light
from ...units import unit_of


def done_is_not_refused(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an immunization, a procedure or the like that a structured record has as not done."""
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    for document, fact in context.evidence.facts:
        if fact.negated and fact.kind not in ("problem", "allergy", "result") and _is_asserted(context, fact):
            message = f"the claim says that {fact.name} was done; the record that it was not"
            yield Signal("written_not_done", 1.0, "negation_mismatch", message, (unit_of(document, fact),))


def _is_asserted(context: ClaimInContext, fact: Fact) -> bool:
    """Whether the claim asserts what tells this from everything else in the structured record that was done."""
    done = frozenset(
        word for _, other in context.evidence.facts if not other.negated for word in normal_words(other.name)
    )
    own = frozenset(word for word in normal_words(fact.name) if not is_light(word)) - done
    named = [word for word in context.said if word.key in own]
    return bool(named) and not any(_is_denied(context, word.start) for word in named)


def _is_denied(context: ClaimInContext, place: int) -> bool:
    """Whether the claim denies it or what follows it: `the pneumococcal vaccine was declined`."""
    near = [word for word in context.said if 0 <= word.start - place < 30]
    said = [assertion_of(context.claim.text, word) for word in near]
    return any(one.negated or one.certainty == "uncertain" or one.temporality == "hypothetical" for one in said)
