"""De-identification of text: what names the patient becomes a surrogate that stays the same within a case."""

from .deidentify import Deidentified, Deidentifier, Replacement
from .kinds import Detector, Found, PhiKind

__all__ = ["Deidentified", "Deidentifier", "Detector", "Found", "PhiKind", "Replacement"]
