"""Which one in a row: `my eighth day`, `her eighty ninth birthday`, `the 4th visit`."""

import re

ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
"""In order, from 1."""
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_TENTHS = {word.replace("y", "ieth"): value for word, value in _TENS.items()}
_ORDINAL = re.compile(
    rf"\b(?:(?:(?P<tens>{'|'.join(_TENS)})[ -])?(?P<word>{'|'.join(ORDINALS)})|(?P<round>{'|'.join(_TENTHS)})"
    r"|(?P<digits>\d{1,3})(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_LEAST = 3
"""`first` and `second` are said of anything."""


def ordinals_in(text: str) -> frozenset[float]:
    """The numbers from 3 up that a text says as ordinals."""
    return frozenset(value for match in _ORDINAL.finditer(text) if (value := _value(match)) >= _LEAST)


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        return float(match["digits"])
    if match["round"]:
        return float(_TENTHS[match["round"].casefold()])
    tens = _TENS[match["tens"].casefold()] if match["tens"] else 0
    return float(tens + ORDINALS.index(match["word"].casefold()) + 1)
