"""What the basic profile of DICOM PS3.15 (Table E.1-1, 2026c) does with each element."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Action = Literal["dummy", "empty", "remove", "uid"]
"""D, Z, X and U of the table. Where it leaves a choice by the element's type in its object, the one is taken with which
every object stays valid: a dummy before nothing, nothing before removal."""

Retained = Literal["patient_characteristics", "device_identity", "uids"]
"""Options of the profile: E.3.7, E.3.8 and E.3.9."""

_CHOICES: dict[str, Action] = {
    "D": "dummy", "Z": "empty", "X": "remove", "U": "uid", "Z/D": "dummy", "X/Z": "empty", "X/D": "dummy", "X/Z/D": "dummy", "X/Z/U*": "uid",
}  # fmt: skip
KEPT: dict[Retained, frozenset[str]] = {
    "patient_characteristics": frozenset(
        "PatientSex PatientAge PatientSize PatientWeight PatientSexNeutered SmokingStatus PregnancyStatus PatientBodyMassIndex"
        " MeasuredAPDimension MeasuredLateralDimension AcquisitionContextSequence".split()
    ),
    "device_identity": frozenset(
        "StationName DeviceSerialNumber DeviceUID DeviceDescription DetectorID GantryID PlateID CassetteID GeneratorID"
        " TransducerIdentificationSequence DeviceLabel SourceManufacturer SourceSerialNumber".split()
    ),
    "uids": frozenset(),
}
"""Keywords that an option leaves as they are; `uids` is about the action."""


@cache
def basic_profile() -> Mapping[int, Action]:
    """The action for each tag of the table; elements that are not in it may stay."""
    actions: dict[int, Action] = {}
    for line in (files(__package__) / "basic_profile.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            choice, *tags = line.split()
            actions |= {int(tag, 16): _CHOICES[choice] for tag in tags}
    return actions
