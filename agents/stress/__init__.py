"""Errors planted on purpose, to see what a verifier catches; the words are its own, apart from those of the checks."""

from .medicines import CONFLICTS
from .plant import RIGHT_CODES, ErrorClass, Planting, apply, plant, plant_benign

__all__ = ["CONFLICTS", "RIGHT_CODES", "ErrorClass", "Planting", "apply", "plant", "plant_benign"]
