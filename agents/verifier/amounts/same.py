"""Whether two numbers are the same amount, in whatever unit they are written."""

from wardround.tools.quantities import Mention, in_base_unit

_SPANS = frozenset({"second", "minute", "hour", "day", "week"})
"""Units of time that are whole multiples of each other."""


def in_base(said: Mention) -> tuple[float, ...]:
    """Its values in the base unit of its dimension."""
    return tuple(in_base_unit(value, said.unit)[0] for value in said.value)


def dimension(said: Mention) -> str:
    """The base unit of its dimension; empty for bare numbers."""
    return in_base_unit(1, said.unit)[1]


def is_same(value: float, other: float, units: tuple[str, str] = ("", "")) -> bool:
    """Whether two values in one base unit are the same amount.

    Args:
        value: in the base unit.
        other: in the base unit.
        units: those that they were written in. Converted values may be rounded: a month is 4 weeks.
    """
    return abs(value - other) <= _rounding(*units) * max(abs(value), abs(other))


def _rounding(one: str, other: str) -> float:
    if one == other:
        return 1e-4
    if {one, other} & {"month", "year"}:
        return 0.08
    if {one, other} & _SPANS:  # half an hour is 30 minutes and not 28
        return 1e-4
    if {one, other} == {"lb", "kg"}:  # 3 pounds are 1.4 kg
        return 0.03
    return 0.004 if {one, other} & {"degc", "degf"} else 0.02
