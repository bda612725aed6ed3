"""What is usual in adults, for values that stand in a text without the laboratory's own limits.

Between two limits nothing is said: laboratories differ, and so do the sexes. Conventional and SI units are told apart
by the size of the value, since notes leave units out. Limits are those of the American Board of Internal Medicine's
Laboratory Test Reference Ranges, widened; vital signs as in the Systemic Inflammatory Response Syndrome's criteria
(Bone et al. 1992) and the usual definitions of fever, hypotension and hypoxaemia.
"""

import math
from typing import NamedTuple

from .levels import ALL, Level


class Limits(NamedTuple):
    """Of one thing measured, in one unit."""

    low: float
    """Below it every laboratory says low."""
    normal_from: float
    normal_to: float
    high: float
    """Above it every laboratory says high."""

    def levels(self, value: float) -> frozenset[Level]:
        """The levels that a value may be called."""
        if value < self.low:
            return frozenset({"low"})
        if value > self.high:
            return frozenset({"high"})
        if self.normal_from <= value <= self.normal_to:
            return frozenset({"normal"})
        return ALL - ({"high"} if value < self.normal_from else {"low"})


_LIMITS: dict[str, tuple[Limits, ...]] = {
    "hemoglobin": (Limits(12, 13.7, 15.5, 17.5), Limits(120, 137, 155, 175)),  # g/dL, g/L
    "white blood cells": (Limits(4, 4.5, 10, 11), Limits(4000, 4500, 10000, 11000)),
    "platelets": (Limits(150, 160, 400, 450), Limits(150_000, 160_000, 400_000, 450_000)),
    "sodium": (Limits(135, 136, 144, 146),),
    "potassium": (Limits(3.5, 3.6, 5, 5.2),),
    "creatinine": (Limits(0.4, 0.6, 1.0, 1.35), Limits(40, 60, 90, 115)),  # mg/dL, µmol/L
    "calcium": (Limits(8.5, 8.8, 10.2, 10.5), Limits(2.1, 2.2, 2.55, 2.65)),  # mg/dL, mmol/L
    "ph": (Limits(7.35, 7.36, 7.44, 7.45),),
    "ferritin": (Limits(15, 40, 150, 400),),  # µg/L
    "albumin": (Limits(3.3, 3.6, 5, 5.5), Limits(33, 36, 50, 55)),  # g/dL, g/L
    "mcv": (Limits(79, 82, 96, 101),),  # fL
    "neutrophils": (Limits(1.5, 2.2, 7, 8), Limits(1500, 2200, 7000, 8000)),  # 10⁹/L, /µL
    "magnesium": (Limits(0.65, 0.75, 1.0, 1.15), Limits(1.5, 1.75, 2.4, 2.8)),  # mmol/L, mg/dL
    "bilirubin": (Limits(0, 0, 1.1, 1.4), Limits(0, 0, 18, 24)),  # mg/dL, µmol/L
    "creatine kinase": (Limits(0, 25, 170, 320),),
    "pco2": (Limits(4.5, 4.8, 5.9, 6.2), Limits(33, 36, 44, 47)),  # kPa, mmHg
    "lactate": (Limits(0, 0.4, 2, 2.3),),
    "crp": (Limits(0, 0, 5, 10),),  # mg/L
    "lipase": (Limits(0, 0, 60, 300),),
    "alt": (Limits(0, 0, 33, 60),),
    "ast": (Limits(0, 0, 35, 50),),
    "tsh": (Limits(0.3, 0.6, 4, 5.5),),
    "hemoglobin a1c": (Limits(4, 4, 5.6, 6.5),),
    "ejection fraction": (Limits(50, 55, 70, 80),),
    "qtc": (Limits(330, 360, 440, 480),),  # ms
    "heart rate": (Limits(60, 60, 100, 100),),
    "respiratory rate": (Limits(10, 12, 20, 22),),
    "temperature": (Limits(35, 36, 37.5, 37.9), Limits(95, 97, 99.5, 100.3)),  # °C, °F
    "oxygen saturation": (Limits(92, 95, 100, 100),),
    "blood pressure": (Limits(90, 100, 130, 140),),  # systolic, mmHg
}
_FAR = 8
"""How many times lower than normal a value is another's: `SpO2 94% on 2 L`."""
_NEAR = 2
"""How many times lower than any usual one a value may be in its unit."""
_EITHER = frozenset({"magnesium"})
"""Of which a value low in one unit is high in the other: 1.5 mg/dL, 1.5 mmol/L."""


def usual_levels(analyte: str, value: float) -> frozenset[Level]:
    """The levels that a value may be called in an adult; all of them where no limits are known.

    Args:
        analyte: as `tools.terms.find_analytes` names it.
        value: as it is written, in conventional or SI units; whichever has the closer limits.
    """
    known = _LIMITS.get(analyte, ())
    if not known or value <= 0:
        return ALL
    if analyte in _EITHER:
        return frozenset().union(*(one.levels(value) for one in known if value * _NEAR >= one.low))
    limits = min(known, key=lambda one: abs(math.log(value / one.normal_to)))
    return limits.levels(value) if value * _FAR >= limits.normal_from else ALL
