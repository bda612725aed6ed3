"""Pixels: decoded from untrusted files, measured, and prepared the way MedGemma was trained to see them."""

from .decode import load_pixels
from .frame import Pixels
from .measure import measure_pixels
from .profiles import CtWindows, prepare, profile_of
from .slices import MOST_SLICES, evenly_spaced

__all__ = [
    "MOST_SLICES",
    "CtWindows",
    "Pixels",
    "evenly_spaced",
    "load_pixels",
    "measure_pixels",
    "prepare",
    "profile_of",
]
