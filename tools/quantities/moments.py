"""When something is taken or happens: at which time of the day, as needed, on a schedule."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from .frequencies import schedules_in

When = Literal["morning", "noon", "night", "as needed", "scheduled"]

_WORDS: dict[When, str] = {
    "morning": r"(?:every |each |in the |this |the )?mornings?\b|q ?am\b|(?:with |at |before |after )?breakfast|when (?:i|you|he|she) (?:wakes?|gets?) up"
    r"|first thing|a\.m\.|mane\b",
    "noon": r"(?:at |around )?(?:noon|midday)\b|(?:with |at |before |after )?lunch|in the afternoons?|afternoons?\b",
    "night": r"nightly|(?:at |every |each |in the )?(?:night|evening)s?\b|(?:at |before )?bed ?time|before bed\b|(?:to|going to|go to) bed\b"
    r"|q\.?h\.?s\b\.?|q ?pm\b|(?:with |at |before |after )?(?:dinner|supper)|overnight|p\.m\.|nocte\b",
    "as needed": r"as[ -]needed|as necessary|p\.?r\.?n\b\.?|(?:when|if|whenever|only when) (?:you|he|she|they|i|it'?s|one)?\s?(?:\w+ )?(?:needs?|needed|hurts?|require[sd]?)"
    r"|when needed|if needed|if necessary|as required|on demand|as you need|once in a while|every once in a while",
    "scheduled": r"(?:a)?round[ -]the[ -]clock|without (?:exception|fail)|on an? (?:fixed|regular|set|strict) (?:schedule|basis)|scheduled (?:doses?|dosing)|as a (?:standing|scheduled) dose|standing order|regardless of (?:pain|symptoms)",
}
_COLUMNS: tuple[When, ...] = ("morning", "noon", "night", "night")
"""Of a schedule (`1-0-1`)."""
_PATTERNS = {when: re.compile(rf"(?<![\w-])(?:{words})", re.IGNORECASE) for when, words in _WORDS.items()}


class Moment(NamedTuple):
    """A word for when."""

    start: int
    """First position."""
    end: int
    """One past the last."""
    when: When
    """Evening and bedtime count as night."""


def find_moments(text: str) -> Iterator[Moment]:
    """The words for when in a text, in no order."""
    for when, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            yield Moment(match.start(), match.end(), when)
    for start, end, taken in schedules_in(text):
        yield from (Moment(start, end, when) for when, is_taken in zip(_COLUMNS, taken, strict=False) if is_taken)


def moments_at(text: str, start: int, end: int) -> frozenset[When]:
    """The times that a stretch of a text names: `nocte`, which is how often something is taken, too."""
    return frozenset(one.when for one in find_moments(text) if one.start < end and start < one.end)
