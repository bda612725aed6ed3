"""Numbers of talk that a note works out: pack-years, and what several tablets of one strength come to."""

import re
from collections.abc import Iterator

from wardround.tools.quantities import Mention, find_quantities

from ..evidence import Evidence
from ..units import Unit

_PACKS = re.compile(
    r"\b(?P<many>half a|a half a|an?|one|two|three|1|2|3|1\.5|\.5|0\.5|½) packs?(?P<half> and a half)?"
    r"(?: (?:or (?:so|two|more)|cigarettes|of cigarettes))?(?: (?:a|per|each|every) day| daily|/day|(?=[.,;?!]|$))",
    re.IGNORECASE,
)
_HOW_MANY = {"half a": 0.5, "a half a": 0.5, "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "½": 0.5}
_FROM_TO = re.compile(r"\bfrom (?:age |when i was )?\Z", re.IGNORECASE)
_NEAR = 2
"""Units to either side in which the years may stand."""
_STRENGTHS = {
    "fives": 5.0, "tens": 10.0, "twenties": 20.0, "twenty-fives": 25.0, "twenty fives": 25.0, "thirties": 30.0,
    "forties": 40.0, "fifties": 50.0, "sixties": 60.0, "eighties": 80.0, "hundreds": 100.0, "two hundreds": 200.0,
    "three hundreds": 300.0, "four hundreds": 400.0, "five hundreds": 500.0,
}  # fmt: skip
"""Tablets by their strength."""
_STRENGTH = "|".join([*sorted(_STRENGTHS, key=len, reverse=True), r"(?<![\d.,])(?!19|20\d\d)\d{1,4}s"])
"""In words, or as recognisers write them: `the 220s`."""
_TABLETS = re.compile(
    rf"\b(?P<count>two|three|four|2|3|4)\b(?P<between>[^.;?!\d]{{0,45}}?)\b(?P<strength>{_STRENGTH})\b", re.IGNORECASE
)
_STRENGTH_ALONE = re.compile(rf"\b(?:{_STRENGTH})\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\b(?P<count>two|three|four) (?:of (?:them|those|these)|at (?:a|one) time|at once)\b", re.IGNORECASE
)
_HUNDRED = 100
_ONE = re.compile(r"one[ -]", re.IGNORECASE)
_THE = re.compile(
    r"\b(?:(?:that|this|which|the)(?: (?:little|small|big|other|new|old|white|blue|brown|pink|purple|yellow|green|red"
    r"|first|last))?|little|small|big|other|water) \Z",
    re.IGNORECASE,
)
_AGES = re.compile(r"\b(?:in|my|his|her|your|their|low|mid|high|late|early|upper)\s+\Z", re.IGNORECASE)
_COUNTS = {"two": 2.0, "three": 3.0, "four": 4.0}


def reckoned(unit: Unit, evidence: Evidence) -> Iterator[Mention]:
    """The numbers that follow from what a unit of talk says."""
    if evidence.is_spoken(unit):
        yield from _pack_years(unit, evidence)
        yield from _tablets(unit)
        yield from _several_of_them(unit, evidence)
        yield from _strengths(unit)
        yield from _that_one(unit)


def _tablets(unit: Unit) -> Iterator[Mention]:
    """`two of the tens` are twenty."""
    for match in _TABLETS.finditer(unit.words):
        if not _AGES.search(unit.words, 0, match.start("strength")):
            count = _COUNTS.get(match["count"].casefold()) or float(match["count"])
            value = count * _strength(match["strength"])
            yield Mention(match.start(), match.end(), "number", (value,), "")


def _several_of_them(unit: Unit, evidence: Evidence) -> Iterator[Mention]:
    """`those ibuprofens, the two hundreds.` `I take three of them.`: six hundred."""
    match = _OF_THEM.search(unit.words)
    if match is None:
        return
    for before in (unit, *evidence.preceding(unit, _NEAR)):
        for strength in _STRENGTH_ALONE.finditer(before.words):
            if not _AGES.search(before.words, 0, strength.start()):
                value = _COUNTS[match["count"].casefold()] * _strength(strength.group())
                yield Mention(match.start(), match.end(), "number", (value,), "")


def _strengths(unit: Unit) -> Iterator[Mention]:
    """`the little ones, the fifties`: what each tablet has."""
    for match in _STRENGTH_ALONE.finditer(unit.words):
        if not _AGES.search(unit.words, 0, match.start()):
            yield Mention(match.start(), match.end(), "number", (_strength(match.group()),), "")


def _strength(words: str) -> float:
    return _STRENGTHS.get(words.casefold()) or float(words.rstrip("sS"))


def _that_one(unit: Unit) -> Iterator[Mention]:
    """`the little one seventy five`: no 175."""
    for said in unit.quantities:
        is_one = said.kind == "number" and len(said.value) == 1 and _HUNDRED < said.value[0] < 2 * _HUNDRED
        if is_one and _ONE.match(unit.words, said.start) and _THE.search(unit.words, 0, said.start):
            yield said._replace(value=(said.value[0] - _HUNDRED,))


def _pack_years(unit: Unit, evidence: Evidence) -> Iterator[Mention]:
    """`a pack a day for thirty years`, in one turn or from one to the next."""
    match = _PACKS.search(unit.words)
    if match is None:
        return
    words = match["many"].casefold()
    packs = (_HOW_MANY.get(words) or float(words)) + (0.5 if match["half"] else 0.0)
    for near in _around(unit, evidence):
        for years in _years(near.words):
            yield Mention(match.start(), match.end(), "measure", (round(packs * years, 2),), "pack-year")


def _around(unit: Unit, evidence: Evidence) -> list[Unit]:
    place = evidence.place(unit)
    near = evidence.units[max(place - _NEAR, 0) : place + _NEAR + 1] if place is not None else [unit]
    return [one for one in near if one.source_id == unit.source_id]


def _years(words: str) -> Iterator[float]:
    """For how long, as years or from one age to another."""
    for said in find_quantities(words):
        if said.kind == "duration" and said.unit == "year":
            yield from said.value
        elif said.kind == "number" and len(said.value) == 2 and _FROM_TO.search(words, 0, said.start):
            yield said.value[1] - said.value[0]
