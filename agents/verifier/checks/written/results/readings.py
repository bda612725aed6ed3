"""Results of written records with their days and levels: of structured facts, of rows below dates, of running text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.records import Fact

from ....evidence import Evidence
from ....levels import ALL, Level
from ....limits import usual_levels
from ....units import Unit, unit_of
from ..days import day_in, day_told, some_day
from .cells import Cell, is_row, row_of
from .keyed_rows import keyed_row_of
from .named import name_of_result, names_in
from .running import labelled_after, values_after
from .turned import turned_row_of

_OF: dict[str, frozenset[Level]] = {
    "normal": frozenset({"normal"}),
    "low": frozenset({"low"}),
    "critical_low": frozenset({"low"}),
    "high": frozenset({"high"}),
    "critical_high": frozenset({"high"}),
    "abnormal": frozenset(ALL - {"normal"}),
    "unknown": ALL,
}
_DEGREES_BARE = re.compile(r"(?<![\w.])((?:9[3-9]|10[0-7])(?:\.\d)?(?= ?°? ?F\b)|(?:3[3-9]|4[0-2])(?:\.\d)?(?= ?°C\b))")
_GROWN = 16.0
"""Years of age from which the limits of adults hold."""
_OF_ANY_AGE = frozenset({"sodium", "potassium", "ph", "pco2", "oxygen saturation", "temperature", "crp", "lactate"})
"""What is normal in children too, from infancy on."""
_FAR = 30.0
"""How many times the upper limit a value may be, at most, to be in the same unit as the limits of another place."""

_SAME, _DEGREES, _HOTTEST = 1e-6, 0.06, 60
"""How far values are apart that are the same, degrees Celsius that are, and the number of degrees from which they are Fahrenheit."""
_OF_VITALS = 3
"""Names in a line from which it is no row of one result: `T 36.7  HR 112  BP 92/58  RR 20`."""


class Reading(NamedTuple):
    """One value of something measured."""

    name: str
    day: str
    """ISO, or empty."""
    value: float
    levels: frozenset[Level]
    """What it may be called; all where no limits are known."""
    unit: Unit
    place: int
    """Its place among all readings: of one day, the order of writing."""


def may_be_in(one: Reading, unit: str) -> bool:
    """Whether a value may be in a unit: it stands with that one, or with none; a claim without a unit may mean any."""
    units = {each.unit for each in one.unit.quantities if one.value in each.value}
    return not unit or not units or bool(units & {"", unit})


def is_same_value(name: str, said: float, value: float) -> bool:
    """Whether two values are the same, of temperatures on either scale."""
    if name == "temperature":
        return abs(_in_celsius(said) - _in_celsius(value)) <= _DEGREES
    return abs(said - value) <= _SAME


def is_written_so(name: str, written: str, value: float) -> bool:
    """Whether a value is as a claim writes it: the same, or rounded to as many digits."""
    said, digits = float(written.replace(",", "")), len(written.partition(".")[2])
    return is_same_value(name, said, value) or (said >= 1 and abs(said - round(value, digits)) <= _SAME)


def _in_celsius(value: float) -> float:
    return (value - 32) / 1.8 if value > _HOTTEST else value


@lru_cache(maxsize=8)
def labels_of(evidence: Evidence) -> frozenset[str]:
    """Names of the record's results that only its own tables have."""
    return frozenset(name for name in readings(evidence) if name not in {one.name for one in names_in(name)})


@lru_cache(maxsize=8)
def readings(evidence: Evidence) -> dict[str, list[Reading]]:
    """Every value of everything measured, in the order of time."""
    found: dict[str, list[Reading]] = {}
    raw = [*_of_facts(evidence), *_of_text(evidence)]
    limits = {name: cell.limits for name, _, cell, _ in raw if isinstance(cell, Cell) and cell.limits}
    for place, (name, day, cell, unit) in enumerate(raw):
        levels = _OF.get(cell.mark, frozenset()) or _levels(evidence, name, cell, limits.get(name))
        found.setdefault(name, []).append(Reading(name, day[:10], cell.value, levels, unit, place))
    return {name: _in_order(one) for name, one in found.items()}


