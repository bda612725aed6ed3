"""Dates as they are written and said."""

import re
from collections.abc import Iterator

from .numbers import spoken_value
from .ordinals import ORDINALS

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = (
    r"(?P<n>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = rf"(?P<d>\d{{1,2}}(?:st|nd|rd|th)?(?!\d|[.:/-]\d|\s*(?:mg|mcg|%))|(?:twenty[ -]|thirty[ -])?(?:{'|'.join(ORDINALS)})|thirtieth)"
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_SPOKEN_YEAR = (
    r"(?P<s>(?:nineteen|twenty)[ -](?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three"
    r"|four|five|six|seven|eight|nine))?|ten|eleven|twelve|\w+teen)|two thousand(?: and)?(?: (?:twenty(?:[ -](?:one|two|three|four|five|six|seven"
    r"|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen))?)"
)
_TWO_DIGITS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
_DAY_COUNTED = (
    r"(?P<c>(?:twenty|thirty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|\w+teen)"
)
"""`March twenty-three`: a day, or a year by its last two digits."""
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_AT = r"(?:in|since|of|from|until|till|by|last|this|early|late|mid|around|before|after|and|through|throughout)"
_SIGNS = {
    "n": re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"),
    "o": re.compile(" of the "),
    "m": re.compile(r"\d[./-]\d"),
    "s": re.compile("nineteen|twenty|thousand"),
    "y": re.compile(r"(?:19|20)\d\d"),
}
"""By a part that a date is written with, what stands in its text, in small letters; looked for first, as most texts have no date."""
_DATES = tuple(
    (next(part for part in _SIGNS if f"(?P<{part}>" in pattern), re.compile(pattern, re.IGNORECASE))
    for pattern in (
        r"\b(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?!\d)",
        r"(?<![\w.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d{2})(?![\w.])",  # `12.11.2025`: the day stands first
        r"(?<![\w.])(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>\d{2})(?![\w.])",
        r"\b(?P<d>1[3-9]|2\d|3[01])(?P<sep>[/-])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<y>\d{4}|\d{2})\b",
        r"\b(?P<m>\d{1,2})(?P<sep>[/-])(?P<d>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})\b",
        r"\b(?P<m>\d{1,2})/(?P<y>(?:19|20)\d{2})\b",
        rf"\b{_NAME} {_DAY}(?:\s*,?\s*{_YEAR}\b)?",
        rf"(?<![\w./-])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?=\s?(?:-|–|to|until|and|through)\s?\d{{1,2}}(?:st|nd|rd|th)? {_NAME}\b(?:\s*,?\s*{_YEAR})?)",
        rf"\b(?:the )?{_DAY} (?:of )?{_NAME}(?:\s*,?\s*{_YEAR})?\b",
        rf"\b(?:the )?{_DAY} of the (?P<o>{'|'.join(ORDINALS[:12])}),? (?:{_YEAR}|{_SPOKEN_YEAR}|(?P<t>{_TWO_DIGITS}))\b",
        rf"\b{_WEEKDAY}\.?,? (?P<d>\d{{1,2}})/(?P<m>0?[1-9]|1[0-2])(?![\w/]|\.\d)",
        rf"\b{_WEEKDAY}\.?,? (?P<m>0?[1-9]|1[0-2])/(?P<d>\d{{1,2}})(?![\w/]|\.\d)",
        rf"\b(?!may\b){_NAME} {_DAY_COUNTED}(?=[.,;?!]|\s*$)",
        rf"\b{_NAME},? (?:of )?{_YEAR}\b",
        r"(?<![\w./-])(?P<m>0?[1-9]|1[0-2])/(?P<y>[4-9]\d)(?![\w/]|\.\d)(?! (?:mmhg|over))",
        r"(?<=\bin )(?P<m>0?[1-9]|1[0-2])/(?P<y>\d\d)(?![\w/]|\.\d)",
        r"(?<=\bon )(?P<m>0?[1-9]|1[0-2])/(?P<d>\d{1,2})(?![\w/-]|\.\d)",
        rf"\b{_AT} (?!(?:(?<=this )|(?<=and ))may (?!\d)){_NAME}(?= |$|[.,;])",  # `this may be due to` is no month
        rf"(?<=\(){_NAME}(?=: ?\d)",  # `0.32 (January: 0.5)`
        rf"\b{_AT} {_SPOKEN_YEAR}\b",
        rf"\b{_YEAR}\b(?!\s*(?:mg|ml|mcg|units?|iu|cal|cc|steps|g\b|k\b|/|-))(?<!\d-)",
    )
)
_PIVOT = 40
"""Years of two digits from here on are of the last century: births."""


def find_dates(text: str) -> Iterator[tuple[int, int, tuple[float, float, float]]]:
    """Dates with their place, as year, month, day; 0 where a part is not said. May overlap: earlier ones are surer."""
    small = text.casefold()
    there = {part for part, sign in _SIGNS.items() if sign.search(small)}
    for pattern in (pattern for part, pattern in _DATES if part in there):
        for match in pattern.finditer(text):
            value = _value(match.groupdict())
            if value:
                yield match.start(), match.end(), value


def _value(parts: dict[str, str | None]) -> tuple[float, float, float] | None:
    year = _year(parts)
    month = _month(parts)
    day = spoken_value(counted) or 0.0 if (counted := parts.get("c")) else _day(parts.get("d"))
    if month > 12 or day > 31:
        return None
    return (year, float(month), day)


def _month(parts: dict[str, str | None]) -> int:
    if name := parts.get("n"):
        return _MONTHS.index(name.casefold()[:3]) + 1
    return int(_day(ordinal)) if (ordinal := parts.get("o")) else int(parts.get("m") or 0)


def _year(parts: dict[str, str | None]) -> float:
    if said := parts.get("s"):
        return spoken_value(said) or 0.0
    year = int(spoken_value(last) or 0) if (last := parts.get("t")) else int(parts.get("y") or 0)
    return float(year + (2000 if year < _PIVOT else 1900) if 0 < year < 100 else year)


def _day(words: str | None) -> float:
    if not words:
        return 0.0
    if words[0].isdigit():
        return float(re.sub(r"\D", "", words))
    tens, _, last = words.casefold().replace("-", " ").rpartition(" ")
    if last == "thirtieth":
        return 30.0
    return float({"twenty": 20, "thirty": 30}.get(tens, 0) + ORDINALS.index(last) + 1)
