"""Numbers that name a person or a thing and measure nothing: `MRN 3316-0948`."""

import re
from collections.abc import Iterator

from .mention import Mention

_GROUPS = re.compile(r"(?<![\w./-])\d+(?:-\d+)+(?![\w/]|-\w|\.\d)")
_DATE = re.compile(r"(?:19|20)\d\d-\d\d?(?:-\d\d?)?|\d\d?-\d\d?-(?:\d\d){1,2}")
_LONG = 3
"""Digits from which on a group of an identifier is told from a day, a month or a small number."""


def find_identifiers(text: str) -> Iterator[Mention]:
    """Groups of digits with hyphens that are neither a range nor a date, each as the number of all its digits."""
    for match in _GROUPS.finditer(text):
        groups = match.group().split("-")
        if not _DATE.fullmatch(match.group()) and _names_something(groups):
            yield Mention(match.start(), match.end(), "number", (float("".join(groups)),), "")


def _names_something(groups: list[str]) -> bool:
    """Whether a long group begins with a nought, or there are more than two with a long one: no range does."""
    long = [group for group in groups if len(group) >= _LONG]
    return any(group.startswith("0") for group in long) or (len(groups) > 2 and bool(long))
