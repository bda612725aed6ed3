"""Numbers with what they count: doses, frequencies, durations, dates, results."""

from collections.abc import Iterator

from wardround.records import Flag, FlagCode
from wardround.tools.quantities import Mention, MentionKind

from ..check import ClaimInContext
from ..evidence import Unit

_CODES: dict[MentionKind, FlagCode] = {
    "dose": "dose_mismatch",
    "frequency": "frequency_mismatch",
    "duration": "duration_mismatch",
    "date": "date_mismatch",
    "pressure": "number_mismatch",
    "measure": "number_mismatch",
    "number": "number_mismatch",
}
"""Ages have their own check."""

_SCALES = {"g": ("mg", 1000.0), "ug": ("mg", 0.001)}
"""Units of mass that are compared in milligrams."""


def numbers_are_the_sources(context: ClaimInContext) -> Iterator[Flag]:
    """Flag a number that the record does not have where the claim's subject is spoken of.

    A dose is compared where the same drug is named, a frequency likewise; other numbers with all of the record, since
    a number that stands nowhere in it has no source.
    """
    if context.is_quotation or context.claim.kind == "knowledge":
        return
    for said in context.quantities:
        if said.kind == "age":
            continue
        against = _contradicting(context, said)
        if against is not None:
            words = context.claim.text[said.start : said.end]
            message = f"“{words}” is not in the sources{_instead(against, said)}"
            yield context.flag(_CODES[said.kind], "urgent", message, against[:2], check="numbers_are_the_sources")
        elif unit := _other_unit(context, said):
            message = f"“{context.claim.text[said.start : said.end]}” stands with another unit in the source"
            yield context.flag("unit_mismatch", "urgent", message, [unit], check="numbers_are_the_sources")


def _contradicting(context: ClaimInContext, said: Mention) -> list[Unit] | None:
    """Units with another value for the same thing; empty when the number stands nowhere; None when it fits."""
    if said.kind == "frequency":
        return _other_frequency(context, said)
    rivals = _same_subject(context, said)
    if said.kind == "dose" and rivals and not any(_agrees(m, said) for unit in rivals for m in unit.quantities):
        return rivals
    if said.kind == "date":
        return None if _date_known(context, said) else []
    wanted = {_in_milligrams(value, said.unit) for value in said.value} | set(said.value)
    return None if wanted & context.evidence.numbers or not set(said.value) - {0.0, 1.0} else rivals or []


def _other_frequency(context: ClaimInContext, said: Mention) -> list[Unit] | None:
    with_frequency = [
        unit
        for unit in context.evidence.units
        if unit.drugs & context.drugs and any(m.kind == "frequency" for m in unit.quantities)
    ]
    if not with_frequency or any(_agrees(m, said) for unit in with_frequency for m in unit.quantities):
        return None
    return with_frequency


def _same_subject(context: ClaimInContext, said: Mention) -> list[Unit]:
    """Units that name the claim's drug together with an amount in a comparable unit."""
    return [
        unit
        for unit in context.evidence.units
        if unit.drugs & context.drugs and any(m.kind == said.kind and _comparable(m, said) for m in unit.quantities)
    ]


def _other_unit(context: ClaimInContext, said: Mention) -> Unit | None:
    """A cited unit that has the number with another unit and not with this one."""
    if said.kind not in ("dose", "measure"):
        return None
    for unit in context.cited:
        same = [m for m in unit.quantities if set(m.value) & set(said.value) and m.unit]
        if same and all(m.unit != said.unit for m in same):
            return unit
    return None


def _agrees(one: Mention, other: Mention) -> bool:
    if one.kind != other.kind:
        return False
    mine = {_in_milligrams(value, one.unit) for value in one.value}
    return _comparable(one, other) and bool(mine & {_in_milligrams(value, other.unit) for value in other.value})


def _comparable(one: Mention, other: Mention) -> bool:
    return _SCALES.get(one.unit, (one.unit,))[0] == _SCALES.get(other.unit, (other.unit,))[0]


def _in_milligrams(value: float, unit: str) -> float:
    return round(value * _SCALES[unit][1], 6) if unit in _SCALES else value


def _date_known(context: ClaimInContext, said: Mention) -> bool:
    """Whether some date of the record agrees as far as both are given."""
    dates = {m.value for unit in context.evidence.units for m in unit.quantities if m.kind == "date"}
    dates |= {_parts(document.date) for document in context.evidence.case.documents if document.date}
    return not dates or any(
        all(a == b for a, b in zip(said.value, date, strict=False) if a and b) and date[0] == said.value[0]
        for date in dates
    )


def _parts(date: str) -> tuple[float, ...]:
    numbers = [float(part) for part in date[:10].split("-") if part.isdigit()]
    return (*numbers, 0.0, 0.0, 0.0)[:3]


def _instead(against: list[Unit], said: Mention) -> str:
    values = {
        unit.words[m.start : m.end]
        for unit in against
        for m in unit.quantities
        if m.kind == said.kind and _comparable(m, said)
    }
    return f"; they have {', '.join(sorted(values)[:3])}" if values else ""
