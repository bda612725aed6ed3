"""Observations: values, components, ranges, flags."""

from collections.abc import Iterator
from typing import Any

from wardround.records import Interpretation, Quantity, ReferenceRange

from ..labs.values import interpret
from .entry import Entry
from .words import (
    Json,
    any_text,
    choice,
    codes,
    concept,
    concepts,
    dicts,
    interpretation,
    notes,
    quantity,
    reference_range,
    when,
)

_SETTLED = {"final", "amended", "corrected"}


def observation(resource: Json) -> Iterator[Entry]:
    """One entry for the value and one for each component; a panel without value is named with its number of members."""
    date = when(resource, "effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued")
    name = concept(resource.get("code")) or "Observation"
    components = list(dicts(resource.get("component")))
    key, value = choice(resource, "value")
    if value is not None or not components:
        yield _entry(resource, resource, name, key, value, date)
    for number, component in enumerate(components):
        part = concept(component.get("code")) or "component"
        key, value = choice(component, "value")
        full = part if part.casefold().startswith(name.casefold()) else f"{name}: {part}"
        yield _entry(resource, component, full, f"component[{number}].{key}", value, date)


def _entry(resource: Json, part: Json, name: str, path: str, value: Any, date: str | None) -> Entry:  # noqa: ANN401 - JSON
    amount = quantity(value)
    interval = reference_range(part["referenceRange"]) if "referenceRange" in part else None
    flag = interpretation(part["interpretation"]) if "interpretation" in part else None
    written = any_text(value) if value is not None else ""
    status = resource.get("status")
    return Entry(
        kind="result",
        path=path if value is not None else "code",
        name=name,
        text=_line(resource, part, name, written or _absence(resource, part), interval, date),
        codes=codes(part.get("code")),
        value=written or None,
        quantity=amount,
        range=interval,
        interpretation=_flag(flag, amount, interval),
        status=status if isinstance(status, str) else None,
        date=date,
    )


def _flag(
    flag: Interpretation | None, amount: Quantity | None, interval: ReferenceRange | None
) -> Interpretation | None:
    return flag or (interpret(amount, interval) if interval else None)


def _absence(resource: Json, part: Json) -> str:
    if reason := concept(part.get("dataAbsentReason")):
        return f"no value ({reason})"
    members = len(resource.get("hasMember") or ())
    return f"panel of {members} results" if members else "no value"


def _line(
    resource: Json, part: Json, name: str, written: str, interval: ReferenceRange | None, date: str | None
) -> str:
    words = [f"{date} {name}: {written}" if date else f"{name}: {written}"]
    if interval:
        words.append(f" (reference {interval.text})")
    if "interpretation" in part and (flag := concepts(part["interpretation"])):
        words.append(f" [{flag}]")
    status = resource.get("status")
    if isinstance(status, str) and status not in _SETTLED:
        words.append(f" ({status})")
    places = (("bodySite", "site"), ("method", "method"))
    words += [f"; {name}: {extra}" for key, name in places if key in part and (extra := concept(part[key]))]
    if "note" in resource and (note := notes(resource)):
        words.append(f"; note: {note}")
    return "".join(words)
