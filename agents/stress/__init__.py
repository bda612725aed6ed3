"""Errors planted on purpose, to see what a verifier catches; the words are its own, apart from those of the checks."""

from .gate import DEFAULT_CONFIDENCE, Gate, Labelled, calibrate, fewest_notes
from .left_out import LeftOut, leave_out
from .medicines import CONFLICTS
from .plant import RIGHT_CODES, ErrorClass, Planting, apply, plant, plant_benign
from .trial import Caught, Trial, try_text
from .whole import try_citations, try_omissions, try_whole

__all__ = [
    "CONFLICTS",
    "DEFAULT_CONFIDENCE",
    "RIGHT_CODES",
    "Caught",
    "ErrorClass",
    "Gate",
    "Labelled",
    "LeftOut",
    "Planting",
    "Trial",
    "apply",
    "calibrate",
    "fewest_notes",
    "leave_out",
    "plant",
    "plant_benign",
    "try_citations",
    "try_omissions",
    "try_text",
    "try_whole",
]