def _in_order(told: list[Reading]) -> list[Reading]:
    """By day; a value without one goes after those of days beside it: `HbA1c 9.4% (8.1% in November)`."""
    dated = {id(one.unit) for one in told if one.day}
    return sorted(told, key=lambda one: one.day or ("9999" if id(one.unit) in dated else ""))


_Raw = tuple[str, str, Cell, Unit]


def _levels(evidence: Evidence, name: str, cell: Cell, others: tuple[float, float] | None) -> frozenset[Level]:
    limits = cell.limits or others
    if limits and (cell.limits or cell.value <= max(limits[1], 1.0) * _FAR):
        return _within(cell.value, limits)
    is_child = any(age < _GROWN for age in evidence.ages)
    return ALL if is_child and name not in _OF_ANY_AGE else usual_levels(name, cell.value)


def _within(value: float, limits: tuple[float, float]) -> frozenset[Level]:
    if value < limits[0]:
        return frozenset({"low"})
    return frozenset({"high"}) if value > limits[1] else frozenset({"normal"})


def _of_facts(evidence: Evidence) -> Iterator[_Raw]:
    for document, fact in evidence.facts:
        if fact.kind == "report":  # `Echocardiogram; conclusion: LVEF 62%`
            unit = unit_of(document, fact)
            yield from (
                (name, day, cell, unit)
                for name, day, cell in values_after(unit.words, fact.date or document.date or "")
            )
        name = name_of_result(fact.name) if fact.kind == "result" and fact.quantity else ""
        if fact.quantity and name:
            day = fact.date or document.date or ""
            yield name, day, Cell(fact.quantity.value, _mark(fact), None), unit_of(document, fact)


def _mark(fact: Fact) -> str:
    """How the source calls it; of a bare bound, `<0.1`, nothing else tells."""
    is_bound = fact.quantity is not None and fact.quantity.comparator
    return fact.interpretation or ("unknown" if is_bound else "")


def _of_text(evidence: Evidence) -> Iterator[_Raw]:
    """Values of sentences and of rows of tables; of a row also the earlier ones that stand in brackets."""
    structured = {(d.id, f.start) for d, f in evidence.facts if f.kind == "result"}
    for unit in evidence.units:
        if unit.source_id in evidence.structured or (unit.source_id, unit.start) in structured:
            continue
        own = day_told(evidence, unit)
        if keyed := list(keyed_row_of(unit, own or some_day(evidence))):
            yield from ((name, day or own, cell, unit) for name, day, cell in keyed)
            continue
        if is_row(unit) and len(names_in(unit.words)) < _OF_VITALS:
            cells = list(row_of(unit, own)) or list(turned_row_of(unit, own))
            yield from ((name, day or own, cell, unit) for name, day, cell in cells)
            read = {cell.value for _, _, cell in cells}
            earlier = values_after(unit.words, own) if cells else ()
            yield from ((name, day, one, unit) for name, day, one in earlier if day != own and one.value not in read)
            if cells:
                continue  # a row of something else may tell a result among its remarks: `metoprolol   NO   HR 41 on tape`
        before = day_in(unit.words, own, at_the_start=True) or own
        named = [*values_after(unit.words, before), *labelled_after(unit.words, before)]
        yield from ((name, day, cell, unit) for name, day, cell in named)
        if not any(name == "temperature" for name, _, _ in named):
            yield from (("temperature", before, Cell(one, "", None), unit) for one in _bare_temperatures(unit.words))


def _bare_temperatures(words: str) -> Iterator[float]:
    """Those that only their unit tells: `VS 101.1F 104 148/88`."""
    return (float(match[1]) for match in _DEGREES_BARE.finditer(words))
