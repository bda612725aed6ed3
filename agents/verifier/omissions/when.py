"""Where the record ends, and which times lie behind that."""

from datetime import date as Date  # noqa: N812 - `date` is what everything here is about
from datetime import timedelta
from functools import lru_cache

from ..checks.written.days import day_told, days_named
from ..evidence import Evidence
from ..units import Unit
from .times import Time


def days_of(text: str, evidence: Evidence, near: str = "") -> list[Time]:
    """The days that a text names, in the order of day and month that the record keeps to."""
    return [Time(*one) for one in days_named(text, evidence, near)]


@lru_cache(maxsize=8)
def last_day(evidence: Evidence) -> str:
    """The last day of which the record tells; ISO or empty."""
    return max((day_told(evidence, unit) for unit in evidence.units if not unit.of_image), default="")


def is_of_the_end(evidence: Evidence, unit: Unit) -> bool:
    """Whether a unit tells of the record's last day, or of one that is not known."""
    return day_told(evidence, unit) in ("", last_day(evidence))


def is_over(evidence: Evidence, unit: Unit, span: float) -> bool:
    """Whether so many days after a unit's day the record still went on: `recheck in 4/52` of March, in May."""
    day, end = day_told(evidence, unit), last_day(evidence)
    return bool(day and end) and Date.fromisoformat(day) + timedelta(days=span) <= Date.fromisoformat(end)


def days_to_come(evidence: Evidence, unit: Unit) -> list[Time]:
    """The days of a unit that lie behind the record's last."""
    end = last_day(evidence)
    found = days_of(unit.words, evidence, day_told(evidence, unit)) if end else []
    return [one for one in found if one.key > end]
