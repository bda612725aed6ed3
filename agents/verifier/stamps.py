"""Days without a year, as charts have them (`23/12 16:00 T 38.1`), and when a document was written."""

import re
from collections.abc import Iterable
from datetime import date as Date  # noqa: N812 - `date` is what everything here is about

from .evidence import Evidence
from .units import Unit

_STAMP = re.compile(r"(?<![\d/.+-])(\d{1,2})[/.](\d{1,2})(?![\d/%]|\.\d|\s*(?:mm|mg|ml|kg|cm))")
_MONTHS, _DAYS = 12, 31


def stamps_in(text: str) -> tuple[tuple[int, int], ...]:
    """Months with their days that a text may mean, in either order of writing."""
    found = [(int(one), int(other)) for one, other in _STAMP.findall(text)]
    both = [pair for one, other in found for pair in ((one, other), (other, one))]
    return tuple(pair for pair in both if 0 < pair[0] <= _MONTHS and 0 < pair[1] <= _DAYS)


def written_on(evidence: Evidence, unit: Unit) -> str:
    """The date of a unit's document; ISO or empty."""
    document = evidence.case.document(unit.source_id)
    return (document.date if document else None) or ""


def latest(evidence: Evidence, units: Iterable[Unit]) -> list[Unit]:
    """Of units of documents, those of the document that was written last."""
    dated = [(written_on(evidence, unit), unit) for unit in units if evidence.case.document(unit.source_id)]
    last = max((date for date, _ in dated), default="")
    return [unit for date, unit in dated if date == last]


def closest(own: str, one: int, other: int) -> str:
    """A day written in either order, of the year that brings it closest to its document's; empty for `76/42`."""
    try:
        near = Date.fromisoformat(own)
    except ValueError:
        return ""
    days = [_date(near.year + more, *pair) for more in (-1, 0, 1) for pair in ((one, other), (other, one))]
    found = min((day for day in days if day), key=lambda day: abs(day - near), default=None)
    return found.isoformat() if found else ""


def _date(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None
