"""From which values on a result is one that laboratories phone through, whatever their own marks.

Limits are those at which US medical centres notify the clinician at once (Kost, JAMA 1990;263:704), rounded away from
normal.
"""

from typing import NamedTuple


class _Panic(NamedTuple):
    """Of one analyte in one unit."""

    below: float
    above: float
    units_to: float = float("inf")
    """Up to this size a value is in this unit; a bigger one in the next of the analyte."""


_PANIC: dict[str, tuple[_Panic, ...]] = {
    "potassium": (_Panic(2.5, 6.5),),
    "sodium": (_Panic(120, 160),),
    "hemoglobin": (_Panic(7, 22, 25), _Panic(70, 220)),  # g/dL, g/L
    "platelets": (_Panic(20, 1000, 2000), _Panic(20_000, 1_000_000)),
    "white blood cells": (_Panic(1, 100, 400), _Panic(1000, 100_000)),
    "neutrophils": (_Panic(0.5, 100, 90), _Panic(500, 100_000)),
    "ph": (_Panic(7.2, 7.6),),
    "lactate": (_Panic(0, 5, 30),),  # mmol/L
    "glucose": (_Panic(2.5, 27, 45), _Panic(45, 500)),  # mmol/L, mg/dL: between 27 and 45 it is critical in either
    "calcium": (_Panic(1.6, 3.25, 5), _Panic(6.5, 13)),
    "bicarbonate": (_Panic(10, 45),),
    "inr": (_Panic(0, 5),),
}


def is_critical(analyte: str, value: float) -> bool:
    """Whether a value is critical in its usual unit, conventional or SI, which its size tells.

    Args:
        analyte: as `tools.terms.find_analytes` names it; of others nothing is known.
        value: as it is written.
    """
    panic = next((one for one in _PANIC.get(analyte, ()) if value <= one.units_to), None)
    return panic is not None and value > 0 and not panic.below <= value <= panic.above
