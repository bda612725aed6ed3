"""A drug that is given in spite of a recorded allergy."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess
from wardround.tools.terms import DrugMention, allergen_conflicts, find_drugs, is_same_allergen, normal_words

from ..allergies import (
    RecordedAllergy,
    names_of_allergens,
    reactions_in,
    recorded_allergies,
    recorded_reactions,
    tells_allergies,
    tolerated_drugs,
)
from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..forbidden import is_given_all_the_same, is_not_to_be_given, is_ordered, is_what_harmed
from ..withheld import is_withheld
from .written.days import day_told, days_in

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
    r"|(?:is|was|are|were|(?:has|have) been) (?:\w+ )?(?:listed|recorded|noted|documented|flagged|charted|coded|mentioned)\b(?! (?:as )?(?:given|taken|started))"
    r"|(?:history|label|record|status|alert|hypersensitivity)\b)",
    re.IGNORECASE,
)
"""`codeine causes vomiting`, `was replaced by`, `the penicillin history`: what the drug did, or what was given in its place."""
_IN_THE_PAST = re.compile(r"\b(?:was|were|had|received|took|given|started|began)\b", re.IGNORECASE)
_CAME = re.compile(
    r"\b(?:during|after|following|upon|within|minutes|when)\b[^.;]*\b(?:developed|had|became|collapsed|experienced|suffered|reacted)\b"
    r"|\b(?:developed|had|experienced|suffered)\b[^.;]*\b(?:during|after|following|from|with|on|within)\b",
    re.IGNORECASE,
)
"""Something came about while or after something was given."""
_GOES_ON = re.compile(
    r"\b(?:is|are|will|continu\w+|takes?|taking|remains?|discharged (?:on|with)|to be)\b", re.IGNORECASE
)
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
IS_USED = re.compile(
    r"(?: only)?\s+(?:is|are|was|were|has been|may|can|should)(?: instead)? (?:to )?(?:be )?(?:used|given|chosen|preferred|safe)\b",
    re.IGNORECASE,
)
"""`Latex: hives; vinyl is to be used`."""
_NEVER_GIVEN = re.compile(
    r"[^.;:]*\b(?:but|and|though|although)\b[^.;:]*?\b(?:never|not) (?:in fact |actually )?(?:given|administered|taken|hung|started|received|dispensed)\b",
    re.IGNORECASE,
)
"""`was prescribed but stopped by the pharmacist and never given`."""
_IS_TO_BE = re.compile(r"\s+(?:is|are|should|may|can) (?:to )?be (?:used|given|chosen)\b", re.IGNORECASE)
TOLERATES = re.compile(r"\b(?:tolerat(?:es?|ed|ing)|safe to (?:take|give|have|use)) (?:\w+ )?\Z", re.IGNORECASE)
"""Before a medicine that does no harm."""
_NEVER_GIVEN = re.compile(
    r"[^.;]{0,100}?\b(?:(?:was|were|and|but) (?:never|not) (?:given|administered|taken)|intercepted|cancelled before)\b",
    re.IGNORECASE,
)
"""`was prescribed in error but intercepted and never given`."""
_MAY = re.compile(r"\b(?:may|can|could|might)\b[^.;,]*\Z", re.IGNORECASE)
_MAY_BE = re.compile(r"\s+(?:may|can|could|might)\b", re.IGNORECASE)
_OF_ANY_ALLERGY = frozenset(
    normal_words(
        "allergy allergies allergic allergen reaction reactions active severe mild moderate criticality high low"
    )
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
            or _IS_TO_BE.match(text, m.end)
            or _SAFE.match(text, m.end)
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
        or _was_never_given(text, end)
        or any(not _GIVEN.search(text, cause.end(), start) for cause in _BROUGHT_BY.finditer(text, 0, start))
        or (context.evidence.is_all_written and is_what_harmed(text, start, end))
        or assess(text, start, end).negated
    )


def _was_never_given(text: str, end: int) -> bool:
    """Whether a sentence goes on to say that it was not given; of another medicine that stands between it says nothing."""
    never = _NEVER_GIVEN.match(text, end)
    return never is not None and not find_drugs(never.group())


def _how(text: str, drug: DrugMention) -> str:
    """What a claim says of giving a medicine."""
    if _SAFE.match(text, drug.end) or TOLERATES.search(text, 0, drug.start):
        return "is called safe"
    if _MAY.search(text, 0, drug.start) or _MAY_BE.match(text, drug.end):
        return "is allowed"
    return "is given"


def _was_before(context: ClaimInContext, allergy: RecordedAllergy, ingredient: str) -> bool:
    """Whether the claim tells of what was given before the record first has the allergy or its harm: it came of it."""
    evidence, text = context.evidence, context.claim.text
    if not _IN_THE_PAST.search(text) or _GOES_ON.search(text):
        return False
    harmed = _day_of_harm(evidence, allergy)
    known = min(filter(None, (day_told(evidence, allergy.unit), harmed)), default="")
    if any("" < day_told(evidence, unit) < known for unit in evidence.naming(ingredient)):
        return True
    own = [day for day, *_ in days_in(text, harmed)] if harmed else []
    return bool(own) and max(own) <= harmed


def _day_of_harm(evidence: Evidence, allergy: RecordedAllergy) -> str:
    """The first day on which the record has it do harm; ISO or empty."""
    reactions = [unit for one, unit in recorded_reactions(evidence) if is_same_allergen(allergy.allergen, one.allergen)]
    return min(filter(None, (day_told(evidence, unit) for unit in reactions)), default="")


def _tells_what_it_did(context: ClaimInContext, allergy: RecordedAllergy) -> bool:
    """Whether the claim has a reaction to it come about: `during her first infusion she developed a rash`."""
    text = context.claim.text
    if not _CAME.search(text) or _GOES_ON.search(text):
        return False
    told = reactions_in(text, names_of_allergens(context.evidence))
    return any(is_same_allergen(allergy.allergen, one.allergen) for one in told)


def _tells_of(context: ClaimInContext, allergy: RecordedAllergy, drug: DrugMention) -> bool:
    """Whether the claim repeats the reaction that is recorded: `red man syndrome with vancomycin`, which gives nothing."""
    text = context.claim.text
    reaction = allergy.unit.normal - frozenset(normal_words(allergy.allergen)) - _OF_ANY_ALLERGY
    if _IS_TO_BE.match(text, drug.end):
        return False
    if _tells_what_it_did(context, allergy):
        return True
    before = _FROM_IT.search(text, 0, drug.start)
    is_named_for_it = before is not None and bool(reaction & frozenset(normal_words(before["what"])))
    return is_named_for_it or (bool(reaction & context.words) and not _GIVEN.search(text))
