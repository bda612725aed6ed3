"""One medicine in place of another: `warfarin changed to apixaban`, where the claim has them the other way round."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from wardround.tools.terms import DrugMention, find_drugs

from ...check import ClaimInContext, Signal
from ...stretches import STOP, after_last

_VERB = r"(?:chang|switch|convert|transition|swap+|rotat|step+|narrow|broaden|escalat|de-?escalat|mov|cross-?taper)\w*(?: (?:down|up|over|back|out))?"
_FORWARD = re.compile(
    rf"\b(?:{_VERB}) (?:over )?(?:to|for|onto|into)\b|->|→|=>|\b(?:replaced|substituted) (?:by|with)\b", re.IGNORECASE
)
"""Between what ended and what took its place."""
_BACKWARD = re.compile(
    r"\b(?:replac(?:ed|es|ing)(?! (?:by|with))|instead of|in place of|in lieu of|took the place of)\b", re.IGNORECASE
)
"""Between what took a place and whose it was."""
_FROM = re.compile(rf"\b(?:{_VERB}) (?:over )?from\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|on to|onto)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|not|never|consider\w*|could|should|would|might|(?-i:may)|unless|declin\w+|refus\w+|vs|versus)\b|\?",
    re.IGNORECASE,
)
_APART = 60
"""Characters between two medicines of a switch, at most."""


class _Switch(NamedTuple):
    """What ended and what took its place."""

    old: str
    new: str


def switches_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a switch that written records only have the other way round."""
    for said in _switches(context.claim.text):
        recorded = context.evidence.each(_switches)
        against = [unit for one, unit in recorded if one == (said.new, said.old)]
        if against and all(one != said for one, _ in recorded):
            message = f"the claim has {said.old} changed to {said.new}; the record the other way round"
            yield Signal("written_change", 1.0, "drug_mismatch", message, tuple(against[:1]))


@lru_cache(maxsize=8192)
def _switches(text: str) -> tuple[_Switch, ...]:
    found: list[_Switch] = []
    drugs = list(find_drugs(text))
    for one, other in pairwise(drugs):
        found += _between(text, one, other)
    return tuple(found)


def _between(text: str, one: DrugMention, other: DrugMention) -> Iterator[_Switch]:
    """What the words between two medicines that follow each other make of them."""
    between = text[one.end : other.start]
    begin = after_last(STOP, text, one.start)
    if one.ingredient == other.ingredient or len(between) > _APART or STOP.search(between):
        return
    if _OPEN.search(text, begin, other.start):
        return
    if _FORWARD.search(between) or (_FROM.search(text, begin, one.start) and _TO.search(between)):
        yield _Switch(one.ingredient, other.ingredient)
    elif _BACKWARD.search(between):
        yield _Switch(other.ingredient, one.ingredient)
