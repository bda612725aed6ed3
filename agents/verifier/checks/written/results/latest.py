"""Which value is the latest, and which the first: `currently 6`, `the LDL is 141`, `initially 48`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ....units import Unit
from ..days import dates_in, days_between
from .cells import VALUE, number
from .named import names_in
from .readings import Reading, is_written_so
from .tied import FIRST, Tied, whens_in

PRESENT = "now"
"""When a value is that is told in the present tense and no other way."""
_IS = re.compile(
    r"(?: (?:level|count|concentration)s?)? (?:is|remains|stands|sits)(?: (?!not\b)[a-z]+){0,2}?(?: at| of)? ",
    re.IGNORECASE,
)
_SORT = re.compile(
    r"\b(?:fasting|random|post-?prandial|troughs?|peak|pre-?dose|capillary|bedside|home|standing|supine|sitting|lying|dry|birth|booking|estimated"
    r"|fetal|foetal|urin\w*|corrected|adjusted|ioni[sz]ed|free|high[- ]sensitivity|venous|arterial|nt-?pro)\b",
    re.IGNORECASE,
)
"""Sorts of one measurement, whose values are not each other's."""
_OLD = 30
"""Days that another value must be later, at least, where only the tense says that a value is of now."""


class Known(NamedTuple):
    """A value that the record ties to a time."""

    tied: Tied
    unit: Unit


def known_of(one: Reading) -> Known:
    """A reading as tied to its day."""
    return Known(Tied(one.name, one.value, f"{one.value:g}", one.day), one.unit)


def present_in(text: str, own: str, labels: frozenset[str]) -> Iterator[Tied]:
    """Values that a text has in the present tense, where it names no time: `LDL is 141`."""
    if whens_in(text, own) or dates_in(text, own):
        return
    for name in names_in(text, labels):
        verb = _IS.match(text, name.end)
        value = VALUE.match(text, verb.end()) if verb else None
        if value:
            yield Tied(name.name, number(value["value"]), value["value"], PRESENT)


def out_of_order(said: Tied, every: Sequence[Reading]) -> list[Known]:
    """The later values, where the claim has an old one as of now; the earlier ones, where it has the last as the first."""
    own = [one for one in every if is_value(said, one.value)]
    rest = [one for one in every if not is_value(said, one.value)]
    others = [one for one in rest if one.day]
    if not own or not all(one.day for one in own):
        return []
    if beside := [one for one in rest if not one.day and all(one.unit is each.unit for each in own)]:
        return (
            [known_of(one) for one in beside] if said.when != FIRST else []
        )  # `LVEF 30% (40% in 2023)` of an undated note
    if said.when == FIRST:
        earlier = [one for one in others if one.day < min(each.day for each in own)]
        is_last = not any(one.day > max(each.day for each in own) for one in others)
        return [known_of(one) for one in earlier[-1:]] if is_last else []
    last, least = max(one.day for one in own), _OLD if said.when == PRESENT else 1
    return [known_of(one) for one in others if days_between(last, one.day) >= least][-1:]


def is_of_its_sort(text: str, one: Reading) -> bool:
    """Whether a value may be of the sort that a text names: `fasting glucose` of `Glucose, fasting`."""
    return all(re.search(rf"\b{re.escape(sort)}", one.unit.words, re.IGNORECASE) for sort in _SORT.findall(text))


def is_value(said: Tied, value: float) -> bool:
    """Whether it is the record's, as the claim writes it."""
    return is_written_so(said.name, said.words, value)
