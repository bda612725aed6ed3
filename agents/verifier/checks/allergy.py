"""A drug that is given in spite of a recorded allergy, and an allergy that nobody recorded."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess
from wardround.tools.terms import DrugMention, allergen_conflicts, find_drugs, is_same_allergen, normal_words, stem

from ..allergies import (
    RecordedAllergy,
    allergens_of,
    is_a_relatives,
    recorded_allergies,
    tells_allergies,
    tolerated_drugs,
    void_allergies,
)
from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..forbidden import is_given_all_the_same, is_not_to_be_given, is_ordered, is_what_harmed
from ..stamps import day_of
from ..units import Unit
from ..whole import OTHERS
from ..withheld import is_withheld

_OF_A_REACTION = re.compile(
    r"\ballerg|\bintoleran|\breaction to\b"
    r"|\b(?:susceptib|sensitiv|resistan|intermediate)\w*\b"
    r"|\b(?:rash|hives|itch\w*|swelling|vomiting|nausea|angioedema|anaphyla\w+) (?:from|to|with|after|on|due to)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:start|prescri|receiv|administ|continu|resum|order)\w*|\bgiven\b|\btakes?\b|\btaking\b|\bis on\b",
    re.IGNORECASE,
)
"""What says even among the allergies that a drug is given."""
_HARMS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:drugs? )?(?:(?:has|have|had|also|previously|once|always|usually|apparently|reportedly|in the past) )*"
    r"(?:caus(?:es?|ed)|(?:gives?|given|gave|makes?|made|brings?|brought|sends?|sent) (?:him|her|them|me)\b|(?:triggered|provoked|precipitated|produced|induced)\b"
    r"|(?:does|did|do) not (?:agree|suit)|disagree\w*|upsets?\b|(?:was|is|were|been) (?:replaced by|(?:switched|changed) to)\b"
    r"|(?:history|label|record|status|alert|hypersensitivity)\b)",
    re.IGNORECASE,
)
"""`codeine causes vomiting`, `was replaced by`, `the penicillin history`: what the drug did, or what was given in its place."""
_SO = re.compile(r"\b(?:so|therefore|thus|hence|instead|which is why)\b", re.IGNORECASE)
"""`itches with morphine, so oxycodone was used`: what is given instead."""
_IN_THE_PAST = re.compile(r"\b(?:was|were|had|received|took|given|started|began)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:is|are|will|continu\w+|takes?|taking|remains?|discharged (?:on|with)|to be)\b", re.IGNORECASE
)
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
_FROM_IT = re.compile(
    r"(?<!for )(?<!for her )(?<!for his )(?<!for a )\b(?P<what>[\w-]+) (?:on|to|with|from|after|due to|following|caused by) (?:(?:the|his|her|taking)\s)*\Z",
    re.IGNORECASE,
)
"""`cough on ramipril`; a cough is treated `for cough with codeine`."""
_BROUGHT_BY = re.compile(
    r"\b(?:attribut|ascrib)\w+\b[^.;]{0,60}?\bto\b|\b(?:due|related|secondary|owing) to\b|\bbecause of\b"
    r"|\b(?:caused|triggered|worsened|precipitated|provoked) by\b",
    re.IGNORECASE,
)
"""`the delirium was attributed to infection and haloperidol`: what did harm is not given."""
_SAFE = re.compile(
    r"\s+(?:(?:is|was|are|has been|can be|seems)\s+)?(?:(?:well|now)\s+)?(?:tolerated|safe|fine|ok|okay)\b",
    re.IGNORECASE,
)
_TOLERATES = re.compile(r"\b(?:tolerat(?:es?|ed|ing)|safe to (?:take|give|have|use)) (?:\w+ )?\Z", re.IGNORECASE)
_MAY = re.compile(r"\b(?:may|can|could|might)\b[^.;,]*\Z", re.IGNORECASE)
_MAY_BE = re.compile(r"\s+(?:may|can|could|might)\b", re.IGNORECASE)
_OF_ANY_ALLERGY = frozenset(
    normal_words(
        "allergy allergies allergic allergen reaction reactions active severe mild moderate criticality high low"
    )
)
_NO_ALLERGY = re.compile(r"\b(?:not|no) (?:an? )?(?:true |real )?(?:allergy|allergic)\b(?! to| known)", re.IGNORECASE)
_IS_OVER = re.compile(
    r"\b(?:refut\w+|resol\w+|inactive|outgr\w+|childhood|as an? (?:child|baby|infant|toddler)|former\w*|previous\w*|past|histor\w+|no longer|used to|was|were|had"
    r"|de-?label\w*|label\w*|removed|disprov\w+|ruled out|excluded|in error|erroneous\w*|unconfirmed|tolerat\w+|passed)\b",
    re.IGNORECASE,
)
"""A claim that knows that an allergy no longer holds."""
_ANY_DRUG = re.compile(r"(?:drug|medicine|medication|antibiotic|agent|product)s?")
"""`sulfa drugs`, where the record has `sulfa`."""
_TAKEN = re.compile(r"\b(?:takes?|taking|daily|\d+ ?(?:mg|mcg|µg|μg|ug))\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"\W*[\w /-]{3,40}(?::| [-–—]) ?(?:(?:mild|moderate|severe|causes?|generali[sz]ed|itchy|skin)\s)*"
    r"(?:allerg|anaphyla|rash|hives|urticari|angio-?o?edema|intoleran)\w*(?:\W|\Z)",
    re.IGNORECASE,
)
"""`Penicillin: anaphylaxis`."""
_REACTION = re.compile(
    r"\ballerg|\breact|\bhives\b|\brash|\banaphyl|\bintoleran|\bbr(?:eak|oke) out|\bswell|\bsick|\bitch|\burticari|\bangio",
    re.IGNORECASE,
)


def allergy_conflict(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a claim that gives a drug against a recorded allergy, or would, also when the claim quotes the record."""
    if context.claim.kind == "knowledge":
        return
    text, given = context.claim.text, _given(context)
    for allergy in recorded_allergies(context.evidence) if given else ():
        for ingredient, mention in given.items():
            if (
                allergen_conflicts(allergy.allergen, ingredient)
                and not _was_before(context, allergy, ingredient)
                and not _tells_of(context, allergy, mention)
            ):
                words = text[mention.start : mention.end]
                message = f"{words} {_how(text, mention)}; an allergy to {allergy.allergen} is recorded"
                yield Signal("allergy", 1.0, "allergy_conflict", message, (allergy.unit,), certain=True, words=words)


