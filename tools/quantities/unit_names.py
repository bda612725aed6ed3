"""Units of amounts, by the names that notes and speech have for them."""

import re

from .mention import MentionKind

_TABLE: tuple[tuple[MentionKind, str, str], ...] = (
    ("dose", "mg", "mg|milligram|milligrams|milligramme|milligrammes|mgs"),
    ("dose", "g", "g|gm|gram|grams|gramme|grammes|gms"),
    ("dose", "ug", "mcg|ug|µg|μg|microgram|micrograms"),
    ("dose", "unit", "unit|units|iu|u"),
    ("dose", "meq", "meq|milliequivalents"),
    ("dose", "ml", "ml|mls|mils|milliliter|milliliters|millilitre|millilitres|cc|ccs|c c"),
    ("dose", "tablet", "tablet|tablets|tab|tabs|pill|pills|capsule|capsules|puff|puffs|drop|drops"),
    ("measure", "mg/dl", "mg/dl|milligrams per deciliter"),
    ("measure", "g/dl", "g/dl"),
    ("measure", "mmol/l", "mmol/l"),
    ("measure", "meq/l", "meq/l"),
    ("measure", "umol/l", "umol/l|µmol/l"),
    ("measure", "nmol/l", "nmol/l"),
    ("measure", "pmol/l", "pmol/l"),
    ("measure", "mmol/mol", "mmol/mol"),
    ("measure", "g/l", "g/l"),
    ("measure", "ug/l", "ug/l|µg/l|mcg/l"),
    ("measure", "ug/g", "ug/g|µg/g|mcg/g"),
    ("measure", "miu/l", "miu/l|mu/l|uiu/ml|µiu/ml|uu/ml"),
    ("measure", "ml/min", "ml/min/1.73m2|ml/min/1.73 m2|ml/min/{1.73_m2}|ml/min"),
    ("measure", "ms", "ms|msec"),
    ("measure", "ng/ml", "ng/ml|nanograms per milliliter"),
    ("measure", "ng/dl", "ng/dl|nanograms per deciliter"),
    ("measure", "pg/ml", "pg/ml"),
    ("measure", "ng/l", "ng/l"),
    ("measure", "u/ml", "u/ml|iu/ml"),
    ("measure", "u/l", "u/l|iu/l"),
    ("measure", "mg/l", "mg/l"),
    (
        "measure",
        "10*9/l",
        "10\\*9/l|x10e9/l|10e9/l|x10\\*9/l|x10\\^9/l|x 10\\^9/l|10\\^9/l|10\\*3/ul|10\\^3/ul|x10\\^3/ul|x10e3/ul|k/ul|k/µl",
    ),
    ("measure", "%", "%|percent|per cent"),
    ("measure", "mmhg", "mmhg|mm hg|mm[hg]"),
    ("measure", "/min", "/min|bpm|beats per minute|breaths per minute"),
    ("measure", "kg", "kg|kilogram|kilograms|kilos"),
    ("measure", "lb", "lb|lbs|pound|pounds"),
    ("measure", "cm", "cm|centimeter|centimeters|centimetre|centimetres"),
    ("measure", "m", "meter|meters|metre|metres"),
    ("measure", "mm", "mm|millimeter|millimeters|millimetre|millimetres"),
    ("measure", "inch", "inch|inches"),
    ("measure", "foot", "foot|feet|ft"),
    ("measure", "mile", "mile|miles"),
    ("measure", "km", "km|kms|kilometer|kilometers|kilometre|kilometres"),
    ("measure", "oz", "ounce|ounces|oz"),
    ("measure", "gallon", "gallon|gallons"),
    ("measure", "quart", "quart|quarts"),
    ("measure", "pint", "pint|pints"),
    ("measure", "l", "liter|liters|litre|litres|l"),
    ("measure", "l/min", "l/min|liters per minute|litres per minute|liters a minute|litres a minute|lpm"),
    ("measure", "degc", "°c|deg c|degrees c|degrees celsius|celsius|cel|c"),
    ("measure", "degf", "°f|[degf]|deg f|degrees f|degrees fahrenheit|fahrenheit|f"),
    ("measure", "pack-year", "pack-year|pack-years|pack year|pack years"),
    ("duration", "second", "second|seconds|sec|secs"),
    ("duration", "hour", "hour|hours|hr|hrs"),
    ("duration", "minute", "minute|minutes|min|mins"),
    ("duration", "day", "day|days"),
    ("duration", "week", "week|weeks|wk|wks"),
    ("duration", "month", "month|months|mo|mos"),
    ("duration", "year", "year|years|yr|yrs"),
)
UNITS: dict[str, tuple[MentionKind, str]] = {
    name.replace("\\", "").casefold(): (kind, unit) for kind, unit, names in _TABLE for name in names.split("|")
}
"""Name: what is counted in it, and its normal form."""

UNIT = "|".join(re.escape(name) for name in sorted(UNITS, key=len, reverse=True))
"""All names, as alternatives of a pattern."""
