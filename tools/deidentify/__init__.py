"""De-identification of what leaves the machine: text, and DICOM files by the basic profile of PS3.15.

What names the patient becomes a surrogate that stays the same within a case, in texts and in DICOM alike.
"""

from .deidentify import Deidentified, Deidentifier, Replacement
from .dicom import DeidentifiedDicom, deidentify_dicom
from .kinds import Detector, Found, PhiKind

__all__ = [
    "Deidentified",
    "DeidentifiedDicom",
    "Deidentifier",
    "Detector",
    "Found",
    "PhiKind",
    "Replacement",
    "deidentify_dicom",
]