def _given(context: ClaimInContext) -> dict[str, DrugMention]:
    """The medicines that a claim gives, by ingredient."""
    text, tolerated = context.claim.text, tolerated_drugs(context.evidence)
    is_of_giving = not _OF_A_REACTION.search(text) and (context.claim.kind != "allergy" or bool(_GIVEN.search(text)))
    if any(tells_allergies(unit) for unit in context.cited):  # it tells of the allergy, not of a drug given
        is_of_giving = False
    return {
        m.ingredient: m
        for m in find_drugs(text)
        if m.ingredient not in tolerated
        and (
            is_ordered(text, m.start, m.end)
            or ((is_of_giving or is_given_all_the_same(text, m.start, m.end)) and not _is_kept_from(context, m))
        )
    }


def _is_kept_from(context: ClaimInContext, drug: DrugMention) -> bool:
    """Whether a medicine is named and not given: for what it did, as one that must not be, or denied."""
    text, start, end = context.claim.text, drug.start, drug.end
    return (
        bool(_HARMS.match(text, end))
        or is_not_to_be_given(text, start, end)
        or is_withheld(text, start, end)
        or any(not _GIVEN.search(text, cause.end(), start) for cause in _BROUGHT_BY.finditer(text, 0, start))
        or (context.evidence.is_all_written and is_what_harmed(text, start, end))
        or assess(text, start, end).negated
    )


