"""How long ago something was, where no number is said: `yesterday`, `over the weekend`, `a few years ago`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .number_words import NUMBER_WORDS, count_of

UNITS = {"hour": 0.04, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0, "decade": 3650.0}
"""Days of one."""
_NAMED = {
    r"(?:earlier )?this (?:morning|afternoon|evening)": (0.0, 0.6),
    r"yesterday(?: \w+)?|last (?:night|evening)|the other (?:day|night)": (0.4, 4.0),
    r"(?:this|last|the|this past|past|over the) weekend": (1.0, 9.0),
    r"(?:last|this past|past) week|earlier this week": (1.0, 14.0),
    r"(?:last|this past|past) month|earlier this month": (14.0, 62.0),
    r"(?:last|this past|past) (?:spring|summer|fall|autumn|winter)": (60.0, 430.0),
    r"earlier this year": (14.0, 365.0),
    r"(?:last|this past|past) year": (180.0, 730.0),
    r"(?:in|during|since) (?:(?:his|her|my|your) )?childhood|as a (?:child|kid)"
    r"|when (?:i|he|she|you) (?:was|were) (?:a )?(?:little|kid|child|young)"
    r"|(?:i|you) (?:was|were) (?:just |only )?a (?:kid|child)": (2000.0, 40000.0),
}
_SOME = {"a": (1, 1), "an": (1, 1), "couple": (2, 3), "few": (2, 6), "several": (3, 9), "some": (2, 9), "many": (4, 40)}
_SOME_AGO = re.compile(
    rf"\b(?:a )?(?:(?P<some>{'|'.join(_SOME)})(?: of)?|(?P<number>{'|'.join(NUMBER_WORDS[:12])}|\d{{1,2}}))"
    r" (?P<unit>hour|day|week|month|year|decade)s? (?:ago|back|earlier|prior)\b",
    re.IGNORECASE,
)
_SOME_LONG = re.compile(
    rf"\b(?:for|over|past|last)(?: (?:the|about|probably|maybe|like|past|last))*"
    rf" (?:a )?(?P<some>{'|'.join(_SOME)})(?: of)?"
    r" (?P<unit>hour|day|week|month|year|decade)s?\b(?! (?:ago|back|earlier|prior)\b)",
    re.IGNORECASE,
)
_BY_NAME = [(re.compile(rf"\b(?:{words})\b", re.IGNORECASE), span) for words, span in _NAMED.items()]


class Ago(NamedTuple):
    """A time before the visit."""

    least: float
    """Days, at the least."""
    most: float
    start: int
    end: int
    is_counted: bool = False
    """Whether it has a number."""

    def meets(self, other: "Ago") -> bool:
        """Whether both can be the same time."""
        return self.least <= other.most and other.least <= self.most


@lru_cache(maxsize=32768)
def agos_in(text: str) -> tuple[Ago, ...]:
    """The times before the visit that a text says."""
    return tuple(_read(text))


def begun_in(text: str) -> tuple[Ago, ...]:
    """When what a text says to last began: `it has hurt for a few months`."""
    return tuple(_some(match) for match in _SOME_LONG.finditer(text))


def _some(match: re.Match[str]) -> Ago:
    (low, high), days = _SOME[match["some"].casefold()], UNITS[match["unit"].casefold()]
    return Ago(low * days * 0.7, high * days * 1.5, *match.span())


def _read(text: str) -> Iterator[Ago]:
    for match in _SOME_AGO.finditer(text):
        number = match["number"]
        low, high = (_value(number),) * 2 if number else _SOME[match["some"].casefold()]
        days = UNITS[match["unit"].casefold()]
        yield Ago(low * days * 0.7, high * days * 1.5, *match.span(), bool(number))
    for pattern, (least, most) in _BY_NAME:
        for match in pattern.finditer(text):
            yield Ago(least, most, *match.span())


def _value(number: str) -> int:
    return count_of(number)
