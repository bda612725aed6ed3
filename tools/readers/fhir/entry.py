"""One statement of a resource before it has a place in the text."""

import re
from typing import NamedTuple

from wardround.records import Fact, FactKind, Interpretation, Quantity, ReferenceRange
from wardround.tools.conversion import converted

from ..dates import iso_date

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?)?)?")
"""FHIR's date and dateTime, of any precision."""


class Entry(NamedTuple):
    """A line of the document with the fact that it stands for; fields as in `Fact`."""

    kind: FactKind
    path: str
    """Element within the resource: `valueQuantity`, `component[1].valueQuantity`."""
    name: str
    text: str
    """The whole line."""
    codes: tuple[str, ...] = ()
    value: str | None = None
    quantity: Quantity | None = None
    range: ReferenceRange | None = None
    interpretation: Interpretation | None = None
    status: str | None = None
    negated: bool = False
    date: str | None = None
    """As written, which need be no date: `performedString`."""


def line(*parts: str | None) -> str:
    """The filled parts, parted by semicolons."""
    return "; ".join(part for part in parts if part)


def labelled(label: str, value: str | None) -> str:
    """`label: value`, or nothing when there is no value."""
    return f"{label}: {value}" if value else ""


def titled(name: str, status: str | None) -> str:
    """`name (status)`."""
    return f"{name} ({status})" if status else name


def as_fact(ref: str, entry: Entry, start: int, end: int) -> Fact:
    """The fact of a statement that has found its place in the text."""
    return Fact(
        ref=f"{ref}#{entry.path}",
        kind=entry.kind,
        start=start,
        end=end,
        name=entry.name,
        codes=entry.codes,
        value=entry.value,
        quantity=entry.quantity,
        converted=converted(entry.quantity, entry.name, entry.codes) if entry.quantity else None,
        range=entry.range,
        interpretation=entry.interpretation,
        status=entry.status,
        negated=entry.negated,
        date=day_of(entry),
    )


def day_of(entry: Entry) -> str | None:
    """When it was, as ISO 8601: `last autumn` stands in the line, and orders nothing."""
    date = entry.date or ""
    return date if _ISO.fullmatch(date) else iso_date(date)
