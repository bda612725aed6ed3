"""Pack-years that nobody counted aloud: packs a day times years, `a pack a day for thirty years`."""

import re
from collections.abc import Iterator

from wardround.tools.quantities import Mention, find_quantities

from ..evidence import Evidence
from ..units import Unit

_DAILY = re.compile(
    r"\b(?P<amount>half a|one and a half|(?:a|one) and a half|a|an?other|\w+|\d+(?:\.\d+)?) "
    r"(?P<of>packs?|cigarettes|cigs|smokes)(?: of cigarettes)?,? (?:a|per|each|every) day\b",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(r"\band a half\Z", re.IGNORECASE)
_IN_A_PACK = 20
"""Cigarettes; a pack-year is a pack a day for a year."""
_AFTER = 2
"""Units behind the one that tells how much, in which talk may tell for how long."""


def pack_years(unit: Unit, evidence: Evidence) -> Iterator[Mention]:
    """What a unit that tells how much was smoked a day comes to, over the years that it or the next ones tell."""
    for daily in _DAILY.finditer(unit.words):
        packs = _packs(daily)
        years = next((span for text in _behind(unit, daily.end(), evidence) if (span := _years(text))), 0.0)
        if packs and years:
            yield Mention(*daily.span(), "measure", (packs * years,), "pack-year")


def _packs(daily: re.Match[str]) -> float:
    amount = daily["amount"].casefold()
    number = _number(_AND_A_HALF.sub("", amount).strip()) + (0.5 if _AND_A_HALF.search(amount) else 0.0)
    return number if daily["of"].casefold().startswith("pack") else number / _IN_A_PACK


def _number(words: str) -> float:
    if words in ("a", "another"):
        return 1.0
    if words == "half a":
        return 0.5
    return next((one.value[0] for one in find_quantities(words) if one.kind == "number"), 0.0)


def _behind(unit: Unit, end: int, evidence: Evidence) -> Iterator[str]:
    yield unit.words[end:]
    yield unit.words
    place = evidence.place(unit)
    if place is not None:
        yield from (
            one.words for one in evidence.units[place + 1 : place + 1 + _AFTER] if one.source_id == unit.source_id
        )


def _years(text: str) -> float:
    """For how many years: `for thirty years`, or `from twenty to forty`."""
    for one in find_quantities(text):
        if one.kind == "duration" and one.unit == "year" and not text[one.end :].lstrip().startswith(("ago", "old")):
            return one.value[0]
        if one.kind in ("number", "age") and len(one.value) == 2 and one.value[1] - one.value[0] > 0:
            return one.value[1] - one.value[0]
    return 0.0
