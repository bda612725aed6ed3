"""A number in digits or in words: how it is found, and what it comes to."""

import re

from .numbers import SPOKEN, digit_value, spoken_values
from .unit_names import UNIT

DIGITS = r"(?:\d{1,3}(?: \d00)+(?= ?(?:u|i\.?u|units?|mg|mcg|ml)\b)|\d+(?:,\d{3})*(?:[.,]\d+)?|\.\d+)"
"""`11 000 units` has a blank where others have a comma; only before a unit, since a time may follow a dose: `4500 2000h`."""
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3}
_HALF = r"half an?|a half(?: an?| of an?)?|half"
MORE = r"(?:[ -]and[ -]a[ -](?:half|quarter)\b)"
PLAIN = rf"(?:(?:\d+[ -])?(?:1/2|1/4|3/4|1/3|2/3)(?![\d/])|\d*[½¼¾]|{DIGITS}|{SPOKEN})"
NUMBER = (
    rf"(?:{PLAIN}{MORE}?|(?<!and )(?:{_HALF})(?= (?:{UNIT})\b)|(?:a )?couple(?: of)?(?: more)?"
    r"|(?<!\btimes )an?(?= (?:day|week|month|year|hour|minute)\b))"
)
"""In any way of writing, as a pattern."""
TO = r"(?:\s*(?:-|–|to|or|and|through)\s*|-(?:to|or)-)"
"""Between the two ends of a range."""


def values_of(words: str) -> tuple[float, ...]:
    """The numbers of a run of digits or words; empty where there is none."""
    plain = words.casefold().strip()
    if "couple" in plain:
        return (2.0,)
    if plain.startswith("a . "):
        return spoken_values(plain[2:])
    if plain in ("a", "an"):
        return (1.0,)
    if re.fullmatch(_HALF, plain):
        return (0.5,)
    if not re.match(r"\.?\d", plain) and plain[0] not in _FRACTIONS:
        return spoken_values(plain)
    return (digits_of(plain),)


def digits_of(plain: str) -> float:
    """`3 and a half`, `1 1/2`, `2½`, `1,500`."""
    whole, half, _ = plain.replace("-", " ").partition(" and a ")
    extra = (0.25 if plain.endswith("quarter") else 0.5) if half else 0.0
    for name, value in _FRACTIONS.items():
        if whole.endswith(name):
            before = whole[: -len(name)].strip(" -")
            return (float(before) if before else 0.0) + value
    return digit_value(whole) + extra
