"""Organisms that cultures grew."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess
from wardround.tools.terms import OrganismMention, find_organisms, is_same_organism

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...units import Unit

_GIVEN = ("vaccin", "immuni", "prophyla")
"""`the pneumococcal vaccine` grew nothing."""
_TEST = re.compile(r"\W+(?:\w+ )?(?:antigen|antibod|pcr|toxin|culture|screen|serolog|swab|test|smear)", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:negative|not detected|absent|excluded|sterile)\b", re.IGNORECASE)

_SURELY_DENIED = re.compile(
    r"\b(?:negative for|no (?:evidence|sign|trace|growth) of|free of|did not (?:grow|show|find|detect)|(?:excluded|ruled out))"
    r"(?: the)? \Z",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:after|later|repeat\w*|again|eradicat\w*|treatment|became|turned|now)\b", re.IGNORECASE)
_SOUGHT = re.compile(r"\W+(?:\w+ ){0,2}(?:sent|pending|awaited)\b", re.IGNORECASE)
_FOUND = re.compile(
    r"(?:[\s:,(=-]|organisms?|species|antigen|stool|ag|toxin|pcr|igg|were|was)*(?:pos(?:itive)?\b|present\b|detected\b|found\b|seen\b|\+)",
    re.IGNORECASE,
)
"""Behind an organism that was found."""


def organisms_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an organism that written records name under none of its names, or name only to say that it was not found."""
    text = context.claim.text
    if any(word in text for word in _GIVEN):
        return
    for mention in find_organisms(text):
        if _SURELY_DENIED.search(text, 0, mention.start):
            yield from _of_a_denial(context, mention)
            continue
        said = assess(text, mention.start, mention.end)
        if _TEST.match(text, mention.end) and _NEGATIVE.search(text, mention.end):
            continue
        if said.negated or said.certainty == "uncertain" or said.temporality == "hypothetical":
            continue
        named = list(_named(context.evidence, mention.organism))
        name = text[mention.start : mention.end]
        if not named:
            yield Signal("written_organism", 1.0, "unsupported", f"no source names {name}")
        elif all(denied for denied, _, _ in named):
            yield _signal(f"the claim names {name}; the record says that it was not found", (named[0][1],))


def _of_a_denial(context: ClaimInContext, mention: OrganismMention) -> Iterator[Signal]:
    """An organism that the claim says was not found, and that the record only finds."""
    told = list(_named(context.evidence, mention.organism))
    is_first = not _OPEN.search(context.claim.text)
    if is_first and told and all(_FOUND.match(unit.words, end) for _, unit, end in told):
        name = context.claim.text[mention.start : mention.end]
        yield _signal(f"the claim says that {name} was not found; the record that it was", (told[0][1],))


def _named(evidence: Evidence, organism: str) -> Iterator[tuple[bool, Unit, int]]:
    """Where the record names an organism, with whether it says that it was not found there."""
    for unit in evidence.units:
        for mention in find_organisms(unit.words):
            is_sought = _SOUGHT.match(unit.words, mention.end)  # says nothing of what was found
            if is_same_organism(mention.organism, organism) and not is_sought:
                yield unit.assess(mention.start, mention.end).negated, unit, mention.end


def _signal(message: str, against: tuple[Unit, ...]) -> Signal:
    return Signal("written_organism", 1.0, "negation_mismatch", message, against)
