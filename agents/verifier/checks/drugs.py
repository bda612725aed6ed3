"""Drugs that no source names."""

import re
from collections.abc import Iterator

from wardround.tools.terms import find_drugs, is_near, looks_like_drug

from ..check import ClaimInContext, Signal

_WORD = re.compile(r"[A-Za-z][A-Za-z-]{3,}")
_GIVEN = re.compile(
    r"\b(?:start(?:ed|ing)?|prescrib\w+|tak(?:e|es|en|ing)|continue[sd]?|initiat\w+|increas\w+|decreas\w+|refill\w*|on|with|of|resum\w+"
    r"|switch\w* to|chang\w+ to|add(?:ed|ing)?)\s+(?:her |his |the |a |an |on |your |some )?([a-z][a-z-]{4,})(?=\s+\d|\s+(?:once|twice"
    r"|daily|three|for|as|every)\b|[.,;]|\s+and\b|$)|\b([a-z][a-z-]{4,})\s+\d+(?:\.\d+)?\s?(?:mg|mcg|milligrams?|units?|g)\b",
    re.IGNORECASE,
)
"""Where a drug's name stands: after a verb of giving, or before a dose."""


def drugs_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a drug that the record names under none of its names, however it is spelt."""
    if not context.is_checkable:
        return
    known = set()
    for mention in find_drugs(context.claim.text):
        known.add(mention.start)
        if mention.ingredient not in context.evidence.drugs:
            name = context.claim.text[mention.start : mention.end]
            alike = is_near(name, context.evidence.vocabulary) or is_near(
                mention.ingredient, context.evidence.vocabulary
            )
            yield _signal(context, "drug_alike" if alike else "drug_unknown", name)
    for name in _unlisted(context.claim.text, known):
        if name.casefold() not in context.evidence.vocabulary:
            alike = is_near(name, context.evidence.vocabulary)
            yield _signal(context, "drug_alike" if alike else "drug_unlisted", name)


def _unlisted(text: str, known: set[int]) -> Iterator[str]:
    """Words that look like drugs, or stand where one would, and are in no list."""
    standing = {place for m in _GIVEN.finditer(text) for place in (m.start(1), m.start(2)) if place >= 0}
    for match in _WORD.finditer(text):
        if match.start() in known:
            continue
        if looks_like_drug(match.group()) or (match.start() in standing and match.group()[0].isupper()):
            yield match.group()


def _signal(context: ClaimInContext, name: str, drug: str) -> Signal:
    others = [unit for unit in context.best if unit.drugs - context.drugs]
    instead = sorted({other for unit in others for other in unit.drugs - context.drugs})
    hint = f"; nearby it names {', '.join(instead[:3])}" if instead else ""
    return Signal(name, 1.0, "drug_mismatch", f"the record does not name {drug}{hint}", tuple(others[:2]))
