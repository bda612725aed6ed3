"""Times as orders give them: spans from now, times of the day, days of the week."""

import re
from typing import NamedTuple

from wardround.tools.quantities import find_quantities, in_base_unit

_SHORT_SPAN = re.compile(r"(?<![\w/.,-])(?:\d{1,2}[-–])?(?P<n>[1-9]\d?)(?P<of>/7|/52|/12)(?P<of1>)(?![\w/]|\.\d)")
"""No span begins with a nought: `02/12` is a day."""
_DAYS_OF = {"/7": 1.0, "/52": 7.0, "/12": 30.0}
_SPAN = re.compile(
    r"(?<![\w/.,-])(?:\d{1,2} ?(?:[-–]|to|or) ?)?(?P<n>\d{1,2})(?:(?P<of1>d|w)(?![\w-])| ?(?P<of>days?|wks?|weeks?|mos?|mths?|months?|yrs?|years?)\b)"
    r"(?![- ]?old)",
    re.IGNORECASE,
)
_LONG = {"d": 1.0, "w": 7.0, "m": 30.0, "y": 365.0}
_IN_WORDS = re.compile(r"\bnext (?P<of>week|month|year)\b|\b(?P<fortnight>fortnight)\b", re.IGNORECASE)
_FORTNIGHT = 14.0
_PAST = re.compile(
    r"(?:\b(?:for|past|last|over|since|aged?|x|hx|previous|prior|about|around|first|every|per|than|until|till|by)|×|[<>≥≤])\W*\Z",
    re.IGNORECASE,
)
_IS_PAST = re.compile(
    r"\W*(?:ago|hx|history|h/o|old|earlier|before|post|later|duration|of (?!age|delivery|the)|\w+ course)\b"
    r"|\W*(?-i:[A-Z]{2,} pain)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?![\d:])|(?<![\d/.])(?P<h4>[01]\d|2[0-3])(?P<m4>00|30)(?: ?h(?:rs?)?)?(?![\d/.])"
)
_LETTERS = 3
"""By which days of the week are told apart."""
_WEEKDAY = re.compile(
    r"\b(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?-i:(?P<short>Mon|Tue|Wed|Thu|Fri|Sat(?!s)|Sun)(?:s|rs|r)?)\b|\b(?P<next>tomorrow|tonight)\b",
    re.IGNORECASE,
)
_MINUTES_A_DAY = 1440
_AS_LONG = 0.1
"""Share by which two spans of time may differ: two months, eight weeks."""


class Time(NamedTuple):
    """A day, a span from now, a time of the day or a day of the week."""

    key: str
    start: int
    end: int


def spans_in(text: str, *, month_first: bool = False) -> list[Time]:
    """Spans of time as orders give them, in days: `3/12`, `in 6-8 weeks`, `a fortnight`; no course and no history."""
    found = []
    for pattern in (_SPAN,) if month_first else (_SPAN, _SHORT_SPAN):
        for match in pattern.finditer(text):
            if not _PAST.search(text, 0, match.start()) and not _IS_PAST.match(text, match.end()):
                of = (match["of"] or match["of1"]).casefold()
                days = _DAYS_OF.get(of) or _LONG[of[0]]
                found.append(Time(f"{float(match['n']) * days:g}", *match.span()))
    return [*found, *_in_words(text)]


def _in_words(text: str) -> list[Time]:
    """`next week`, `a fortnight`."""
    return [
        Time(f"{_LONG[match['of'][0].casefold()] if match['of'] else _FORTNIGHT:g}", *match.span())
        for match in _IN_WORDS.finditer(text)
    ]


def days_said(text: str) -> frozenset[float]:
    """The spans of a text in days, as quantities and in words: `for 2 weeks`, `next month`, `a fortnight`."""
    said = {
        in_base_unit(value, one.unit)[0] / _MINUTES_A_DAY if one.kind == "duration" else round(1 / value)
        for one in find_quantities(text)
        if one.kind in ("duration", "frequency")
        for value in one.value
        if value
    }
    return frozenset(said | {float(one.key) for one in _in_words(text)})


def days_spanned(text: str) -> frozenset[float]:
    """All spans of a text in days, as orders shorten them too."""
    return days_said(text) | {float(one.key) for one in spans_in(text)}


def is_as_long(days: float, others: frozenset[float]) -> bool:
    """Whether a span is about as long as one of others."""
    return any(abs(days - other) <= _AS_LONG * days for other in others)


def clocks_in(text: str) -> list[Time]:
    """Times of the day, on a dial of twelve hours."""
    return [Time(f"{int(m['h'] or m['h4']) % 12}:{m['m'] or m['m4']}", *m.span()) for m in _CLOCK.finditer(text)]


def weekdays_in(text: str) -> list[Time]:
    """Days of the week, and `tomorrow`."""
    return [
        Time((m["day"] or m["short"] or m["next"]).casefold()[:_LETTERS], *m.span()) for m in _WEEKDAY.finditer(text)
    ]
