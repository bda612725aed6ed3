"""Quieted numbers: rates, changes, series, ages, values that the record has in other ways."""

import re

from wardround.tools.quantities import Mention
from wardround.tools.terms import normal_words

from ....amounts import is_bound, measured_by
from ....check import ClaimInContext, Signal
from ....units import Unit
from ..values import stands_beside
from .places import number_of, stands, start_of

_MOST = re.compile(
    r"\b(?:limit\w*|max\w*|at most|(?:no|not) more than|up to|exceed\w*|less than|in total|total)\b[^.;]*\Z",
    re.IGNORECASE,
)
_DOSE = re.compile(r"\d\s?(?:m?g|mcg|grams?|units?|tablets?|drinks?) \Z", re.IGNORECASE)
_RATE = re.compile(
    r"(?:\w{3,}s|m?l|m?g|mcg|kg|once|twice|(?:pint|glass|bottle|can|pack|packet|cup|litre|liter|beer|cigarette)(?: of \w+)?)\s+\Z",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:lost|gained|shed|put on|fallen|fell|rose|risen|dropped|climbed|gone (?:up|down)|by|another|further)\s+(?:(?:about|some|around|nearly|almost|more than|less than|over|only|just)\s+)*\Z",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"(?: (?:kg|mg|cm|%|kilograms?|points?|litres?|liters?|pounds?))? ?(?:less|more|lower|higher|heavier|lighter|fewer|below|above|longer|shorter)\b",
    re.IGNORECASE,
)
_BREATHED = r"\s?%\s*(?:on |in |sat\w* (?:on )?)?(?:RA\b|room air|air\b|O2\b|\d+(?:\.\d)? ?L|NC\b|NP\b|FiO2)"
_AGED = re.compile(r"\b(?:aged|[a-z]+(?:er|or|ist|ian) of) \Z", re.IGNORECASE)
"""`a retired joiner of 68`."""


def is_in_a_series(context: ClaimInContext, signal: Signal) -> bool:
    """Whether numbers that fall are doses of one day: `10-5-5 mg`."""
    words = signal.words
    return bool(re.search(rf"{re.escape(words)}\s?[-–/]\s?\d|\d\s?[-–/]\s?{re.escape(words)}", context.claim.text))


def is_a_month_and_a_number(context: ClaimInContext, signal: Signal) -> bool:
    """`in November 11 joints were tender`: no day of the month."""
    return bool(re.search(rf"\bin {re.escape(signal.words)} [a-z]", context.claim.text, re.IGNORECASE))


def is_the_most(context: ClaimInContext, signal: Signal) -> bool:
    """`at most 2 g a day`: how much, and not how often."""
    text = context.claim.text
    start = start_of(context, signal)
    return bool(_MOST.search(text, 0, start) and _DOSE.search(text, 0, start))


def is_a_rate(context: ClaimInContext, signal: Signal) -> bool:
    """`2.2 litres a day`: no time of one day; and `91% RA`, which names no saturation."""
    words, text = signal.words, context.claim.text
    if words.casefold().startswith(("a ", "an ", "per ")):
        return bool(_RATE.search(text, 0, start_of(context, signal)))
    share = re.fullmatch(r"(\d{2,3})\s?(?:%|percent|per cent)", words)
    return share is not None and stands(context, rf"(?<![\d.]){share[1]}{_BREATHED}")


def is_of_another_sort(context: ClaimInContext, signal: Signal) -> bool:
    """Whether a number is no result of the record's: a rate, or what something changed by."""
    return is_a_rate(context, signal) or _is_a_change(context, signal)


def _is_a_change(context: ClaimInContext, signal: Signal) -> bool:
    """`ten kilograms less`, `lost more than 7 kg`: reckoned from two values."""
    words, text = signal.words, context.claim.text
    start = start_of(context, signal)
    if re.match(r"\d+\.\d", words):  # reckoned values are round
        return False
    return bool(_LOST.search(text, 0, start) or _LESS.match(text, start + len(words)))


def is_without_its_unit(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record has the number alone, behind a word of the claim: `mean gradient 10`."""
    said = number_of(context, signal)
    if said is None or not said.unit:
        return False
    alone = (
        (unit, one)
        for unit in context.evidence.numbers.get(said.value[0], ())
        for one in unit.quantities
        if one.value == said.value and not one.unit and not is_bound(unit.words, one)
    )
    return any(context.words & set(normal_words(_before(unit, one))) for unit, one in alone)


def is_read_in_a_row(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record has the number among the values of what it measures: `9.4 % (was 8.1 in May)`."""
    said = number_of(context, signal)
    name = measured_by(context.claim.text, said) if said else ""
    return said is not None and bool(name) and stands_beside(context, name, said.value[0])


def _before(unit: Unit, said: Mention) -> str:
    """The last words before a number."""
    return " ".join(unit.words[: said.start].split()[-2:])


def is_the_age(context: ClaimInContext, signal: Signal) -> bool:
    """Whether a number that is nowhere by itself is the patient's age: `68yo` of the record."""
    text, words = context.claim.text, signal.words
    start = start_of(context, signal)
    return words.isdigit() and float(words) in context.evidence.ages and bool(_AGED.search(text, 0, start))
