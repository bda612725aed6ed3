"""Dates."""

from collections.abc import Iterator, Sequence

from ..amounts import recorded_amounts
from ..check import ClaimInContext, Signal
from .instead import not_in_sources


def dates_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a date that the record does not have. Parts that one side leaves out (the year, the day) do not count."""
    if not context.is_checkable:
        return
    for said in context.quantities:
        if said.kind != "date":
            continue
        recorded = [a for a in recorded_amounts(context.evidence) if a.said.kind == "date"]
        dates = [a.said.value for a in recorded] + [_parts(d.date) for d in context.evidence.case.documents if d.date]
        if any(_same(said.value, date) for date in dates) or _is_plain_number(context, said.value):
            continue
        words = context.claim.text[said.start : said.end]
        full = [a for a in recorded if _comparable(a.said.value, said.value)]
        close = [a for a in full if any(unit is a.unit for unit in context.best)]
        name = "date_near_rival" if close else "date_other" if full else "date_nowhere"
        units = tuple(a.unit for a in close[:2])
        yield Signal(name, 1.0, "date_mismatch", not_in_sources(words, close), units)


def _is_plain_number(context: ClaimInContext, date: Sequence[float]) -> bool:
    """A year alone that the record has as a number."""
    return not any(date[1:]) and date[0] in context.evidence.numbers


def _comparable(one: Sequence[float], other: Sequence[float]) -> bool:
    return any(a and b for a, b in zip(one, other, strict=True))


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two dates agree as far as both are given, and both give something."""
    return _comparable(one, other) and all(a == b for a, b in zip(one, other, strict=True) if a and b)


def _parts(date: str) -> tuple[float, float, float]:
    numbers = [float(part) for part in date[:10].split("-") if part.isdigit()]
    year, month, day = (*numbers, 0.0, 0.0, 0.0)[:3]
    return year, month, day
