"""Spans of time as charts shorten them: courses of treatment (`tds 5/7`, `x7d`) and weeks of pregnancy (`28w3d`)."""

import re
from collections.abc import Iterator

from .mention import Mention
from .numbers import SPOKEN
from .values import values_of

_TAKEN = r"od|bd|bid|tds|tid|qds|qid|qd|qod|nocte|daily|nightly|hourly|weekly|prn|po|iv"
_COURSE = re.compile(
    rf"(?:\b(?P<coming>in|over) |\b(?:for|{_TAKEN})\)?,? (?:[x×] ?)?|(?<!\w)[x×] ?)(?P<n>\d{{1,2}})"
    r"(?P<unit>/7|/52|(?(coming)(?!)|/12)| ?(?-i:[dw]))(?![\w/]|[.-]\d)",
    re.IGNORECASE,
)
"""A bare `5/7` may be a day of the year, and `in 3/12` a month: only what stands where a course does is one."""
_SHORT = re.compile(
    r"(?P<lead>\b(?:last|past) )?(?<![\w/.,-])(?:(?P<from>\d{1,2})[-–])?(?P<n>\d{1,2})(?P<unit>/7|/52|/12)"
    r"(?:(?= (?:hx|history|h/o|ago|later|duration)\b)|(?(lead)(?<!/12)(?![\w/])|(?!)))",
    re.IGNORECASE,
)
"""`3/7 hx of cough`, `takeaway 4/7 ago`, `the last 2/52`: days, weeks and months as British notes shorten them."""
_WEEKS_OF_A_YEAR = re.compile(
    r"(?<![\w/.,-])(?<!every )(?<!each )(?:(?P<from>\d{1,2})[-–])?(?P<n>\d|1\d|2[0-6])/52(?![\w/])(?!\.\d)",
    re.IGNORECASE,
)
"""`GP 1/52`, `OGTT at 6-12/52`: neither a day nor a month has the number 52."""
_BORN = re.compile(r"\b(?:born|dob|birth|nodes?|cells?)\b[^.;\n]{0,15}\Z", re.IGNORECASE)
_TIMES_OVER = re.compile(
    r"(?<!\w)[x×] ?(?P<n>\d{1,2}) ?(?:(?:consec(?:utive)?\.?|more|further) )?(?P<unit>days?|wks?|weeks?|mo|mths?|months?)(?!\w|/)",
    re.IGNORECASE,
)
"""`PCR weekly x12 wk`, `INR >2.5 x2 consec days`."""
_SECONDS = re.compile(r"(?<![\w./-])(?P<n>\d{1,3}(?:\.\d{1,2})?) s(?![\w/'’-])")
"""`pauses, the longest 3.8 s`."""
_LONG_UNITS = {"d": "day", "w": "week", "m": "month"}
_UNITS = {"/7": "day", "d": "day", "/52": "week", "w": "week", "/12": "month"}
_WEEKS = rf"(?<![\w./+-])(?P<w>\d{{1,2}}|{SPOKEN})"
_GESTATION = re.compile(
    rf"{_WEEKS}(?:[ -]?(?:weeks?|wks?),?(?: and)? (?P<a>[0-6]|(?:one|two|three|four|five|six)\b)[ -]?(?:days?|d)\b"
    r"|w ?(?P<b>[0-6]) ?d\b|(?:\+| \+ )(?P<c>[0-6])(?:/7)?(?:/40|\+0|[ -]?(?:weeks?|wks?)\b)?(?![\w/+]|\.\d)"
    r"| (?P<d>[1-6])/7 ?(?:weeks?|wks?)\b)",
    re.IGNORECASE,
)
_FORTNIGHT = re.compile(r"\b(?:(?:an?|the|first|last|past|next|this|another) )*fortnight\b", re.IGNORECASE)
"""`the first fortnight`: two weeks."""
_HOW_OFTEN = re.compile(r"\b(?:every|each|per|once|twice|times) \Z", re.IGNORECASE)
_LEAST, _MOST = 5, 44
"""Weeks of a pregnancy that are told with days."""
_VIABLE = 18
"""From here `24+3` needs no word to be weeks and days."""


def find_spans(text: str) -> Iterator[Mention]:
    """Shortened spans with their place; weeks and days of a pregnancy come as days."""
    for match in _GESTATION.finditer(text) if "d" in text.casefold() or "+" in text or "/7" in text else ():
        weeks, days = values_of(match["w"]), values_of(match["a"] or match["b"] or match["c"] or match["d"])
        least = _VIABLE if match["c"] else _LEAST
        if len(weeks) == len(days) == 1 and least <= weeks[0] < _MOST:
            yield Mention(match.start(), match.end(), "duration", (7 * weeks[0] + days[0],), "day")
    for match in _FORTNIGHT.finditer(text):
        if not _HOW_OFTEN.search(text, 0, match.start()):
            yield Mention(match.start(), match.end(), "duration", (14.0,), "day")
    for match in _SHORT.finditer(text):
        values = tuple(float(n) for n in (match["from"], match["n"]) if n)
        start = match.start("from") if match["from"] else match.start("n")
        yield Mention(start, match.end(), "duration", values, _UNITS[match["unit"]])
    yield from _weeks_of_a_year(text)
    for match in _TIMES_OVER.finditer(text):
        unit = _LONG_UNITS[match["unit"][0].casefold()]
        yield Mention(match.start("n"), match.end(), "duration", (float(match["n"]),), unit)
    for match in _SECONDS.finditer(text):
        yield Mention(match.start(), match.end(), "duration", (float(match["n"]),), "second")
    for match in _COURSE.finditer(text):
        unit = _UNITS[match["unit"].strip().casefold()]
        yield Mention(match.start("n"), match.end(), "duration", (float(match["n"]),), unit)


def _weeks_of_a_year(text: str) -> Iterator[Mention]:
    for match in _WEEKS_OF_A_YEAR.finditer(text) if "/52" in text else ():
        if not _BORN.search(text, 0, match.start()):
            values = tuple(float(n) for n in (match["from"], match["n"]) if n)
            yield Mention(match.start(), match.end(), "duration", values, "week")
