"""FHIR resources pasted into a text: cut out, so that their own reader takes them and no sentence is made of JSON."""

import json
import re
from typing import NamedTuple

_NAMED = '"resourceType"'
_OPENING = re.compile(r'^[ \t]*\{|\{(?=\s*"resourceType")', re.MULTILINE)
"""What a resource may begin with: a brace at the start of a line, or before the name of its type."""
_BEGUN = re.compile(r'\{\s*"resourceType"')
_BETWEEN = re.compile(r"[\s,]*")
_BROKEN = 20
"""Braces that begin nothing readable before no more is looked for: each costs a look at what is behind it."""
_DECODER = json.JSONDecoder()


class Pasted(NamedTuple):
    """Resources that stand one behind the other in a text."""

    start: int
    end: int
    """One past the last character."""
    line: int
    """Number of the line that they begin in, from 1."""
    data: bytes
    """A JSON list of them."""


class Found(NamedTuple):
    """What a text has of them."""

    pasted: tuple[Pasted, ...]
    """In the text's order."""
    broken: int | None
    """Number of the first line from which something begins like a resource and cannot be parsed."""

    def rest_of(self, text: str) -> str:
        """The text without them."""
        parts, done = [], 0
        for one in self.pasted:
            parts.append(text[done : one.start].rstrip())
            done = one.end
        return "\n\n".join(filter(None, (*parts, text[done:].strip("\n"))))


def find_pasted(text: str) -> Found:
    """FHIR resources in a text that is no FHIR as a whole."""
    spans: list[list[tuple[int, int]]] = []
    broken: int | None = None
    failed, position = 0, 0
    while _NAMED in text and failed < _BROKEN and (match := _OPENING.search(text, position)):
        start = match.end() - 1
        end = _end_of_resource(text, start)
        position = end or start + 1
        if end:
            if not (spans and _BETWEEN.fullmatch(text, spans[-1][-1][1], start)):
                spans.append([])
            spans[-1].append((start, end))
        else:
            failed += 1
            broken = _broken(text, start, broken)
    return Found(tuple(_together(text, group) for group in spans), broken)


def _end_of_resource(text: str, start: int) -> int:
    """Where the resource that begins here ends; 0 where there is none."""
    try:
        value, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return 0
    return end if isinstance(value, dict) and isinstance(value.get("resourceType"), str) else 0


def _broken(text: str, start: int, before: int | None) -> int | None:
    """The line of the first one that names its type and cannot be parsed."""
    return before or (_line(text, start) if _BEGUN.match(text, start) else None)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _together(text: str, group: list[tuple[int, int]]) -> Pasted:
    start, end = group[0][0], group[-1][1]
    data = ",".join(text[first:last] for first, last in group)
    return Pasted(start, end, _line(text, start), f"[{data}]".encode())
