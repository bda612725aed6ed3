"""Whether the record speaks of it at all."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.terms import find_drugs, find_problems, normal_words, stem

from ..check import ClaimInContext, Signal
from ..levels import result_named

STOCK = frozenset(
    normal_words(
        "reports denies states notes presents endorses examination reveals appreciated evaluated evaluation assessed"
        " assessment demonstrates history reviewed system regarding current today time normal general obtained follow"
        " continue recommend plan treatment manage agree understand discuss medication medical include associated"
        " significant due order result well unremarkable good visit clinic office"
    )
)
"""Words of the note's own register, as stems: that speech lacks them says nothing."""

_PARTS = re.compile(
    r"\b(?:ankle|arm|breast|elbow|eye|finger|forearm|hand|hip|jaw|knee|leg|scalp|shoulder|spine|thigh|thumb|toe|tongue|wrist)s?\b",
    re.IGNORECASE,
)
"""Parts of the body that are rarely named without being what the visit is about."""


def is_supported(context: ClaimInContext) -> Iterator[Signal]:
    """Notice how much of a claim the closest places of the record lack, and how many of its terms no place has."""
    if context.is_quotation or len(context.words) < 2:
        return
    message = f"the closest places of the record hold {context.coverage:.0%} of the claim's words, by weight"
    yield Signal("missing_share", 1 - context.coverage, "unsupported", message, context.best[:1])
    yield from _unknown_terms(context)
    yield from _unknown_part(context)
    yield from _absent_words(context)


def _unknown_terms(context: ClaimInContext) -> Iterator[Signal]:
    terms = [word for word in context.words if word.startswith("#")]
    unknown = sorted(word for word in terms if not _is_known(context, word))
    if unknown:
        named = ", ".join(f"“{words}”" for words in _as_said(context, unknown)[:3])
        yield Signal("unknown_terms", len(unknown) / len(terms), "unsupported", f"no source names {named}")


def _unknown_part(context: ClaimInContext) -> Iterator[Signal]:
    parts = {match.group().casefold() for match in _PARTS.finditer(context.claim.text)}
    if foreign := sorted(part for part in parts if not context.evidence.has(stem(part))):
        message = f"no source speaks of the {foreign[0]}"
        yield Signal("unknown_part", 1.0, "unsupported", message, context.best[:1])
        if not context.evidence.is_all_written:  # which may say `visual` and `TKR`
            yield Signal("unspoken_part", 1.0, "unsupported", message, context.best[:1])


def _absent_words(context: ClaimInContext) -> Iterator[Signal]:
    words = [word for word in context.words if not word.startswith("#") and not word[0].isdigit() and word not in STOCK]
    absent = [word for word in words if not context.is_spoken_of(word)]
    if len(words) > 2:
        message = f"{len(absent)} of the claim's {len(words)} words stand nowhere in the record"
        yield Signal("absent_words", len(absent) / len(words), "unsupported", message)


def _as_said(context: ClaimInContext, terms: Sequence[str]) -> list[str]:
    """Terms as the claim words them, longest first of those that share words; by their own names where it is not known how."""
    text = context.claim.text
    named = [(f"#{one.concept}", one.start, one.end) for one in find_problems(text)]
    named += [(f"#{one.ingredient}", one.start, one.end) for one in find_drugs(text)]
    found = {
        name: text[start:end] for name, start, end in sorted(named, key=lambda one: one[1] - one[2]) if name in terms
    }
    return list(dict.fromkeys(found.values())) or [term.lstrip("#") for term in terms]


def _is_known(context: ClaimInContext, term: str) -> bool:
    """Whether the record names it, or has the result that it is named for."""
    return context.is_spoken_of(term) or result_named(term) in context.evidence.measured
