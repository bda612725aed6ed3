"""A history that the claim denies and written records have: `no history of gout`, `no CKD` of a list of what the patient has."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.assertion import Assertion

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import FAMILY, kin_in
from ...lasting import is_cancer, is_lasting
from ...mentions import Word, assertion_of
from ...units import Unit
from .conditions import BESIDE_OTHERS, before_name, is_of_the_kind
from .nouns import is_denied_itself, is_head

_EVER = re.compile(
    r"\b(?:history|hx|h/o|pmhx?|background|past|previous(?:ly)?|prior|never|ever|known|diagnosis of)\b", re.IGNORECASE
)
"""Before what is denied: it was never there."""
_FOUND = re.compile(
    r"\b(?:new(?:ly)?|de novo|first|diagnos\w+|found|shows?|showed|shown|reveal\w*|confirm\w*|detect\w*|biops\w+|suspect\w*|likely|present(?:s|ed|ing)|admitted|developed|complicated"
    r"|acute|impression)\b",
    re.IGNORECASE,
)
"""Tells how a condition came to be known: before that there was no history of it."""
_LACKING = re.compile(r"\bwithout\b[^.;]*\band\b[^.;]*\Z", re.IGNORECASE)
"""`migraine without aura and diabetes`: who lacks the one may have the other."""
_GRADED = re.compile(r"[ ,-]*(?:stage|grade|class|type|category) ?(?:\d|[IVX]+\b)", re.IGNORECASE)
"""`CKD stage 3` names the condition all the same."""


def histories_are_not_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition of which the claim denies any history, or a lasting one that it denies at all, and the record has."""
    text = context.claim.text
    if not context.is_checkable or not context.evidence.is_all_written or BESIDE_OTHERS.search(text):
        return
    if FAMILY.search(text) or kin_in(text):
        return
    for word in context.said:
        if word.key[0] != "#" or word.key == "#tobacco use" or not _is_denied(text, word):  # which `habits` judges
            continue
        told = _told(context.evidence, text, word)
        if told and not any(said.negated for _, said in told) and (units := _standing(word, told)):
            words = text[word.start : word.end]
            message = f"the claim denies any history of “{words}”; the record has it"
            yield Signal("written_ever", 1.0, "negation_mismatch", message, units[:2], words=words)


def _is_denied(text: str, word: Word) -> bool:
    """Whether all of a condition is denied, of the patient and for good."""
    said = assertion_of(text, word)
    if _LACKING.search(text, 0, word.start):
        return False
    is_ever = is_lasting(word.key[1:]) or _EVER.search(text, 0, word.start)
    is_sure = said.certainty == "certain" and said.experiencer == "patient" and said.temporality != "hypothetical"
    return bool(said.negated and is_sure and is_ever and is_head(text, word) and is_denied_itself(text, word))


def _told(evidence: Evidence, text: str, word: Word) -> list[tuple[Unit, Assertion]]:
    """Where the record speaks of the patient's own condition of the claim's kind, with what it says."""
    is_any = word.key == "#cancer" and not before_name(text, word)
    found = []
    for key in _cancers(evidence) if is_any else (word.key,):
        for place, index in evidence.saying(key):
            unit = evidence.all[place]
            own, said = unit.said[index], unit.assertion(index)
            is_it = is_any or is_of_the_kind(text, word, unit, own)
            is_whole = is_head(unit.text, own) or _GRADED.match(unit.text, own.end)
            if is_it and is_whole and said.experiencer == "patient" and not kin_in(unit.words):
                found.append((unit, said))
    return found


@lru_cache(maxsize=8)
def _cancers(evidence: Evidence) -> frozenset[str]:
    """The keys of all cancers that the record names."""
    return frozenset(
        one.key for unit in evidence.units for one in unit.said if one.key[0] == "#" and is_cancer(one.key)
    )


def _standing(word: Word, told: list[tuple[Unit, Assertion]]) -> tuple[Unit, ...]:
    """The places that have it as part of the history: told as such, or lasting and not told as found."""
    sure = [(unit, said) for unit, said in told if said.certainty == "certain" and "?" not in unit.words]
    known = tuple(unit for unit, said in sure if said.temporality == "historical")
    is_new = any(_FOUND.search(unit.words) for unit, said in told if said.temporality != "historical")
    if known or is_new:
        return known
    is_for_good = is_lasting(word.key[1:]) or is_cancer(word.key[1:])
    return tuple(unit for unit, said in sure if said.temporality == "current") if is_for_good else ()