def _how(text: str, drug: DrugMention) -> str:
    """What a claim says of giving a medicine."""
    if _SAFE.match(text, drug.end) or _TOLERATES.search(text, 0, drug.start):
        return "is called safe"
    if _MAY.search(text, 0, drug.start) or _MAY_BE.match(text, drug.end):
        return "is allowed"
    return "is given"


def _was_before(context: ClaimInContext, allergy: RecordedAllergy, ingredient: str) -> bool:
    """Whether the claim tells of what was given on a day before the record first names the allergy: it came of it."""
    evidence = context.evidence
    if not _IN_THE_PAST.search(context.claim.text) or _GOES_ON.search(context.claim.text):
        return False
    known, given = day_of(evidence, allergy.unit), [day_of(evidence, unit) for unit in evidence.naming(ingredient)]
    return bool(known) and any(day and day < known for day in given)


def _tells_of(context: ClaimInContext, allergy: RecordedAllergy, drug: DrugMention) -> bool:
    """Whether the claim repeats the reaction that is recorded: `red man syndrome with vancomycin`, which gives nothing."""
    text = context.claim.text
    reaction = allergy.unit.normal - frozenset(normal_words(allergy.allergen)) - _OF_ANY_ALLERGY
    before = _FROM_IT.search(text, 0, drug.start)
    is_named_for_it = before is not None and bool(reaction & frozenset(normal_words(before["what"])))
    return is_named_for_it or (bool(reaction & context.words) and not _GIVEN.search(text))


def allergens_are_recorded(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an allergy of the patient's that the record does not hold: another drug's, or made up.

    A member of the class that is recorded (amoxicillin for penicillin) passes, and so does whatever the record brings
    together with a reaction, since speech names allergies in many ways.
    """
    text = context.claim.text
    if not context.is_checkable or OTHERS.search(text):
        return
    recorded = recorded_allergies(context.evidence)
    for start, end in _allergens_told(context):
        name = text[start:end]
        said = assess(text, start, end)
        if _is_given_instead(context, start, end):
            continue
        if said.negated or said.experiencer != "patient" or said.certainty != "certain":
            continue
        is_known = any(is_same_allergen(allergy.allergen, name) for allergy in recorded)
        if (void := _void(context, name)) and _IS_OVER.search(text):
            continue
        if is_known or (_reacts(context.evidence, name) and not _is_cleared(context.evidence, name)):
            continue
        holds = f"; it holds {', '.join(allergy.allergen for allergy in recorded[:3])}" if recorded else ""
        holds = f"; it has “{' '.join(void.unit.words.split())}”" if void else holds
        units = (void.unit,) if void else tuple(allergy.unit for allergy in recorded[:2])
        message = f"the record holds no allergy to {name}{holds}"
        yield Signal("allergen_unrecorded", 1.0, "allergy_mismatch", message, units, certain=True)


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
    is_other = _SO.search(text, 0, start) or _TOLERATES.search(text, 0, start) or is_ordered(text, start, end)
    is_for_one = _OF_AN_ALLERGY.search(text, end) or _BESIDE_AN_ALLERGY.match(text, end)
    return bool(is_other or (context.evidence.is_all_written and is_for_one))


def _is_cleared(evidence: Evidence, name: str) -> bool:
    """Whether what is all written says that what the drug did was no allergy."""
    units = [unit for drug in find_drugs(name) for unit in evidence.naming(drug.ingredient)]
    own = (near for unit in units for near in (unit, *evidence.following(unit, 1)))
    return evidence.is_all_written and any(_NO_ALLERGY.search(unit.words) for unit in own)


def _reacts(evidence: Evidence, name: str) -> bool:
    """Whether the record speaks of a reaction of the patient's where it names the allergen."""
    void = {(unit.source_id, unit.start) for _, unit in void_allergies(evidence)}
    own = [
        unit
        for unit in _naming(evidence, name)
        if not evidence.is_all_written or ((unit.source_id, unit.start) not in void and not _is_a_relatives(unit, name))
    ]
    return any(_REACTION.search(near.words) for unit in own for near in evidence.around(unit))


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
