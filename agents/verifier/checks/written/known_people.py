"""Whom a text means, by what they are to the patient and by the first names that the record gives them."""

import re
from functools import lru_cache

from ...evidence import Evidence
from ...kin import COUPLE, WIDER
from .people import first_names, people_in

_NAME = re.compile(r"\b(?:[A-Z][a-z]{2,}|[A-Z]{4,})\b")


@lru_cache(maxsize=8)
def kin_names(evidence: Evidence) -> dict[str, frozenset[str]]:
    """First names in small letters, with what each is to the patient."""
    found: dict[str, set[str]] = {}
    for (name, kin), _ in evidence.each(first_names):
        found.setdefault(name.casefold(), set()).add(kin.removeprefix("ex-"))
    return {name: frozenset(kin) for name, kin in found.items()}


def relatives_meant(text: str, evidence: Evidence) -> frozenset[str]:
    """The relatives and friends whom a text means: `sister` of `Joanne`, who is one elsewhere in the record."""
    named = {one.who.removeprefix("ex-") for one in people_in(text) if one.is_kin}
    known = kin_names(evidence)
    return frozenset(named.union(*(known.get(match.group().casefold(), ()) for match in _NAME.finditer(text))))


def may_be_one(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of relatives may share somebody: a `child` may be the son, a `partner` the husband."""
    wider = [{one, *WIDER.get(one, ()), *(COUPLE if one in COUPLE else ())} for one in some]
    return any(one & {other, *WIDER.get(other, ())} for one in wider for other in others)
