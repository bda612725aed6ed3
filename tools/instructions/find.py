"""Finding orders to the machine.

Three kinds are told apart, each by form and not by known sentences: orders about the reader's own output or rules (`cues`),
requests that one makes of an assistant and that have nothing of medicine in them (`requests`), and marks of chat formats.
Clinical orders to people ("hold metoprolol", "do not resuscitate") have none of these forms.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .cues import CUES, TRIGGERS
from .requests import REQUEST_START, is_request

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e"))
_TAGS = re.compile("[\U000e0000-\U000e007f]+")
_BOUNDARY = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9<\[#*])|\n+")
_FOLLOWING = 2
"""Sentences of the same paragraph after an order to the machine that go with it: what it orders is often said there."""
_LONGEST = 600


class Span(NamedTuple):
    """A stretch of text; end exclusive."""

    start: int
    end: int


def find_instructions(text: str) -> tuple[Span, ...]:
    """Stretches that address the reader as a machine, whole sentences, in order and not overlapping.

    Invisible characters between letters do not hide an order; letters of the Unicode tag block are always one.
    """
    plain, places = _visible(text)
    spans = [Span(match.start(), match.end()) for match in _TAGS.finditer(text)]
    for start, end in _orders(plain):
        spans.append(Span(places[start], places[end - 1] + 1) if places else Span(start, end))
    return _merged(sorted(spans))


def _orders(text: str) -> Iterator[Span]:
    lowered = text.lower()
    if any(trigger in lowered for trigger in TRIGGERS):
        for match in CUES.finditer(text):
            sentence = _sentence(text, match.start(), match.end())
            yield Span(sentence.start, _with_following(text, sentence.end))
    for match in REQUEST_START.finditer(text):
        sentence = _sentence(text, match.start("said"), match.end("said"))
        if is_request(text[sentence.start : sentence.end].strip(), text, sentence.start):
            yield sentence


def _sentence(text: str, start: int, end: int) -> Span:
    """The sentence around a match, never longer than a paragraph, nor than 600 characters to either side."""
    before = text[max(0, start - _LONGEST) : start]
    left = max(0, start - _LONGEST)
    for boundary in _BOUNDARY.finditer(before + "A"):
        if boundary.end() <= len(before):
            left = max(0, start - _LONGEST) + boundary.end()
    match = _BOUNDARY.search(text, max(end - 1, start))
    right = match.start() if match else len(text)
    return Span(left, min(right, end + _LONGEST))


def _with_following(text: str, end: int) -> int:
    paragraph = text.find("\n", end)
    limit = min(len(text) if paragraph < 0 else paragraph, end + _LONGEST)
    for _ in range(_FOLLOWING):
        match = _BOUNDARY.search(text, min(end + 1, limit), limit)
        end = match.start() if match else limit
    return max(end, min(limit, end))


def _visible(text: str) -> tuple[str, list[int] | None]:
    """The text without invisible characters, with the place of each that is left; None when there were none."""
    plain = text.translate(_INVISIBLE)
    if len(plain) == len(text):
        return text, None
    kept = [place for place, character in enumerate(text) if ord(character) not in _INVISIBLE]
    return plain, kept


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.end > span.start:
            merged.append(span)
    return tuple(merged)
