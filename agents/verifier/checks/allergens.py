"""An allergy of the patient's that nobody recorded."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.assertion import assess
from wardround.tools.terms import find_drugs, is_same_allergen, normal_words, stem

from ..allergies import (
    RecordedAllergy,
    allergens_of,
    is_a_relatives,
    names_of_allergens,
    reactions_in,
    recorded_allergies,
    void_allergies,
)
from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..forbidden import is_ordered
from ..units import Unit
from ..whole import OTHERS
from .allergy import IS_USED, TOLERATES

_SO = re.compile(
    r"\b(?:so|therefore|thus|hence|instead|which is why|(?:is|are|was|were) to (?:have|receive|be given)|should (?:have|receive))\b",
    re.IGNORECASE,
)
"""`itches with morphine, so oxycodone was used`: what is given instead."""
_OF_AN_ALLERGY = re.compile(
    r"\b(?:because of|due to|owing to|given|in view of|on account of|despite|for|with)\s+(?:(?:his|her|their|the|an?|known|documented|reported|previous|severe)\s+)*"
    r"(?!allerg|react|it\b|this\b|that\b|drug|medic)[\w-]+(?:\s[\w-]+)?\s(?:allerg(?:y|ies)|hypersensitivity|anaphylaxis)\b",
    re.IGNORECASE,
)
"""`vancomycin for cefuroxime because of his penicillin allergy`: what is given in its place."""
_BESIDE_AN_ALLERGY = re.compile(
    r"[^.;()]*\((?:(?:known|documented|reported|previous|severe|because of|due to|his|her|their)\s+)*[\w-]+ (?:allerg(?:y|ic)|hypersensitivity)\b",
    re.IGNORECASE,
)
"""`changed to clindamycin (penicillin allergy)`: why it is given."""
_NO_ALLERGY = re.compile(r"\b(?:not|no) (?:an? )?(?:true |real )?(?:allergy|allergic)\b(?! to| known)", re.IGNORECASE)
_IS_OVER = re.compile(
    r"\b(?:refut\w+|resol\w+|inactive|outgr\w+|childhood|as an? (?:child|baby|infant|toddler)|former\w*|previous\w*|past|histor\w+|no longer|used to|was|were|had"
    r"|de-?label\w*|label\w*|removed|disprov\w+|ruled out|excluded|in error|erroneous\w*|unconfirmed|tolerat\w+|passed)\b",
    re.IGNORECASE,
)
"""A claim that knows that an allergy no longer holds."""
_DID = re.compile(r"\s[-–—=]\s|:|\(|\bcaus|\bgave\b|\bgives\b|\bmade\b|\bdue to\b|\bfrom\b", re.IGNORECASE)
"""Between a medicine and what it did."""
_ANY_WORDS = frozenset(normal_words("caused patient record allergy allergies reaction known history day daily mg"))
_SEVERAL = 2
"""Medicines of a place that may be a list of what is taken."""
_TREATED_WITH = re.compile(
    r"\b(?:revers|treat|manag|settl|reliev|controll?)\w* (?:with|by|after) (?:(?:iv|im|oral|intravenous|intramuscular) )?\Z",
    re.IGNORECASE,
)
"""`desaturation, reversed with flumazenil`: what helped."""
_ANY_DRUG = re.compile(r"(?:drug|medicine|medication|antibiotic|agent|product)s?")
"""`sulfa drugs`, where the record has `sulfa`."""
_TAKEN = re.compile(r"\b(?:takes?|taking|daily|\d+ ?(?:mg|mcg|µg|μg|ug))\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"\W*[\w /-]{3,40}(?::| [-–—]) ?(?:(?:mild|moderate|severe|confirmed|known|proven|documented|causes?|generali[sz]ed|itchy|skin)\s)*"
    r"(?:allerg|anaphyla|rash|hives|urticari|angio-?o?edema|intoleran)\w*(?:\W|\Z)",
    re.IGNORECASE,
)
"""`Penicillin: anaphylaxis`."""
_REACTION = re.compile(
    r"(?<!\bno )(?<!\bnil )(?<!\bwithout )(?:\ballerg(?!\w* (?:clinic|ref|referral|test\w*|review|service|band)\b)|\breact|\brxn\b|\badverse|\bside.?effect|\bhalluc|\bseiz|\bfits?\b|\bnever again\b|\brechalleng|\bDRESS\b|\bSJS\b|\bruptur|\bsnapped|\bsuicid|\bpsychos|\bneuropath|\bmy(?:algia|opath|ositis)|\brhabdo|\bpancreatit|cytopa?en|\bagranulocyt|\bfanconi|\bdyston|\bvomit|\bnause|\bmade (?:me|him|her|them) (?:ill|poorly|mad|dizzy|confused)|\bhives\b|\brash|\banaphyl|\bintoleran|\bbr(?:eak|oke) out|\bswell|\bsick|\bitch|\burticari|\bangio)",
    re.IGNORECASE,
)


def allergens_are_recorded(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an allergy of the patient's that the record does not hold: another drug's, or made up.

    A member of the class that is recorded (amoxicillin for penicillin) passes, and so does whatever the record brings
    together with a reaction, since speech names allergies in many ways.
    """
    text = context.claim.text
    if not context.is_checkable or OTHERS.search(text) or _denies_one(text):
        return
    for start, end in _allergens_told(context):
        said = assess(text, start, end)
        is_told = not said.negated and said.experiencer == "patient" and said.certainty == "certain"
        if is_told and not _is_given_instead(context, start, end) and not _is_known(context, text[start:end]):
            yield _unrecorded(context, text[start:end])


def _denies_one(text: str) -> bool:
    """Whether a claim says that something is no allergy and tells of none: `codeine is not an allergy; it makes her sick`."""
    return bool(_NO_ALLERGY.search(text)) and not allergens_of(_NO_ALLERGY.sub("", text), whole=False)


