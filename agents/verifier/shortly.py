"""Doses as charts write them: `CTX 2 g BD`, `MMF 1000 -> 500 BID`, `then 23 mg/h`, `Pred 40 -> 30 (7/2) -> 7.5 now`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wardround.tools.quantities import Mention, in_base_unit
from wardround.tools.terms import DrugMention, find_drugs

from .evidence import Evidence
from .medicines import short_names_in
from .units import Unit

_AMOUNT = re.compile(
    r"(?<![\w/.,-])(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\.\d+)"
    r"(?: ?(?P<unit>mcg|ug|µg|μg|microg(?:rams?)?|mg|g|units?|iu|u|ml|mmol|mEq)(?![a-z]))?"
    r"(?![\d.]\d|:\d|/\d)",
    re.IGNORECASE,
)
_UNITS = {
    **dict.fromkeys(("mcg", "µg", "μg", "microg", "microgram", "micrograms"), "ug"),
    **dict.fromkeys(("units", "iu", "u"), "unit"),
}
_BEFORE = 15
"""Characters before the first medicine of a place from which on a dose is that one's."""
_REACH = 120
"""Characters behind a name within which its doses stand, where no other medicine is named before."""


def is_dosed_shortly(evidence: Evidence, drug: str, said: Mention) -> bool:
    """Whether a chart has a dose behind its medicine's name, cut short too, or where no medicine is named."""
    return any(_is(value, said.unit, one) for value in said.value for one in _doses(evidence, drug))


def is_dosed_in_charts(evidence: Evidence, drug: str, said: Mention) -> bool:
    """Whether the charts that stand beside a transcript have a dose behind its medicine's name: `Pred 20 mg qd`."""
    return any(_is(value, said.unit, one) for value in said.value for one in _doses_in_charts(evidence, drug))


@lru_cache(maxsize=64)
def _doses(evidence: Evidence, drug: str) -> tuple[tuple[float, str], ...]:
    return tuple(one for unit in evidence.units for one in (*_behind(unit, drug), *_before_names(unit, drug)))


@lru_cache(maxsize=64)
def _doses_in_charts(evidence: Evidence, drug: str) -> tuple[tuple[float, str], ...]:
    return tuple(one for unit in evidence.units if evidence.is_written(unit) for one in _behind(unit, drug))


def _behind(unit: Unit, drug: str) -> Iterator[tuple[float, str]]:
    """The doses behind a medicine's name, short too, up to the next medicine."""
    words = unit.words
    named, short = find_drugs(words), _short(unit, drug)
    own = [*short, *((m.start, m.end) for m in named if m.ingredient == drug)]
    others = [m.start for m in named if m.ingredient != drug and not _is_in_brackets(words, m.start)]
    for _, end in own:
        stop = min((start for start in (*others, end + _REACH) if start >= end), default=len(words))
        yield from _amounts(words, end, stop)


def _before_names(unit: Unit, drug: str) -> Iterator[tuple[float, str]]:
    """The doses before the first medicine that is named, which may be any one's."""
    words = unit.words
    names = _all(find_drugs(words), _short(unit, drug))
    first = min((start for start, _ in names), default=len(words) + _BEFORE)
    yield from (one for one in _amounts(words, 0, min(first - _BEFORE, len(words))) if one[1])


def _short(unit: Unit, drug: str) -> list[tuple[int, int]]:
    named = find_drugs(unit.words)
    return [span for span in short_names_in(drug, unit.words) if not any(m.start <= span[0] < m.end for m in named)]


def _all(named: Sequence[DrugMention], short: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    yield from short
    yield from ((m.start, m.end) for m in named)


def _is_in_brackets(words: str, at: int) -> bool:
    """`-> 15 (3/3, atovaquone stopped) -> 10`: named by the way."""
    return words.count("(", 0, at) > words.count(")", 0, at)


def _amounts(words: str, start: int, stop: int) -> Iterator[tuple[float, str]]:
    for match in _AMOUNT.finditer(words, start, stop):
        unit = (match["unit"] or "").casefold()
        yield float(match["n"].replace(",", "")), _UNITS.get(unit, unit)


def _is(value: float, unit: str, other: tuple[float, str]) -> bool:
    """Whether two are one amount; a bare number may be in the claim's unit."""
    number, of = other
    if not of or of == unit:
        return abs(number - value) < 1e-6
    mine, theirs = in_base_unit(value, unit), in_base_unit(number, of)
    return mine[1] == theirs[1] and abs(mine[0] - theirs[0]) <= 1e-4 * max(mine[0], theirs[0])


def frequencies_shortly(evidence: Evidence, drug: str) -> list[tuple[Mention, Unit]]:
    """How often a medicine is given, behind its name where that is in letters or cut short."""
    return [one for unit in evidence.units for one in _frequencies(unit, drug)]


def _frequencies(unit: Unit, drug: str) -> Iterator[tuple[Mention, Unit]]:
    named = find_drugs(unit.words)
    for start, end in short_names_in(drug, unit.words):
        if any(m.start <= start < m.end for m in named):
            continue
        stop = min((m.start for m in named if m.start >= end), default=len(unit.words))
        stop = min(stop, end + _REACH)
        yield from ((q, unit) for q in unit.quantities if q.kind == "frequency" and end <= q.start < stop)
