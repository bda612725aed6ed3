"""Who must not be told: `her husband knows and may be spoken to`, where the record has that she asked not to tell him."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...units import Unit
from .known_people import may_be_one, relatives_meant

_TELL = (
    r"(?:tell|told|know(?:s|n|ing)?|inform(?:ed|ing)?|aware|notif(?:y|ied)|contact(?:ed|ing)?|disclos\w+|shar(?:e|ed|ing)"
    r"|updat(?:e|ed|ing)|kept (?:informed|updated)|(?:talk|talking|speak|spoken|speaking|discuss\w*)(?= (?:\w+ ){0,4}?(?:to|with)\b)|(?:allowed|able|permitted|welcome) to visit|may visit)"
)
_TOLD = re.compile(rf"\b{_TELL}\b", re.IGNORECASE)
_KNOWS = re.compile(r"\b(?:told|knows?|knew|informed|aware|notified|updated|discussed with|d/w)\b", re.IGNORECASE)
"""Of somebody in a record who was told."""
_NOT = re.compile(
    r"\b(?:not|never|no|nor|without|nobody|unaware|declin\w+|refus\w+|object\w*|rather than|until|if|unless|before|whether|wish(?:es)? to|wants? to|will|plans? to)\b"
    r"|n['’]t\b|\bun(?:told|informed)\b",
    re.IGNORECASE,
)
"""In a clause of which nothing is said to have been told, or may be."""
_PART = re.compile(r"[.;\n](?!\d)|,? \b(?:but|while|whereas)\b ?", re.IGNORECASE)
_SECRET = re.compile(
    r"\bnot? (?:want|wish)\w* (?:[\w'’()]+ ){0,4}?(?:to (?:know|be told|find out|hear)|told|informed|knowing|contacted|here|involved|visiting)\b"
    r"|n['’]t want (?:[\w'’()]+ ){0,4}?(?:to (?:know|be told|find out|hear)|told|informed|knowing|contacted|here|involved|visiting)\b"
    r"|\b(?:not|never|n['’]t)(?: to)?(?: be)? (?:tell|told|inform(?:ed)?|contact(?:ed)?|notif(?:y|ied)|disclos\w+|share|give (?:[\w'’]+ ){1,4}?(?:any )?info\w*)\b"
    r"|\bno (?:info\w*|details|news|contact|disclosure|visit\w*|calls?)(?: \w+)? (?:to|for|with|from|by)\b"
    r"|\b(?:unaware|not (?:been )?(?:aware|told|informed)|(?:does|did) ?n[o'’]?t know(?! (?:how|why|what|if|whether|when|where|who)\b))\b"
    r"|\b(?:must|may|should) not (?:know|visit|find out)\b",
    re.IGNORECASE,
)
_SHARES = re.compile(r"\b(?:shar(?:e|ing)|info\w*|disclos\w+|confidential\w*|contact)\b[^.\n]*:", re.IGNORECASE)
"""A label below which it is listed who may know: `Sharing info: sister yes. Ex-husband NO`."""
_IS_NO = re.compile(r"\b(?-i:NO|No|no)\b(?! \w+ (?:concern|objection)s?)")
_BLAND = re.compile(
    r"\btold\b\W{0,3}[\"“']|\b(?:nothing else|nothing more|no (?:info|details)|only that)\b", re.IGNORECASE
)
"""Told without what it is about: `told "stable", nothing else`."""
_ASKS = re.compile(r"\?\s*\Z")


def confidences_are_kept(context: ClaimInContext) -> Iterator[Signal]:
    """Notice somebody told, or who may be, of whom written records say that they must not know."""
    evidence = context.evidence
    for said in _told(context.claim.text, evidence):
        secrets = [unit for kin, unit in _secrets(evidence) if may_be_one(said, kin)]
        if secrets and not any(may_be_one(said, kin) for kin in _knowing(evidence)):
            message = (
                f"the claim has the {sorted(said)[0]} told or to be told; the record has that they are not to know"
            )
            yield Signal("told_in_confidence", 1.0, "negation_mismatch", message, tuple(secrets[:2]))
            return


def _told(text: str, evidence: Evidence) -> Iterator[frozenset[str]]:
    """The relatives of whom a text says that they know something, or may."""
    before: frozenset[str] = frozenset()
    for part in _PART.split(text):
        kin = relatives_meant(part, evidence)
        if _TOLD.search(part) and not _NOT.search(part) and len(kin or before) == 1:
            yield kin or before
        before = kin or before


@lru_cache(maxsize=8)
def _secrets(evidence: Evidence) -> tuple[tuple[frozenset[str], Unit], ...]:
    """Who must not know, each with where the record says so; whoever `he` is stands in the same unit or the one before."""
    found = []
    for unit in evidence.units:
        is_listed = _IS_NO.search(unit.words) and any(
            _SHARES.search(near.words) for near in (unit, *evidence.preceding(unit, 1))
        )
        if not (_SECRET.search(unit.words) or is_listed) or _ASKS.search(unit.words):
            continue
        kin = relatives_meant(unit.words, evidence) or _named_last(unit, evidence)
        if kin:
            found.append((kin, unit))
    return tuple(found)


def _named_last(unit: Unit, evidence: Evidence) -> frozenset[str]:
    return next(
        (kin for near in evidence.preceding(unit, 2) if (kin := relatives_meant(near.words, evidence))), frozenset()
    )


@lru_cache(maxsize=8)
def _knowing(evidence: Evidence) -> tuple[frozenset[str], ...]:
    """Who was told in some place of the record, and of more than that all is well."""
    parts = [part for unit in evidence.units if not _BLAND.search(unit.words) for part in _PART.split(unit.words)]
    return tuple(
        kin
        for part in parts
        if _KNOWS.search(part) and not _NOT.search(part) and (kin := relatives_meant(part, evidence))
    )
