"""Dates."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wardround.tools.quantities import ORDINALS, Mention, find_quantities
from wardround.tools.sections import find_sections

from ...amounts import Amount, recorded_amounts
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...number_words import MONTHS
from ...reckoned_days import reckoned_days
from ...stamps import stamps_in
from .instead import not_in_sources

_MONTHS = 12
_MONTH_NAMES = [
    re.compile(
        rf"\b{name[:3]}(?:{name[3:]}|t)?\b" if name != "may" else r"\bMay\b", 0 if name == "may" else re.IGNORECASE
    )
    for name in MONTHS
]
_DAY_ALONE = re.compile(
    rf"\b(?:on|to|till|until|through|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?) the ({'|'.join(ORDINALS)})"
    r"(?= of (?:last|this|next|that)|[.,;?!]|\s*$)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:ten|eleven|twelve|\w+teen|(?:twenty|thirty)(?:[ -](?:one|t\w+|f\w+|s\w+|eight|nine))?)\Z", re.IGNORECASE
)
_FIRST_YEAR = 10
_IN = re.compile(r"\b(?:in|since|from|until|till|back in|around|of) (?:the year )?(?:O )?['’]?$", re.IGNORECASE)


def dates_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a date that the record does not have. Parts that one side leaves out (the year, the day) do not count."""
    if not context.is_checkable or _is_bare(context):
        return
    for said in context.quantities:
        if said.kind == "date" and not _is_told(context, said):
            yield _against(context, said)


def _is_bare(context: ClaimInContext) -> bool:
    """Whether a claim is a date and nothing else: the day on which a letter is written."""
    text, dates = context.claim.text, [one for one in context.quantities if one.kind == "date"]
    return len(dates) == 1 and not re.search(r"\w", text[: dates[0].start] + text[dates[0].end :])


def _against(context: ClaimInContext, said: Mention) -> Signal:
    """What speaks against a date that the record does not have: others in the places close to the claim, or anywhere."""
    full = [one for one in _recorded(context) if _comparable(one.said.value, said.value)]
    close = [one for one in full if any(unit is one.unit for unit in context.best)]
    name = "date_near_rival" if close else "date_other" if full else "date_nowhere"
    if any(context.evidence.is_written(one.unit) for one in close):
        name = "date_written_rival"
    words = context.claim.text[said.start : said.end]
    units = tuple(one.unit for one in close[:2])
    return Signal(name, 1.0, "date_mismatch", not_in_sources(words, close), units, words=words)


def _recorded(context: ClaimInContext) -> list[Amount]:
    return [one for one in recorded_amounts(context.evidence) if one.said.kind == "date"]


def _is_told(context: ClaimInContext, said: Mention) -> bool:
    """Whether the record has a date in any way."""
    mine = _readings(said.value, context.claim.text[said.start : said.end])
    return (
        any(_same(one, date) for date in _dates(context, said) for one in mine)
        or _is_month_named(context, said.value)
        or _is_plain_number(context, said.value)
        or any(_is_said_apart(context, one) or tuple(one[1:]) in reckoned_days(context.evidence) for one in mine)
    )


def _dates(context: ClaimInContext, said: Mention) -> Iterator[Sequence[float]]:
    """Every date of the record, in each way in which it may be read."""
    for amount in _recorded(context):
        yield from _recorded_readings(amount, said)
    yield from map(_parts, _of_the_case(context))
    for title, headed in _in_headings(context.evidence):
        yield from _readings(headed, title)
    charts = context.evidence.written if context.evidence.is_partly_written else context.evidence
    if charts.is_all_written and all(said.value[1:]):
        yield from ((0.0, *day) for day, _ in charts.each(stamps_in))


@lru_cache(maxsize=8)
def _in_headings(evidence: Evidence) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """Dates of headings, which are no sentences of the record: `DISCHARGE 17/02/2026`."""
    titles = (s.title for d in evidence.case.documents for s in (d.sections or find_sections(d.text)))
    return tuple(
        (title[one.start : one.end], one.value)
        for title in titles
        for one in find_quantities(title)
        if one.kind == "date"
    )


def _of_the_case(context: ClaimInContext) -> list[str]:
    """When its documents were written, and when the patient was born."""
    case = context.evidence.case
    subjects = [case.subject, *(document.subject for document in case.documents)]
    births = [subject.birth_date for subject in subjects if subject and subject.birth_date]
    return [*(document.date for document in case.documents if document.date), *births]


def _readings(date: Sequence[float], words: str) -> list[Sequence[float]]:
    """`03/02/1944` may have its month or its day first."""
    year, month, day = date
    either = "/" in words and month and 0 < day <= _MONTHS
    return [date, (year, day, month)] if either else [date]


def _words(recorded: Amount) -> str:
    return recorded.unit.words[recorded.said.start : recorded.said.end]


def _recorded_readings(recorded: Amount, said: Mention) -> list[Sequence[float]]:
    """What a date of the record may be; the `March twenty-three` of talk is a year's where the claim gives no day."""
    year, month, day = recorded.said.value
    is_counted = day >= _FIRST_YEAR and _COUNTED.search(_words(recorded))
    if is_counted and not year and said.value[0] and not said.value[2]:
        return [(2000.0 + day, month, 0.0)]
    return _readings(recorded.said.value, _words(recorded))


def _is_plain_number(context: ClaimInContext, date: Sequence[float]) -> bool:
    """A year alone that the record has as a number, or as speech cuts it: `in ninety six`."""
    if any(date[1:]):
        return False
    return date[0] in context.evidence.numbers or any(
        m.kind == "number" and m.value == (date[0] % 100,) and _IN.search(unit.words, 0, m.start)
        for unit in context.evidence.numbers.get(date[0] % 100, ())
        for m in unit.quantities
    )


def _is_month_named(context: ClaimInContext, date: Sequence[float]) -> bool:
    """Whether something written has a month that the claim gives alone, without a day or year too: `offered Oct`."""
    year, month, day = date
    if year or day or not month or not context.evidence.is_all_written:
        return False
    name = _MONTH_NAMES[int(month) - 1]
    stamped = any(month == day[0] for day, _ in context.evidence.each(stamps_in))
    return stamped or any(name.search(unit.words) for unit in context.evidence.units)


def _is_said_apart(context: ClaimInContext, date: Sequence[float]) -> bool:
    """Whether talk names the month, and the day alone: `I went from November fifth to the fourteenth`."""
    _, month, day = date
    months = {reading[1] for a in _recorded(context) for reading in _readings(a.said.value, _words(a))}
    return bool(month and day) and month in months and any(one == day for one, _ in context.evidence.each(_days_alone))


def _days_alone(text: str) -> list[float]:
    return [float(ORDINALS.index(match[1].casefold()) + 1) for match in _DAY_ALONE.finditer(text)]


def _comparable(one: Sequence[float], other: Sequence[float]) -> bool:
    return any(a and b for a, b in zip(one, other, strict=True))


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two dates agree as far as both are given, and both give something."""
    return _comparable(one, other) and all(a == b for a, b in zip(one, other, strict=True) if a and b)


def _parts(date: str) -> tuple[float, float, float]:
    numbers = [float(part) for part in date[:10].split("-") if part.isdigit()]
    year, month, day = (*numbers, 0.0, 0.0, 0.0)[:3]
    return year, month, day
