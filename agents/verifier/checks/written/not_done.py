"""What a structured record has as not done, not given or only prepared, and the claim says was."""

import re
from collections.abc import Iterator

from wardround.records import Fact
from wardround.tools.terms import normal_words

from ...check import ClaimInContext, Signal
from ...mentions import assertion_of, is_light
from ...units import unit_of

_UNDONE = {"preparation": "that it is only prepared", "entered-in-error": "that it was entered in error"}
_OPEN = re.compile(
    r"\b(?:error|erroneous\w*|plan\w*|schedul\w+|prepar\w+|await\w*|due|to be|will|book\w*|upcoming|arrang\w+|intend\w*|pending)\b",
    re.IGNORECASE,
)
"""A claim that does not have it done."""
_DENIED = re.compile(r"\b(?:not|never|no|without|stopp?ed|declin\w+|refus\w+)\b(?: \w+){0,3} \Z", re.IGNORECASE)


def done_is_not_refused(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an immunization, a procedure or the like that a structured record has as not done."""
    for document, fact in context.evidence.facts:
        undone = "that it was not" if fact.negated else _UNDONE.get(fact.status or "", "")
        if undone and fact.kind not in ("problem", "allergy", "result") and _is_asserted(context, fact):
            message = f"the claim says that {fact.name} was done; the record {undone}"
            yield Signal("written_not_done", 1.0, "negation_mismatch", message, (unit_of(document, fact),))


def _is_asserted(context: ClaimInContext, fact: Fact) -> bool:
    """Whether the claim asserts what tells this from everything else in the structured record that was done."""
    done = frozenset(
        word for _, other in context.evidence.facts if not _is_undone(other) for word in normal_words(other.name)
    )
    own = frozenset(word for word in normal_words(fact.name) if not is_light(word)) - done
    named = [word for word in context.said if word.key in own]
    is_open = not fact.negated and bool(_OPEN.search(context.claim.text))
    return bool(named) and not is_open and not any(_is_denied(context, word.start) for word in named)


def _is_undone(fact: Fact) -> bool:
    return fact.negated or fact.status in _UNDONE


def _is_denied(context: ClaimInContext, place: int) -> bool:
    """Whether the claim denies it or what follows it: `the pneumococcal vaccine was declined`."""
    near = [word for word in context.said if 0 <= word.start - place < 30]
    said = [assertion_of(context.claim.text, word) for word in near]
    is_denied = any(one.negated or one.certainty == "uncertain" or one.temporality == "hypothetical" for one in said)
    return is_denied or bool(_DENIED.search(context.claim.text, 0, place))
