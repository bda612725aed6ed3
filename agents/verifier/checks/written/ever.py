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
from .conditions import BESIDE_OTHERS, IS_NOTHING, NOTHING, WEIGHTY, before_name, is_a_spell, is_of_the_kind
from .denied_nouns import is_denied_itself
from .nouns import is_head

_EVER = re.compile(
    r"\b(?:history|hx|h/o|pmhx?|background|past|previous(?:ly)?|prior|never|ever|known|diagnosis of|records? of|documentation of|documented|recorded)\b",
    re.IGNORECASE,
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
_NONE_BEHIND = re.compile(
    r"\s*(?::|\||[-–—=])\s*(?:no|none|nil|denie[sd]|negative|absent|never)\s*(?:[.;|]|\Z)", re.IGNORECASE
)
"""`Diabetes: no`."""
_HISTORY = (
    r"(?:(?:past |previous |prior )*medical (?:and surgical )?(?:history|problems|conditions|illness(?:es)?)|pmhx?)"
)
_ALL_DENIED = re.compile(
    rf"\b(?:no|nil|without(?: any)?) (?:{WEIGHTY} )*(?:{_HISTORY}|co-?morbidit(?:y|ies)|chronic (?:illness(?:es)?|diseases?|conditions?))"
    rf"(?: of note)?(?=\s*(?:[.;,)|]|\Z))|\b{_HISTORY}\s*(?:(?:is|was)\s|[:|–—-])\s*{NOTHING}(?=\s*(?:[.;,)|]|\Z))",
    re.IGNORECASE,
)
"""`No significant past medical history.`, `PMH: nil`."""
_OF_HISTORY = re.compile(r"(?:past )?medical history|pmhx?|comorbidities", re.IGNORECASE)
_GRADED = re.compile(r"[ ,-]*(?:stage|grade|class|type|category) ?(?:\d|[IVX]+\b)", re.IGNORECASE)
"""`CKD stage 3` names the condition all the same."""


def histories_are_not_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition of which the claim denies any history, or a lasting one that it denies at all, and the record has."""
    text = context.claim.text
    if BESIDE_OTHERS.search(text):
        return
    if FAMILY.search(text) or kin_in(text):
        return
    if _is_all_denied(context) and (all_told := _lasting_ones(context.evidence)):
        word, unit = all_told[0]
        message = f"the claim denies a medical history; the record has {unit.text[word.start : word.end]}"
        yield Signal("written_ever", 1.0, "negation_mismatch", message, (unit,))
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
    if _LACKING.search(text, 0, word.start) or is_a_spell(text, word):
        return False
    for_good = is_lasting(word.key[1:])
    if for_good and _NONE_BEHIND.match(text, word.end):
        return said.experiencer == "patient"
    is_ever = for_good or _EVER.search(text, 0, word.start)
    is_sure = said.certainty == "certain" and said.experiencer == "patient" and said.temporality != "hypothetical"
    return bool(said.negated and is_sure and is_ever and is_head(text, word) and is_denied_itself(text, word))


def _is_all_denied(context: ClaimInContext) -> bool:
    text, section = context.claim.text, context.claim.section.strip(" :*_#")
    return bool(_ALL_DENIED.search(text) or (_OF_HISTORY.fullmatch(section) and IS_NOTHING.fullmatch(text)))


@lru_cache(maxsize=8)
def _lasting_ones(evidence: Evidence) -> list[tuple[Word, Unit]]:
    """The patient's lasting conditions that no place tells as found, with where they stand."""
    found = []
    for unit in evidence.units:
        if unit.section == "family_history" or kin_in(unit.words) or _FOUND.search(unit.words) or "?" in unit.words:
            continue
        for index, word in enumerate(unit.said):
            said = unit.assertion(index)
            is_sure = not said.negated and said.certainty == "certain" and said.temporality != "hypothetical"
            if is_lasting(word.key[1:]) and is_sure and said.experiencer == "patient":
                found.append((word, unit))
    return found


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
