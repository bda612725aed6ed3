"""A finding under another name than the record's: `breathless on exertion`, where written records have `no DOE`."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import Assertion, assess
from wardround.tools.terms import Meaning, find_meanings

from ...check import ClaimInContext, Signal
from ...denying import FROM_THEN, RESOLVED
from ...kin import kin_in
from ...units import Unit
from .denied_nouns import is_of_a_kind

_ANOTHER_TIME = re.compile(
    rf"{RESOLVED.pattern}|\b(?:now|since|any ?more|longer|further|more|new|recent\w*|previous\w*|prior|initial\w*|later|then|if|when|until|after|before|will|plan\w*|risk|history|may|might)\b|\?",
    re.IGNORECASE,
)
"""In a claim or in the record: one of both may speak of a time of its own."""


def findings_are_not_denied_by_name(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a finding of several words that the claim asserts and every mention of its meaning in the record denies."""
    text = context.claim.text
    if _ANOTHER_TIME.search(text) or kin_in(text):
        return
    for meant in find_meanings(text):
        words = text[meant.start : meant.end]
        if not meant.is_finding or " " not in words or not assess(text, meant.start, meant.end).is_asserted:
            continue
        told = list(_told(context, meant))
        if told and all(said.negated and not _ANOTHER_TIME.search(unit.words) for unit, said in told):
            message = f"the claim asserts “{words}”; the record denies it"
            yield Signal(
                "written_denied", 1.0, "negation_mismatch", message, tuple(unit for unit, _ in told[:2]), words=words
            )


def _told(context: ClaimInContext, meant: Meaning) -> Iterator[tuple[Unit, Assertion]]:
    """Where the record has the finding, a wider or a narrower one; a narrower one denied says nothing of it."""
    for unit in context.evidence.units:
        for one in unit.meanings:
            said = unit.assess(one.start, one.end)
            is_of_less = FROM_THEN.match(unit.words, one.end) or is_of_a_kind(unit.words, one.end)
            is_it = one.name == meant.name and not is_of_less
            if is_it or (not said.negated and (meant.name in one.says or one.name in meant.says)):
                yield unit, said
