"""How a medicine is given: `oral haloperidol`, where written records have that dose of it into a muscle."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...patterns import by_name
from ...units import Unit

_TABLE = r"""
mouth: oral(?:ly)?|by mouth|p\.?o\.?|swallow(?:s|ed)
vein: intravenous(?:ly)?|i\.?v\.?|into (?:a|the) vein|drip|gtt|infusions?|infused
muscle: intramuscular(?:ly)?|i\.?m\.?|into (?:a|the) muscle
skin: subcutaneous(?:ly)?|s\.?c\.?|subcut|s\.?q\.?|under the skin
lungs: inhaled|inhal(?:er|ation)s?|nebuli[sz]\w+|nebs?|puffs?|evohaler
tongue: sublingual(?:ly)?|s\.?l\.?|under the tongue
nose: intranasal(?:ly)?|nasal(?:ly)?
rectum: rectal(?:ly)?|p\.?r\.?|suppositor(?:y|ies)|enemas?
surface: topical(?:ly)?|patch(?:es)?|creams?|ointments?|gels?|transdermal
eye: intravitreal(?:ly)?|eye ?drops|ophthalmic
"""
_WAYS = {
    "mouth": "by mouth", "vein": "into a vein", "muscle": "into a muscle", "skin": "under the skin", "lungs": "inhaled",
    "tongue": "under the tongue", "nose": "through the nose", "rectum": "rectally", "surface": "on the skin", "eye": "in the eye",
}  # fmt: skip
_ROUTES = tuple(by_name(_TABLE))
_CUT = re.compile(r"[;\n]|\.(?!\d)|,? (?:then|but|while|whereas|and (?=(?:\w+ ){1,3}(?:was|were|is|are)\b)) |->|→|\+")
_AMOUNT = re.compile(
    r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s?(?:mg|mcg|micrograms?|g|units?|iu|ml)?(?![\d/:.%])", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\b(?:switch\w*|chang\w*|convert\w*|step\w* down|instead|replac\w*|from|rather|not|no|never|if|or)\b",
    re.IGNORECASE,
)
"""Where a claim tells of two routes, or of none."""


class _Given(NamedTuple):
    """A medicine with a route, in one clause."""

    drug: str
    route: str
    amounts: frozenset[str]
    words: str


def routes_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a medicine given by a way by which no written record gives that dose of it, where they name another."""
    for said in _read(context.claim.text):
        if _CHANGED.search(said.words):
            continue
        told = [(one, unit) for one, unit in _recorded(context.evidence) if one.drug == said.drug]
        same = [one for one in told if one[0].amounts & said.amounts] if said.amounts else []
        held = same or told
        if held and all(one.route and one.route != said.route for one, _ in held):
            message = f"the claim gives {said.drug} {_WAYS[said.route]}; the record {_WAYS[held[0][0].route]}"
            yield Signal("written_route", 1.0, "dose_mismatch", message, tuple(unit for _, unit in held[:2]))


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[_Given, Unit], ...]:
    return tuple((one, unit) for unit in evidence.units for one in _mentioned(unit.words))


def _read(text: str) -> Iterator[_Given]:
    """What clauses of one medicine and one route say."""
    for clause in _CUT.split(text):
        drugs, routes = {one.ingredient for one in find_drugs(clause)}, _routes_in(clause)
        if len(drugs) == 1 and len(routes) == 1:
            yield _Given(drugs.pop(), routes[0], _amounts(clause), clause)


@lru_cache(maxsize=32768)
def _mentioned(text: str) -> tuple[_Given, ...]:
    """Each mention of a medicine with its route, if any, which stands before the next one."""
    found, drugs = [], find_drugs(text)
    for place, drug in enumerate(drugs):
        end = drugs[place + 1].start if place + 1 < len(drugs) else len(text)
        cut = _CUT.search(text, drug.end, end)
        before = text[max(drugs[place - 1].end if place else 0, drug.start - 14) : drug.start]
        after = text[drug.end : cut.start() if cut else end]
        routes = _routes_in(after) or _routes_in(before)
        found += [_Given(drug.ingredient, route, _amounts(after), "") for route in routes or [""]]
    return tuple(found)


def _routes_in(text: str) -> list[str]:
    return [route for route, pattern in _ROUTES if pattern.search(text)]


def _amounts(text: str) -> frozenset[str]:
    return frozenset(match[1].replace(",", "") for match in _AMOUNT.finditer(text))
