"""FHIR R4 as JSON: bundles, bulk exports, lists and single resources become text with facts that can be cited."""

from .read import read_fhir

__all__ = ["read_fhir"]