def _is_known(context: ClaimInContext, name: str) -> bool:
    """Whether the record has the allergy or tells of a reaction to it, or the claim knows that it is over."""
    evidence = context.evidence
    if _void(context, name) and _IS_OVER.search(context.claim.text):
        return True
    is_recorded = any(is_same_allergen(allergy.allergen, name) for allergy in recorded_allergies(evidence))
    return is_recorded or ((_reacts(evidence, name) or _does_so(context, name)) and not _is_cleared(evidence, name))


def _unrecorded(context: ClaimInContext, name: str) -> Signal:
    recorded, void = recorded_allergies(context.evidence), _void(context, name)
    holds = f"; it holds {', '.join(allergy.allergen for allergy in recorded[:3])}" if recorded else ""
    holds = f"; it has “{' '.join(void.unit.words.split())}”" if void else holds
    units = (void.unit,) if void else tuple(allergy.unit for allergy in recorded[:2])
    message = f"the record holds no allergy to {name}{holds}"
    return Signal("allergen_unrecorded", 1.0, "allergy_mismatch", message, units, certain=True)


def _allergens_told(context: ClaimInContext) -> list[tuple[int, int]]:
    """What a claim has an allergy to, with the names of allergies that the record has as refuted or resolved."""
    text = context.claim.text
    is_allergy = context.claim.kind == "allergy" or bool(_LABELLED.match(text))
    told = allergens_of(text, whole=is_allergy and not _TAKEN.search(text))
    voided = void_allergies(context.evidence) if is_allergy or "allerg" in text.casefold() else ()
    named = (re.search(rf"\b{re.escape(one.allergen)}(?:e?s)?\b", text, re.IGNORECASE) for one in voided)
    return told + [one.span() for one in named if one and one.span() not in told]


def _void(context: ClaimInContext, name: str) -> RecordedAllergy | None:
    return next((one for one in void_allergies(context.evidence) if is_same_allergen(one.allergen, name)), None)


def _is_given_instead(context: ClaimInContext, start: int, end: int) -> bool:
    """Whether a medicine is named beside an allergy and is not what it is to."""
    text = context.claim.text
    is_other = _SO.search(text, 0, start) or TOLERATES.search(text, 0, start) or is_ordered(text, start, end)
    is_for_one = _OF_AN_ALLERGY.search(text, end) or _BESIDE_AN_ALLERGY.match(text, end)
    is_for_it = _TREATED_WITH.search(text, 0, start)
    return bool(is_other or is_for_it or IS_USED.match(text, end) or (context.evidence.is_all_written and is_for_one))


def _is_cleared(evidence: Evidence, name: str) -> bool:
    """Whether something written says that it is no allergy: `SPT neg, eats it. NOT allergic`."""
    own = (near for unit in _naming(evidence, name) for near in (unit, *evidence.following(unit, 1)))
    return any(_NO_ALLERGY.search(unit.words) for unit in own if evidence.is_written(unit))


def _reacts(evidence: Evidence, name: str) -> bool:
    """Whether the record speaks of a reaction of the patient's where it names the allergen."""
    void = {(unit.source_id, unit.start) for _, unit in void_allergies(evidence)}
    own = [
        unit
        for unit in _naming(evidence, name)
        if not evidence.is_all_written or ((unit.source_id, unit.start) not in void and not _is_a_relatives(unit, name))
    ]
    return any(_may_be_of(evidence, near, name) for unit in own for near in evidence.around(unit))


def _may_be_of(evidence: Evidence, unit: Unit, name: str) -> bool:
    """Whether a place speaks of a reaction that may be to something: in writing, not one that it has to another thing."""
    if not _REACTION.search(unit.words):
        return False
    if not evidence.is_written(unit):
        return True
    told = [one.allergen for one in reactions_in(unit.words, names_of_allergens(evidence))] or unit.drugs
    is_joined = any(_joined(name, one).search(unit.words) for one in told)  # `cashew (and pistachio) allergy`
    return not told or is_joined or any(is_same_allergen(one, name) for one in told)


@lru_cache(maxsize=256)
def _joined(one: str, other: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(one)}\W*(?:and|or|plus)?\W*{re.escape(other)}\b", re.IGNORECASE)


def _does_so(context: ClaimInContext, name: str) -> bool:
    """Whether a written place has something do what the claim says, in its words: `Metronidazole - neuropathy`."""
    evidence = context.evidence
    named = frozenset(normal_words(name)) | _ANY_WORDS
    return any(
        _DID.search(unit.words) and (unit.normal & context.words) - named
        for unit in _naming(evidence, name)
        if evidence.is_written(unit) and _is_of_none_else(evidence, unit, name)
    )


def _is_of_none_else(evidence: Evidence, unit: Unit, name: str) -> bool:
    told = reactions_in(unit.words, names_of_allergens(evidence))
    return all(is_same_allergen(one.allergen, name) for one in told) and len(unit.drugs) < _SEVERAL


def _naming(evidence: Evidence, name: str) -> list[Unit]:
    drugs = {mention.ingredient for mention in find_drugs(name)}
    return [u for drug in drugs for u in evidence.naming(drug)] or [
        unit
        for word in name.casefold().split()
        if not _ANY_DRUG.fullmatch(word)
        for unit in evidence.with_word(stem(word))
    ]


def _is_a_relatives(unit: Unit, name: str) -> bool:
    """Whether every place where a sentence names the allergen is of a relative."""
    places = allergens_of(unit.words, whole=True)
    own = [place for place in places if is_same_allergen(unit.words[slice(*place)], name)]
    return bool(own) and all(is_a_relatives(unit, *place) for place in own)
