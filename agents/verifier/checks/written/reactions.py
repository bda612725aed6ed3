"""What a medicine or a food did to the patient: anaphylaxis, where the record has hives."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.terms import is_same_allergen

from ...allergies import Reaction, names_of_allergens, reactions_in, recorded_reactions, tolerated_drugs
from ...check import ClaimInContext, Signal
from ...whole import OTHERS

_TELLS = re.compile(
    r"\b(?:allerg\w*|anaphyla\w+|caus(?:es?|ed)|g[ai]ves?|given? (?:him|her|them)|m[ai]de? (?:him|her|them)|makes (?:him|her|them)"
    r"|reactions?|reacted|brings|brought|sensitiv\w*|intoleran\w*|developed|c[ao]mes? (?:up|out)|label\w*)\b",
    re.IGNORECASE,
)
"""A claim that tells what something did."""
_OF_ANOTHER_CAUSE = re.compile(r"\b(?:attributed|ascribed|put down|thought to be due) to\b", re.IGNORECASE)
"""`fever after the first dose was attributed to the infection`: no reaction to what was given."""
_OF_ANAPHYLAXIS = frozenset({"swelling", "a rash", "flushing", "wheeze", "faintness", "respiratory arrest"})
_OF_THE_AIRWAY = frozenset({"anaphylaxis", "swelling", "wheeze", "respiratory arrest"})
_BARE = re.compile(r"^\W*[\w /-]{3,40}(?::| -| –|\s\w+\.?$)")
"""`Latex anaphylaxis.`, `Bee venom: contact dermatitis`: a name and what it did."""


def reactions_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a reaction to something of which written records know another, or know it as mild where it is told as severe."""
    text, evidence = context.claim.text, context.evidence
    if OTHERS.search(text):
        return
    named = names_of_allergens(evidence)
    for one in reactions_in(text, named) if _tells(context, named) else ():
        recorded = recorded_reactions(evidence)
        told = [(other, unit) for other, unit in recorded if is_same_allergen(other.allergen, one.allergen)]
        if otherwise := _otherwise(one, [other for other, _ in told]):
            message = f"the claim has {one.words} with {one.allergen}; the record {otherwise}"
            units = tuple(unit for _, unit in told[:2])
            yield Signal("written_reaction", 1.0, "allergy_mismatch", message, units, words=one.words)
            return
        if one.kinds and not told and one.allergen in tolerated_drugs(evidence):
            message = f"the claim has {one.words} with {one.allergen}; the record has it tolerated"
            units = tuple(evidence.naming(one.allergen))[:1]
            yield Signal("written_reaction", 1.0, "allergy_mismatch", message, units, words=one.words)
            return


def _otherwise(said: Reaction, told: Sequence[Reaction]) -> str:
    """What the record has in place of a reaction, of another kind or how bad; empty where it may mean the same."""
    known = frozenset().union(*(other.kinds for other in told))
    grades = frozenset().union(*(other.grades for other in told))
    if known and said.kinds and not _may_be(said.kinds, known, grades):
        return " and ".join(sorted(known))
    return " and ".join(sorted(grades)) if grades and said.grades and not said.grades & grades else ""


def _tells(context: ClaimInContext, named: frozenset[str]) -> bool:
    """Whether a claim tells what something did; beside the bare name of a recorded allergy any reaction is one."""
    text = context.claim.text
    is_told = context.claim.kind == "allergy" or bool(_TELLS.search(text)) or bool(_BARE.search(text) and named)
    return is_told and not _OF_ANOTHER_CAUSE.search(text)


def _may_be(said: frozenset[str], known: frozenset[str], grades: frozenset[str]) -> bool:
    """Whether they share a kind; what is severe in two ways, or closes the airway, may be called anaphylaxis, and that told so."""
    if not (said | known) & _OF_THE_AIRWAY:
        said, known = _with_rash(said), _with_rash(known)
    if "anaphylaxis" in known and len(said & _OF_ANAPHYLAXIS) > 1:
        return True
    is_wide = len(known & _OF_ANAPHYLAXIS) > 1 or "wheeze" in known or "severe" in grades
    return bool(said & known) or ("anaphylaxis" in said and bool(known & _OF_ANAPHYLAXIS) and is_wide)


def _with_rash(kinds: frozenset[str]) -> frozenset[str]:
    """Flushing may be called a rash, where nothing worse came of it."""
    return kinds | {"a rash"} if "flushing" in kinds else kinds
