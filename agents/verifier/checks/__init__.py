"""All checks, in the order in which their flags are listed."""

from ..check import Check
from .allergy import allergy_conflict
from .assertion import polarity
from .citation import citations_resolve
from .drugs import drugs_are_the_sources
from .image import image_claims_were_read
from .laterality import sides_agree
from .numbers import numbers_are_the_sources
from .person import age_and_sex
from .support import is_supported

CHECKS: tuple[Check, ...] = (
    citations_resolve,
    allergy_conflict,
    polarity,
    sides_agree,
    numbers_are_the_sources,
    drugs_are_the_sources,
    age_and_sex,
    image_claims_were_read,
    is_supported,
)

__all__ = ["CHECKS"]
