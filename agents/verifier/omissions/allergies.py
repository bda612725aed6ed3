"""Recorded allergies."""

import re
from collections.abc import Iterator

from wardround.tools.terms import drugs_of_groups, names_one_allergen, normal_words

from ..allergies import RecordedAllergy, named_allergens, recorded_allergies
from ..evidence import Evidence
from .told import KeyFact, Told

_NOT_THE_ALLERGEN = frozenset(
    normal_words(
        "allergy allergies allergic allergen hypersensitivity intolerance propensity adverse reaction reactions"
        " drug food"
        " substance medication medicine environmental product disorder class"
    )
)


def allergies(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Every allergy in force; a draft has it that names half of its words, its ingredient, or it in other words.

    `Penicillin` beside `Penicillin G` is no second one.
    """
    named_there = [claim.text[a:b] for claim in told.claims for a, b in named_allergens(claim.text)]
    recorded = [(frozenset(normal_words(one.allergen)), one) for one in recorded_allergies(evidence)]
    for order, (words, allergy) in enumerate(recorded):
        if any(words < other for other, _ in recorded) or _is_used(allergy):
            continue
        named = {word for word in words if word.startswith("#")}
        carried = (
            bool(named & told.words)
            or told.has_most(words - named - _NOT_THE_ALLERGEN or words)
            or bool(_members(allergy) & told.words)
            or any(names_one_allergen(allergy.allergen, name) for name in named_there)
        )
        message = f"the recorded allergy to {allergy.allergen} is missing"
        yield KeyFact("omitted_allergy", "urgent", order, message, allergy.unit, carried)


_USED = re.compile(r"[^.;\n]{0,15}?\b(?:used|given|tolerated|ok|fine|safe)\b", re.IGNORECASE)


def _is_used(allergy: RecordedAllergy) -> bool:
    """Whether the place says that it was used: `heparin - HIT; saline flush used`."""
    words = allergy.unit.words
    place = words.casefold().find(allergy.allergen.casefold())
    return place >= 0 and bool(_USED.match(words, place + len(allergy.allergen)))


def _members(allergy: RecordedAllergy) -> frozenset[str]:
    """The medicines of a group that a record names beside the group: `ACE inhibitor (lisinopril)`."""
    return frozenset(f"#{one}" for one in drugs_of_groups(allergy.allergen) & allergy.unit.drugs)
