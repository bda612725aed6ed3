"""The headings of a printed table's columns."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..dates import DATE, MONTHS
from .vocabulary import field_of, is_of_headings

_LONGEST = 4
"""Words of a heading."""
_DATED, _AIM, _EARLIER = "dated", "aim", "earlier"
_AIMS = ("target", "goal", "target range", "target value", "treatment goal")
_BEFORE = ("previous", "prior", "prev", "previous result", "previous value", "prior result", "last result")
_OTHER_WORDS = {word for title in (*_AIMS, *_BEFORE) for word in title.split()} | {name.casefold() for name in MONTHS}
_NO_RESULTS = re.compile(
    r"(?:[a-z]+ ){0,2}(?:(?:reference|normal|target|therapeutic) (?:ranges|intervals)|targets|goals)", re.IGNORECASE
)
_ANOTHER_TIME = re.compile(
    r"(?:previous|prior|earlier|old|historic(?:al)?|(?:from )?last (?:year|month|week|visit|time)(?:['’]s)?)"
    r"(?: (?:labs?|laboratory|bloods?|blood|tests?|results?|values?|investigations?)){0,3}(?: \([^)]*\))?:?",
    re.IGNORECASE,
)
_OF_PERSON = {"birth", "name", "number", "sex"}
_OF_RESULTS = {"analyte", "value", "unit", "range", "flag"}


class Heading(NamedTuple):
    """The heading of one column."""

    title: str
    field: str
    """As of `field_of`; `dated` where the heading is a date, `aim` where the column says what a value should be, `earlier` for the last result."""


class Column(NamedTuple):
    """A column of values."""

    date: str = ""
    """As its heading writes it; empty where it is none."""
    earlier: bool = False
    """It has results of another time, which nothing gives."""


def column_headings(line: str) -> tuple[str, ...]:
    """The headings of a table's columns, if the line is nothing but such; dates count as headings too."""
    found = _headings(line.split())
    fields = {one.field for one in found}
    dated = sum(one.field == _DATED for one in found)
    if fields & _OF_PERSON:  # `Sample taken 12/03/2026 DOB 14/07/1950`
        return ()
    enough = len(fields) >= 3 or (len(fields) == 2 and fields <= _OF_RESULTS) or dated >= 2
    return tuple(one.title for one in found) if enough and ("value" in fields or dated >= 2) else ()


def is_of_another_time(line: str) -> bool:
    """It is a title over results that are not of now: `Last year's results:`, `Previous values`."""
    return bool(_ANOTHER_TIME.fullmatch(line))


def withholds(line: str) -> bool:
    """It stands over a table that has no one's results: `Reference ranges`, `Test Target Unit`."""
    fields = {one.field for one in _headings(line.split())}
    aims = bool(fields & {"range", _AIM})
    return bool(_NO_RESULTS.fullmatch(line)) or ("analyte" in fields and aims and not fields & {"value", _DATED})


def value_columns(headings: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns of values, in order; one where the headings tell of none."""
    fields = [_field(title) for title in headings]
    if _DATED in fields:
        return tuple(Column(title) for title, field in zip(headings, fields, strict=True) if field == _DATED)
    order = dict.fromkeys(field for field in fields if field in ("value", _EARLIER))
    return tuple(Column(earlier=field == _EARLIER) for field in order) or (Column(),)


def is_aimed(headings: tuple[str, ...]) -> bool:
    """What stands in the place of a range is what a value should be."""
    fields = {_field(title) for title in headings}
    return _AIM in fields and "range" not in fields


def is_flag_first(headings: tuple[str, ...]) -> bool:
    """The flag stands before the value."""
    fields = [field_of(title.strip("()")) for title in headings]
    return "value" in fields and "flag" in fields[: fields.index("value")]


def is_range_first(headings: tuple[str, ...]) -> bool:
    """What is normal stands before the values."""
    fields = [_field(title) for title in headings]
    values = [place for place, field in enumerate(fields) if field in ("value", _DATED)]
    return "range" in fields and bool(values) and fields.index("range") < values[0]


def _headings(words: Sequence[str]) -> tuple[Heading, ...]:
    """The words as headings of as many sorts as can be, and no more headings than that needs; none where a word is no heading.

    `Result Unit` is a value and its unit, `Reference Range` is one heading.
    """
    if not all(map(_may_be_of_one, words)):  # prose is told by its first word
        return ()
    best: list[tuple[Heading, ...] | None] = [None] * len(words) + [()]
    for place in reversed(range(len(words))):
        best[place] = max(_beginning(words, place, best), key=_worth, default=None)
    return best[0] or ()


def _beginning(
    words: Sequence[str], place: int, best: Sequence[tuple[Heading, ...] | None]
) -> Iterator[tuple[Heading, ...]]:
    """For each heading that begins there, it and the best of what follows."""
    for end in range(place + 1, min(place + _LONGEST, len(words)) + 1):
        phrase, rest = " ".join(words[place:end]), best[end]
        if rest is not None and (field := _field(phrase)):
            yield (Heading(phrase, field), *rest)


def _may_be_of_one(word: str) -> bool:
    return (
        any(map(str.isdigit, word)) or is_of_headings(word.strip("()")) or word.strip("()").casefold() in _OTHER_WORDS
    )


def _worth(headings: tuple[Heading, ...]) -> tuple[int, int]:
    return len({one.field for one in headings}), -len(headings)


def _field(phrase: str) -> str | None:
    if DATE.fullmatch(phrase):
        return _DATED
    plain = phrase.strip("()").casefold()
    return _AIM if plain in _AIMS else _EARLIER if plain in _BEFORE else field_of(plain)
