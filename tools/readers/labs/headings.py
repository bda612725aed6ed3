"""The headings of a printed table's columns."""

from typing import NamedTuple

from ..dates import DATE, iso_date
from .columns import field_of

_LONGEST = 4
"""Words of a heading."""
_DATED = "dated"
_OF_RESULTS = {"analyte", "value", "unit", "range", "flag"}


class Heading(NamedTuple):
    """The heading of one column."""

    title: str
    field: str
    """As of `field_of`; `dated` where the heading is a date."""


def column_headings(line: str) -> tuple[str, ...]:
    """The headings of a table's columns, if the line is nothing but such; dates count as headings too."""
    found = _headings(line.split())
    fields = {one.field for one in found}
    dated = sum(one.field == _DATED for one in found)
    enough = len(fields) >= 3 or (len(fields) == 2 and fields <= _OF_RESULTS) or dated >= 2
    return tuple(one.title for one in found) if enough and ("value" in fields or dated >= 2) else ()


def dates_of(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Those of them that are dates."""
    return tuple(title for title in headings if iso_date(title))


def _headings(words: list[str]) -> list[Heading]:
    """The words as headings, the longest first; none where one of them is no heading."""
    found: list[Heading] = []
    place = 0
    while place < len(words):
        heading, length = _longest(words[place : place + _LONGEST])
        if heading is None:
            return []
        found.append(heading)
        place += length
    return found


def _longest(words: list[str]) -> tuple[Heading | None, int]:
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        field = _DATED if DATE.fullmatch(phrase) else field_of(phrase.strip("()"))
        if field:
            return Heading(phrase, field), length
    return None, 0
