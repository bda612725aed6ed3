"""Quieted frequencies: limits, spans, charts' short ways, other medicines'."""

import re

from wardround.tools.terms import find_drugs

from ....check import ClaimInContext, Signal
from .amounts import is_a_rate, is_the_most
from .places import stands, start_of

_FOR = re.compile(
    r"\b(?:for|within|after|in|over) (?:(?:up to|about|around|at least|nearly|almost|another|half)\s+)*\Z",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r" (?:steps?|increments?|stages?|visits?|reviews?|clinics?|checks?|monitoring|bloods?|blood tests?|tests?|appointments?|sessions?|calls?)\b",
    re.IGNORECASE,
)
_BESIDE = 6
"""Characters from a frequency to the time of the day that goes with it, at most."""
_COUNTS = {"two": "2", "three": "3", "four": "4", "six": "6", "eight": "8", "twelve": "12", "other": "2"}
_COUNTED_DOSES = re.compile(r"\b(?:doses?|tablets?|puffs?|times?) (?:of (?:[\w-]+ ){1,2})?\Z", re.IGNORECASE)
_NEEDED = re.compile(
    r"\b(?:took|taken|us(?:es|ed|ing)|need\w*|requir\w+|receiv\w+|given|had|averag\w+|about|only)\b", re.IGNORECASE
)
_AS_NEEDED = re.compile(r"\b(?:prn|as needed|when required|as required)\b", re.IGNORECASE)


def is_no_frequency(context: ClaimInContext, signal: Signal) -> bool:
    """Whether it is how long or how much, said of the next medicine, or written with its number and a letter (`q28d`)."""
    words, text = signal.words, context.claim.text
    start = start_of(context, signal)
    if (
        _COUNTED_DOSES.search(text, 0, start)
        and _NEEDED.search(text, 0, start)
        and any(_AS_NEEDED.search(unit.words) for unit in signal.against)
    ):
        return True  # how often it was taken, of how often it may be
    if is_the_most(context, signal) or _FOR.search(text, 0, start) or _STEPS.match(text, start + len(words)):
        return True
    if is_a_rate(context, signal) and _is_of_each(context, words):
        return True
    return _is_in_short(context, words) or _is_of_the_next(text, start, start + len(words))


def _is_of_each(context: ClaimInContext, words: str) -> bool:
    """Whether a close place has something of each such time: `1 pint vodka/d` for `a day`."""
    unit = words.split()[-1].casefold()
    each = re.compile(rf"[a-z] ?/ ?(?:{unit}|{unit[0]}|{unit[0]}k)\b|\bper {unit}\b", re.IGNORECASE)
    return any(each.search(one.words) for one in context.best)


def _is_in_short(context: ClaimInContext, words: str) -> bool:
    """`q28d`, `2-wkly` for every 28 days, every two weeks."""
    every = re.fullmatch(r"every (\w+)[ -](day|week|month|hour)s?", words, re.IGNORECASE)
    if not every:
        return False
    count, unit = _COUNTS.get(every[1].casefold(), every[1]), every[2][0]
    return stands(context, rf"(?<![\d.]){re.escape(count)} ?-?/?{unit}(?:\b|k|kly|ly|rly|eek|ay|our|onth)")


def _is_of_the_next(text: str, start: int, end: int) -> bool:
    """`A, then weekly B`: of the medicine right behind it, where another stands before."""
    drugs = find_drugs(text)
    return any(0 <= one.start - end <= 1 for one in drugs) and any(one.end <= start for one in drugs)


def is_apart_from_a_frequency(context: ClaimInContext, signal: Signal) -> bool:
    """Whether a time of the day does not stand right behind how often: `once daily at bedtime`."""
    start = context.claim.text.find(signal.words)
    return not any(one.kind == "frequency" and 0 <= start - one.end <= _BESIDE for one in context.quantities)
