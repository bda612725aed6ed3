"""All checks, in the order in which their flags are listed."""

from ..check import Check
from .allergy import allergy_conflict
from .altered import repetition_is_exact
from .citation import citations_resolve, citations_support
from .degrees import degrees_agree
from .drugs import drugs_are_the_sources
from .experiencer import whose
from .image import image_claims_agree, image_claims_were_read
from .laterality import sides_agree
from .numbers import numbers_are_the_sources
from .person import age_and_sex
from .plain import allergies_denied, plainly_denied
from .polarity import polarity
from .support import is_supported

CHECKS: tuple[Check, ...] = (
    citations_resolve,
    citations_support,
    repetition_is_exact,
    allergy_conflict,
    image_claims_were_read,
    image_claims_agree,
    drugs_are_the_sources,
    numbers_are_the_sources,
    sides_agree,
    age_and_sex,
    whose,
    plainly_denied,
    allergies_denied,
    polarity,
    degrees_agree,
    is_supported,
)

__all__ = ["CHECKS"]
