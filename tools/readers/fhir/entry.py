"""One statement of a resource before it has a place in the text."""

from typing import NamedTuple

from wardround.records import Fact, FactKind, Interpretation, Quantity, ReferenceRange
from wardround.tools.conversion import converted


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
        date=entry.date,
    )
