"""One statement of a resource before it has a place in the text."""

from typing import NamedTuple

from wardround.records import FactKind, Interpretation, Quantity, ReferenceRange


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
