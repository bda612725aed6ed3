"""Which way something went that written records give beside what it was: `HbA1c 58 (64 in Aug)`, `1.5 x 1.0 cm, was 2.2 x 1.5`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import prod
from typing import NamedTuple

from wardround.tools.quantities import find_quantities
from wardround.tools.terms import find_analytes, normal_words

from ...check import ClaimInContext, Signal
from ...mentions import is_light
from ...number_words import ANY_SHORT_MONTH, month_number
from ...stretches import after_last
from .results import names_in, readings
from .turns import BAD_WHEN_HIGH, BAD_WHEN_LOW

_MONTH = rf"(?:{ANY_SHORT_MONTH})[a-z]*\b"
_WAS = re.compile(
    r"\s*[,;(]?\s*(?:it )?(?:was|previously|prev\.?|formerly|last (?:time|visit|year|month|week))[:\s]*\Z",
    re.IGNORECASE,
)
_OPENED = re.compile(r"\s*\(\s*\Z")
_THEN = re.compile(
    rf"\s*(?:,|/)?\s*(?:(?:in|on|at|from) )?(?:{_MONTH}|\d{{1,2}}/\d{{2,4}}|(?:19|20)\d\d|last \w+|pre-?op|\w+ (?:d|wks?|mos?|yrs?|days?|weeks?|months?|years?) ago)",
    re.IGNORECASE,
)
"""Behind a value in brackets: it was measured then."""
_TURN = re.compile(
    r"\b(?P<up>ris(?:en|ing)|rose|increas(?:ed|ing)|climb(?:ed|ing)|gone up|went up|going up|is up|gained|put on|higher|larger|bigger|grown|grew|enlarged|heavier)\b"
    r"|\b(?P<down>fallen|fell|falling|dropp(?:ed|ing)|decreas(?:ed|ing)|declined|come down|came down|gone down|went down|is down|lost|lower|smaller|shrunk|shrank|lighter)\b"
    r"|\b(?P<better>improv(?:ed|ing)|better|recovered|recovering)\b|\b(?P<worse>worsen(?:ed|ing)|worse|deteriorat(?:ed|ing))\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom\b[^.;]*\d[^.;]*\bto\b[^.;]*\d", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:not|never|no|without|if|should|unless|(?-i:may)|might|will|until|target|aim\w*|goal|expected|initially|then)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:gained|put on|lost)\b[^.;]{0,30}?\d ?(?:kg|lb|pounds|kilos?)|\b(?:heavier|lighter)\b", re.IGNORECASE
)
_SORE = frozenset(normal_words("wound ulcer lesion mass nodule tumour tumor cyst aneurysm effusion pain swelling"))
"""What is worse the larger it is."""
_SCORES = frozenset("pps kps karnofsky barthel mmse moca gcs".split())
"""Of how well somebody is: the higher, the better."""
_PLAIN = frozenset(normal_words("left right both last month week year visit today since now gained lost risen"))
_SIZE = re.compile(r"\d+(?:\.\d+)?(?: ?[x×] ?\d+(?:\.\d+)?)+")
"""The former size, which repeats no unit."""
_WEIGHT = re.compile(r"\bwt\b", re.IGNORECASE)
_CUT = re.compile(r"[.;:(](?!\d)|,(?!\d)")


class _Beside(NamedTuple):
    """A value with the one before it."""

    keys: frozenset[str]
    """What it is of: what is measured, else the words before it."""
    now: float
    before: float
    when: str
    """Words that say when the former one was; or empty."""


def values_go_as_told(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is said to rise or to fall, where every place that has its former value beside it has it the other way."""
    text = context.claim.text
    turns = list(_TURN.finditer(text))
    if len(turns) != 1 or _OPEN.search(text):
        return
    if _FROM_TO.search(text):  # two values: `trends` has their order
        return
    keys, turn = _keys(text) | ({"weight"} if _WEIGHED.search(text) else frozenset()), turns[0]
    told = [(one, unit) for one, unit in context.evidence.each(_beside) if one.keys & keys]
    told = [(one, unit) for one, unit in told if _is_of_that_time(text, one) and not _is_a_series(context, one)]
    ways = {_is_as_told(turn.lastgroup or "", one) for one, _ in told}
    if ways == {False}:
        one, unit = told[0]
        message = f"the claim says “{turn.group()}”; the record has {one.now:g} and before it {one.before:g}"
        yield Signal("written_turn", 1.0, "comparison_mismatch", message, (unit,), words=turn.group())


def _is_a_series(context: ClaimInContext, one: _Beside) -> bool:
    """Whether there are values of other times: `turns` has all of them."""
    return any(len(readings(context.evidence).get(name, ())) > len((one.now, one.before)) for name in one.keys)


def _is_as_told(word: str, one: _Beside) -> bool | None:
    """Whether a value went the way that a word says; None where nothing says what is better."""
    if word in ("better", "worse"):
        is_bad_high = bool(one.keys & (_SORE | BAD_WHEN_HIGH))
        if not is_bad_high and not one.keys & (BAD_WHEN_LOW | _SCORES):
            return None
        return (one.now > one.before) == (is_bad_high == (word == "worse"))
    return (one.now > one.before) == (word == "up")


def _is_of_that_time(text: str, one: _Beside) -> bool:
    """Whether the claim names no time, or one that stands beside the former value."""
    months = {word[:3].casefold() for word in re.findall(_MONTH, text, re.IGNORECASE)}
    then = one.when.casefold()
    return all(month in then or re.search(rf"\b0?{month_number(month)}/", then) for month in months)


def _beside(text: str) -> Iterator[_Beside]:
    found = [one for one in find_quantities(text) if one.kind in ("measure", "number")]
    for now, before in pairwise(found):
        between, behind = text[now.end : before.start], _THEN.match(text, before.end)
        is_former = _WAS.fullmatch(between) or (_OPENED.fullmatch(between) and behind)
        size = _SIZE.match(text, before.start)
        values = tuple(map(float, re.findall(r"[\d.]+", size[0]))) if size else before.value
        if is_former and len(now.value) == len(values) and before.unit in ("", now.unit):
            one, other = prod(now.value), prod(values)
            begin = after_last(_CUT, text, now.start)
            if one != other and (keys := _keys(text[begin : now.start])):
                yield _Beside(keys, one, other, behind.group() if behind else "")


def _keys(text: str) -> frozenset[str]:
    text = _WEIGHT.sub("weight", text)
    named = {one.name for one in names_in(text)} | {one.name for one in find_analytes(text)}
    words = {word for word in normal_words(text) if word[0].isalpha() and not is_light(word) and len(word) > 1}
    return frozenset(named or words - _PLAIN)
