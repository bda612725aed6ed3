"""A drug that is given in spite of a recorded allergy, and an allergy that nobody recorded."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess
from wardround.tools.terms import allergen_conflicts, find_drugs, is_same_allergen, normal_words, stem

from ..allergies import RecordedAllergy, allergens_of, recorded_allergies, tolerated_drugs
from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..stamps import day_of
from ..whole import OTHERS

_NOT_GIVEN = re.compile(
    r"\ballerg|\bavoid|\bintoleran|\bstop|\bdiscontinu|\bheld\b|\bhold\b|\binstead of\b|\breaction to\b"
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
_REACTIONS = (
    r"(?:allerg\w+|anaphyla\w+|rash\w*|hives|urticaria\w*|angio-?(?:o?edema)|swelling|swollen|itch\w*|reactions?|reacted|intoleran\w+|hypersensitiv\w+|wheez\w*|vomit\w*"
    r"|dystoni\w*|blister\w*|hepatitis|nephritis|agranulocytosis|bronchospasm|breaks? out|broke out)"
)
_RULED_OUT = re.compile(
    r"\b(?:ruled out|rules out|ruling out|preclud\w+|forb[ai]d\w*|excluded|prevent\w*|argued against|made \w+ impossible)\s+"
    r"(?:(?:the|any|use|of|using|giving|oral|intravenous)\s+)*\Z",
    re.IGNORECASE,
)
"""`her sulfa rash ruled out co-trimoxazole`."""
_NO_CHOICE = re.compile(
    r"\s+(?:\([^)]*\)\s*)?(?:(?:was|were|is|are|being|could|cannot|can|be|therefore|thus|also) )*"
    r"(?:(?:not )?(?:considered )?(?:unsuitable|contra-?indicated|ruled out|excluded|precluded|out of the question|impossible|rejected|passed over)"
    r"|not (?:be )?(?:an option|possible|suitable|safe|advisable|used|given|chosen)"
    r"|(?:because|on account|in view) of (?:(?:a|an|the|his|her|their|known|previous|past)\s)*(?:[\w-]+\s){0,2}"
    + _REACTIONS
    + r")\b",
    re.IGNORECASE,
)
"""`co-trimoxazole was unsuitable`; `linezolid was ruled out for her sertraline, and co-trimoxazole because of her sulfa rash`."""
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
_REACTION_NEXT = re.compile(rf"[ -](?:(?:associated|induced|related|type|drug) )?{_REACTIONS}\b", re.IGNORECASE)
_REACTION_FROM = re.compile(
    rf"\b{_REACTIONS}\b[^.;,]{{0,30}}?\b(?:from|with|after|to|on|by|taking|due to|following)\s+(?:(?:the|oral|intravenous|taking|his|her|an?)\s+)*\Z",
    re.IGNORECASE,
)
_OF_ANY_ALLERGY = frozenset(
    normal_words(
        "allergy allergies allergic allergen reaction reactions active severe mild moderate criticality high low"
    )
)
_NO_ALLERGY = re.compile(r"\b(?:not|no) (?:an? )?(?:true |real )?(?:allergy|allergic)\b(?! to| known)", re.IGNORECASE)
_ANY_DRUG = re.compile(r"(?:drug|medicine|medication|antibiotic|agent|product)s?")
"""`sulfa drugs`, where the record has `sulfa`."""
_TAKEN = re.compile(r"\b(?:takes?|taking|daily|\d+ ?(?:mg|mcg|µg|μg|ug))\b", re.IGNORECASE)
_REACTION = re.compile(
    r"\ballerg|\breact|\bhives\b|\brash|\banaphyl|\bintoleran|\bbr(?:eak|oke) out|\bswell|\bsick|\bitch|\burticari|\bangio",
    re.IGNORECASE,
)


def allergy_conflict(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a claim that gives a drug against a recorded allergy, also when the claim quotes the record."""
    text = context.claim.text
    if context.claim.kind == "knowledge" or _NOT_GIVEN.search(text):
        return
    if context.claim.kind == "allergy" and not _GIVEN.search(text):
        return
    if any(unit.section == "allergies" for unit in context.cited):  # it tells of the allergy, not of a drug given
        return
    given = {
        m.ingredient: m
        for m in find_drugs(text)
        if not (
            _HARMS.match(text, m.end)
            or _is_no_choice(text, m.start, m.end)
            or (context.evidence.is_all_written and _is_the_allergen(text, m.start, m.end))
            or assess(text, m.start, m.end).negated
        )
        and m.ingredient not in tolerated_drugs(context.evidence)
    }
    for allergy in recorded_allergies(context.evidence):
        if _tells_of(context, allergy):
            continue
        for ingredient, mention in given.items():
            if allergen_conflicts(allergy.allergen, ingredient) and not _was_before(context, allergy, ingredient):
                words = text[mention.start : mention.end]
                message = f"{words} is given; an allergy to {allergy.allergen} is recorded"
                yield Signal("allergy", 1.0, "allergy_conflict", message, (allergy.unit,), certain=True, words=words)


