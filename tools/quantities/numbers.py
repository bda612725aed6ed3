"""Spoken numbers as digits."""

import re

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_SMALL = {word: value for value, word in enumerate(_UNITS)} | _TENS
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_POINT = r"(?: point | \. )"
SPOKEN = (
    rf"(?:(?:point |(?<=a )\. )(?:zero )*(?:{_WORD})"
    rf"|(?:{_WORD}|a hundred|hundred|thousand)(?:[ -](?:and )?(?:{_WORD}|hundreds?|thousand))*(?![\w])"
    rf"(?:{_POINT}(?:{_WORD})(?: (?:{_WORD}))*)?)"
)
"""A run of number words; `spoken_value` reads it. A transcript may have a stop for the decimal point: `seven . five`."""


def spoken_value(words: str) -> float | None:
    """The value of spoken number words.

    `twenty five` is 25, `one hundred and ten` 110, `two thousand` 2000, `one fifty` 150, `twenty eighteen` 2018,
    `two point five` and `two . five` 2.5, `point five` 0.5.

    Returns:
        None when the words are no number.
    """
    whole, point, fraction = f" {words.casefold().replace('-', ' ')}".replace(" . ", " point ").partition(" point ")
    value = _whole(whole.split()) if whole.strip() else 0.0
    if value is None or not point:
        return value
    digits = [_SMALL.get(word, -1) for word in fraction.split()]
    if len(digits) == 1 and digits[0] >= 10:  # `two point twenty five`
        return float(f"{int(value)}.{digits[0]}")
    if not digits or any(not 0 <= digit <= 9 for digit in digits):
        return None
    return float(f"{int(value)}.{''.join(map(str, digits))}")


def _whole(words: list[str]) -> float | None:
    total, current, seen = 0, 0, False
    for word in words:
        if word in ("and", "a"):
            continue
        seen = True
        if word in _SMALL:
            value = _SMALL[word]
            joins = value >= 10 and (0 < current < 10 or (current in (19, 20) and "hundred" not in words))
            current = current * 100 + value if joins else current + value
        elif word in ("hundred", "hundreds"):
            current = max(current, 1) * 100
        elif word == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        else:
            return None
    return float(total + current) if seen else None


def digit_value(digits: str) -> float:
    """`1,500` is 1500, `1.5` is 1.5; a comma before one or two last digits is a decimal comma."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return float(digits.replace(",", ""))
    return float(digits.replace(",", "."))
