"""Errors planted on purpose, to see what a verifier catches; the words are its own, apart from those of the checks."""

from .gate import Gate, Labelled, calibrate
from .medicines import CONFLICTS
from .plant import RIGHT_CODES, ErrorClass, Planting, apply, plant, plant_benign
from .trial import Caught, Trial, try_text

__all__ = [
    "CONFLICTS",
    "RIGHT_CODES",
    "Caught",
    "ErrorClass",
    "Gate",
    "Labelled",
    "Planting",
    "Trial",
    "apply",
    "calibrate",
    "plant",
    "plant_benign",
    "try_text",
]
