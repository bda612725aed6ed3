"""Doctors and others by their names, and what they are called beside them: `PCP Dr. Lee`, `Mr J Sample (surgeon)`."""

import re
from functools import lru_cache
from typing import NamedTuple

from .people import people_in

_NAME = r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Aa]l)[ -](?:der |den |la )?)?[A-Z](?:[a-z]+|['’-]?[A-Z][a-z]+|['’-][a-z]+)(?:['’-]?[A-Z][a-z]+|['’-][a-z]+)*"
_NAMED = re.compile(
    rf"\b(?i:Dr|Mr|Mrs|Ms|Miss|Prof(?:essor)?)\b\.?\s+(?:(?:[A-Z]\.?\s?){{1,3}}(?=\s?{_NAME})\s*)?(?:{_NAME}\s+(?={_NAME}(?![\w]*\s+(?:clinic|team))))?(?P<name>{_NAME})"
    rf"|(?P<before>{_NAME}),? (?:MD|DO|MBBS|FRCS|RN|NP|PA-C|PA)\b"
)
_TITLED = re.compile(r"\b(?:DR|Dr|dr)\b\.?\s+(?P<name>[A-Za-z][A-Za-z'’-]{2,})")
"""In capitals or small letters too."""
_BETWEEN = re.compile(
    r"(?:\W|\b(?:with|is|was|to see|see|under|follow-?up|f/u|appt|appointment|visit|review|clinic|team|consultant|on call|name|the|by|md|in|new|as)\b)*",
    re.IGNORECASE,
)
"""Between a name and what somebody is."""
_STOP = re.compile(r"[;\n]|\.(?=\s)(?<!Dr\.)(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)")


class Named(NamedTuple):
    """Somebody with a name."""

    surname: str
    """In small letters."""
    start: int
    end: int
    roles: frozenset[str]
    """What the text calls them right beside the name."""


@lru_cache(maxsize=32768)
def named_in(text: str) -> tuple[Named, ...]:
    """The people whom a text names with a title, in order."""
    spans = {(m["name"] or m["before"], *m.span()) for m in _NAMED.finditer(text)}
    spans |= {
        (m["name"], *m.span())
        for m in _TITLED.finditer(text)
        if not any(start <= m.start() < end for _, start, end in spans)
    }
    found = sorted(spans, key=lambda one: one[1])
    return tuple(
        Named(re.sub(r"['’]s$", "", name.casefold()), start, end, _roles(text, start, end))
        for name, start, end in found
    )


def _roles(text: str, start: int, end: int) -> frozenset[str]:
    people = [one for one in people_in(text) if not one.is_kin]
    before = [one.who for one in people if one.end <= start and _is_beside(text, one.end, start)][-1:]
    after = [
        one.who for one in people if one.start >= end and re.fullmatch(r",? \(?|,? (?:the|our) ", text[end : one.start])
    ][:1]
    return frozenset(before + after)


def _is_beside(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return bool(_BETWEEN.fullmatch(between)) and not _STOP.search(between)
