"""Amounts in one unit per dimension, so that `1 g` and `1000 mg` compare equal."""

from functools import lru_cache

_SCALES: dict[str, tuple[str, float]] = {
    "g": ("mg", 1000.0),
    "ug": ("mg", 0.001),
    "l": ("ml", 1000.0),
    "second": ("minute", 1 / 60),
    "hour": ("minute", 60.0),
    "day": ("minute", 1440.0),
    "week": ("minute", 7 * 1440.0),
    "month": ("minute", 30 * 1440.0),
    "year": ("minute", 365 * 1440.0),
    "inch": ("cm", 2.54),
    "foot": ("cm", 30.48),
    "ug/ml": ("mg/dl", 0.1),
    "lb": ("kg", 0.45359237),
    "mm": ("cm", 0.1),
    "mg/l": ("mg/dl", 0.1),
    "g/dl": ("mg/dl", 1000.0),
    "g/l": ("mg/dl", 100.0),
    "ug/l": ("mg/dl", 0.0001),
    "ng/ml": ("mg/dl", 0.0001),
    "ng/dl": ("mg/dl", 0.000001),
    "pg/ml": ("mg/dl", 0.0000001),
    "ng/l": ("mg/dl", 0.0000001),
    "umol/l": ("mmol/l", 0.001),
    "nmol/l": ("mmol/l", 0.000001),
    "pmol/l": ("mmol/l", 0.000000001),
    "meq/l": ("mmol/l", 1.0),  # of sodium, potassium, chloride, bicarbonate
    "m": ("cm", 100.0),
    "mile": ("km", 1.609344),  # how far somebody walks, which is compared with no size
    "gallon": ("ml", 3785.411784),
    "quart": ("ml", 946.352946),
    "pint": ("ml", 473.176473),
}


@lru_cache(maxsize=8192)  # the same few amounts are held against each other again and again
def in_base_unit(value: float, unit: str) -> tuple[float, str]:
    """A value in the base unit of its dimension.

    Args:
        value: the number as written.
        unit: its unit in the normal form of `find_quantities`.

    Returns:
        The converted value, rounded to fifteen digits after the point, and the base unit; both as given where there is no other.
        Months count as 30 days and years as 365: whole years in months count as years.
    """
    if unit == "degf":
        return round((value - 32) / 1.8, 2), "degc"
    base, factor = _SCALES.get(unit, (unit, 1.0))
    if unit == "month" and value and value % 12 == 0:
        return value / 12 * 365 * 1440.0, "minute"
    return round(value * factor, 15), base
