"""Allergies: what they are to, which ones a record holds, and where it denies them."""

from .allergens import allergens_of, classes_in, named_allergens
from .denied import NoAllergy, denied_allergies, is_told
from .lists import tells_allergies
from .reactions import Reaction, names_of_allergens, reactions_in, recorded_reactions
from .recorded import RecordedAllergy, is_a_relatives, recorded_allergies, tells_a_recorded_one, void_allergies
from .tolerated import is_cleared, tolerated_drugs

__all__ = [
    "NoAllergy",
    "Reaction",
    "RecordedAllergy",
    "allergens_of",
    "classes_in",
    "denied_allergies",
    "is_a_relatives",
    "is_cleared",
    "is_told",
    "named_allergens",
    "names_of_allergens",
    "reactions_in",
    "recorded_allergies",
    "recorded_reactions",
    "tells_a_recorded_one",
    "tells_allergies",
    "tolerated_drugs",
    "void_allergies",
]