def _was_before(context: ClaimInContext, allergy: RecordedAllergy, ingredient: str) -> bool:
    """Whether the claim tells of what was given on a day before the record first names the allergy: it came of it."""
    evidence = context.evidence
    if not _IN_THE_PAST.search(context.claim.text) or _GOES_ON.search(context.claim.text):
        return False
    known, given = day_of(evidence, allergy.unit), [day_of(evidence, unit) for unit in evidence.naming(ingredient)]
    return bool(known) and any(day and day < known for day in given)


def _is_no_choice(text: str, start: int, end: int) -> bool:
    """Whether a medicine is named as one that could not be given."""
    return bool(_RULED_OUT.search(text, 0, start) or _NO_CHOICE.match(text, end))


def _is_the_allergen(text: str, start: int, end: int) -> bool:
    """Whether a medicine is named for what it did: `her penicillin anaphylaxis`, `swelling of the lips from lisinopril`."""
    return bool(_REACTION_NEXT.match(text, end) or _REACTION_FROM.search(text, 0, start))


def _tells_of(context: ClaimInContext, allergy: RecordedAllergy) -> bool:
    """Whether the claim repeats the reaction that is recorded, and gives nothing: `red man syndrome with vancomycin`."""
    reaction = allergy.unit.normal - frozenset(normal_words(allergy.allergen)) - _OF_ANY_ALLERGY
    return bool(reaction & context.words) and not _GIVEN.search(context.claim.text)


def allergens_are_recorded(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an allergy of the patient's that the record does not hold: another drug's, or made up.

    A member of the class that is recorded (amoxicillin for penicillin) passes, and so does whatever the record brings
    together with a reaction, since speech names allergies in many ways.
    """
    text = context.claim.text
    if not context.is_checkable or OTHERS.search(text):
        return
    recorded = recorded_allergies(context.evidence)
    for start, end in allergens_of(text, whole=context.claim.kind == "allergy" and not _TAKEN.search(text)):
        name = text[start:end]
        said = assess(text, start, end)
        if _SO.search(text, 0, start) or (context.evidence.is_all_written and _OF_AN_ALLERGY.search(text, end)):
            continue
        if said.negated or said.experiencer != "patient" or said.certainty != "certain":
            continue
        is_known = any(is_same_allergen(allergy.allergen, name) for allergy in recorded)
        if is_known or (_reacts(context.evidence, name) and not _is_cleared(context.evidence, name)):
            continue
        holds = f"; it holds {', '.join(allergy.allergen for allergy in recorded[:3])}" if recorded else ""
        units = tuple(allergy.unit for allergy in recorded[:2])
        message = f"the record holds no allergy to {name}{holds}"
        yield Signal("allergen_unrecorded", 1.0, "allergy_mismatch", message, units, certain=True)


def _is_cleared(evidence: Evidence, name: str) -> bool:
    """Whether what is all written says that what the drug did was no allergy."""
    units = [unit for drug in find_drugs(name) for unit in evidence.naming(drug.ingredient)]
    own = (near for unit in units for near in (unit, *evidence.following(unit, 1)))
    return evidence.is_all_written and any(_NO_ALLERGY.search(unit.words) for unit in own)


def _reacts(evidence: Evidence, name: str) -> bool:
    """Whether the record speaks of a reaction where it names the allergen."""
    drugs = {mention.ingredient for mention in find_drugs(name)}
    units = [u for drug in drugs for u in evidence.naming(drug)] or [
        unit
        for word in name.casefold().split()
        if not _ANY_DRUG.fullmatch(word)
        for unit in evidence.with_word(stem(word))
    ]
    return any(_REACTION.search(near.words) for unit in units for near in evidence.around(unit))
