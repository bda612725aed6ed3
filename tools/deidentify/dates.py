"""Dates finer than a year, moved by the same number of days everywhere, in the form that they were written in; ages over 89."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ..readers.dates import DATE, MONTH_NAMES, MONTHS
from .kinds import Found

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_PARTIAL = re.compile(
    rf"\b(?:(?P<month>{MONTH_NAMES})\.? (?P<day>{_DAY})\b(?!\d|,? \d{{4}}|:)"
    rf"|(?P<day2>{_DAY}) (?:of )?(?P<month2>{MONTH_NAMES})\b(?!,? \d{{4}})"
    r"|(?<=on )(?P<m>\d{1,2})/(?P<d>\d{1,2})\b(?![/\d])|(?<=since )(?P<m2>\d{1,2})/(?P<d2>\d{1,2})\b(?![/\d])"
    r"|(?<=until )(?P<m3>\d{1,2})/(?P<d3>\d{1,2})\b(?![/\d]))",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?<![\w./-])(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\w/-]|\.\d)")
_DOTTED = re.compile(r"(?<![\w./-])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d{2}(?![\w/-]|\.\d)")
"""`5.3.26`: here a version number too many does less harm than a date that stays."""
_AGE = re.compile(
    r"\b(?P<value>9\d|1[0-2]\d)(?=[ -]?(?:years?|yrs?|y)[ -]?(?:of age|old|o\b)|[ -]?(?:y/o|y\.o\.|yo\b)|[ -](?:years?|yrs?)\b| ?[MF]\b)"
    r"|\b(?:aged?|age is)[: ]{1,3}(?P<value2>9\d|1[0-2]\d)\b",
    re.IGNORECASE,
)
_FULL = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def dates(text: str) -> Iterator[Found]:
    """Dates with a day or a month; a year alone may stay."""
    for pattern in (DATE, _PARTIAL, _COMPACT, _DOTTED):
        for match in pattern.finditer(text):
            yield Found("date", *match.span())


def ages(text: str) -> Iterator[Found]:
    """Ages of 90 and more."""
    for match in _AGE.finditer(text):
        yield Found("age", *match.span("value" if match["value"] else "value2"))


def shifted(written: str, days: int, year: int) -> str:
    """The date moved by some days, in its own form.

    Args:
        written: as `dates` found it.
        days: by how many.
        year: taken for dates without one.
    """
    match = DATE.fullmatch(written)
    if match:
        return _WRITERS[match.lastgroup or "iso"](written, days)
    if _DOTTED.fullmatch(written):
        return _numeric(written, days)
    if _COMPACT.fullmatch(written):
        moved = _moved(int(written[:4]), int(written[4:6]), int(written[6:]), days)
        return moved.strftime("%Y%m%d") if moved else "19000101"
    return _partial(written, days, year)


def _moved(year: int, month: int, day: int, days: int) -> date | None:
    try:
        return date(year, month, day) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None


def _iso(written: str, days: int) -> str:
    has_day = len(written) >= 10
    moved = _moved(int(written[:4]), int(written[5:7]), int(written[8:10]) if has_day else 15, days)
    if moved is None:
        return "1900-01-01"
    return moved.isoformat() + written[10:] if has_day else moved.isoformat()[:7]


def _numeric(written: str, days: int) -> str:
    """`3/4/2026`, `03/04/26`, `4.3.2026`, `2026/3/4`: separators, zeros and short years are kept."""
    one, mark, other, mark2, last = re.split(r"([/.-])", written)
    if len(one) == 4:
        moved = _moved(int(one), int(other), int(last), days)
        return f"{moved.year}{mark}{_as(other, moved.month)}{mark2}{_as(last, moved.day)}" if moved else "1900"
    year = _year(last)
    month_first = mark == "/" and 1 <= int(one) <= 12
    moved = _moved(year, int(one if month_first else other), int(other if month_first else one), days)
    if moved is None:
        return "1/1/1900"
    pair = (moved.month, moved.day) if month_first else (moved.day, moved.month)
    tail = str(moved.year) if len(last) > 2 else f"{moved.year % 100:02}"
    return f"{_as(one, pair[0])}{mark}{_as(other, pair[1])}{mark2}{tail}"


def _worded(written: str, days: int) -> str:
    """`March 5, 2026`, `5 Mar 2026`, `March 2026`: the month's name in its own length."""
    name = next(word for word in re.findall(r"[A-Za-z]{3,}", written) if word.casefold() in MONTHS)
    numbers = re.findall(r"\d+", written)
    day, last = int(numbers[0]) if len(numbers) == 2 else 15, numbers[-1]
    moved = _moved(_year(last), MONTHS[name.casefold()], day, days)
    if moved is None:
        return "1900"
    text = re.sub(re.escape(name), _month_like(name, moved.month), written, count=1)
    text = re.sub(r"\d+$", str(moved.year)[-len(last) :], text)
    return re.sub(r"(?<!\d)\d{1,2}(?!\d)(?:st|nd|rd|th)?", str(moved.day), text, count=1) if len(numbers) == 2 else text


def _year(written: str) -> int:
    """Two figures are of this century up to 30, else of the last."""
    return int(written) + (0 if len(written) > 2 else 2000 if int(written) <= 30 else 1900)


def _partial(written: str, days: int, year: int) -> str:
    if "/" in written:
        month, day = (int(part) for part in written.split("/"))
        moved = _moved(year, month, day, days)
        return f"{moved.month}/{moved.day}" if moved else "1/1"
    name = next((word for word in re.findall(r"[A-Za-z]{3,}", written) if word.casefold() in MONTHS), "")
    number = re.search(r"\d{1,2}", written)
    moved = _moved(year, MONTHS[name.casefold()], int(number[0]), days) if name and number else None
    if moved is None:
        return "that day"
    text = re.sub(re.escape(name), _month_like(name, moved.month), written, count=1)
    return re.sub(r"\d{1,2}(?:st|nd|rd|th)?", str(moved.day), text, count=1)


def _month_like(name: str, month: int) -> str:
    long = _FULL[month - 1]
    short = long if len(name) > 4 or name.casefold() in ("june", "july") else long[:3]
    return short.upper() if name.isupper() else short.lower() if name.islower() else short


def _as(written: str, number: int) -> str:
    return f"{number:02}" if written.startswith("0") else str(number)


_WRITERS = {
    "iso": _iso,
    **dict.fromkeys(("slash", "year_first", "dot", "dash"), _numeric),
    **dict.fromkeys(("month_first", "day_first", "exported", "month_year"), _worded),
}
