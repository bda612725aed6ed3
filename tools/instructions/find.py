"""Finding orders to the machine.

A text is looked at undisguised (`disguises`), with the lines joined that a page has broken. Told apart, each by form and not by
known sentences: speech that addresses software (`address`), orders that only a program is given (`orders`, `cues`; `tongues` for
other languages), marks of what only machines exchange (`formats`), prose that hides in an encoding, and, learned from examples,
requests that have nothing to do with the text around them (`learned`). Clinical orders to people ("hold metoprolol", "do not
resuscitate") have none of these forms.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .address import ADDRESS
from .disguises import View, hidden_prose, undisguised, unwrapped, visible
from .features import topics
from .formats import marks
from .learned import is_order, is_spoken
from .orders import ORDERS
from .output import OUTPUT
from .rules import WORDS
from .shown import without_shown
from .tables import readings
from .tongues import is_foreign_order
from .writer import WRITER

_TAGS = re.compile("[\U000e0000-\U000e007f]+")
_BOUNDARY = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9<\[#*]|(?:[-=]>|→)\s)|\n+")
_FOLLOWING = 2
"""Sentences of the same paragraph after an order to the machine that go with it: what it orders is often said there."""
_LONGEST = 600
AROUND = 1000
"""Characters to either side of a sentence that say what the text is about."""

_NEIGHBOURS = 8
"""Sentences to either side that show whether a text is a form."""


class Span(NamedTuple):
    """A stretch of text; end exclusive."""

    start: int
    end: int


def find_instructions(text: str) -> tuple[Span, ...]:
    """Stretches that address the reader as a machine, whole sentences, in order and not overlapping.

    Positions are of the text as it is, whatever disguise had to be undone to see the order.
    """
    seen = visible(text)
    clean: set[str] = set()
    looked_at: set[str] = set()
    spans = [Span(match.start(), match.end()) for match in _TAGS.finditer(text)]
    spans += (_back(seen, Span(*stretch)) for stretch in hidden_prose(seen.text))
    spans += (_back(seen, span) for span in _orders(seen.text, clean, looked_at))
    for view in undisguised(seen):
        for wrapped in (view, unwrapped(view), *readings(view)):
            spans += (_back(wrapped, span) for span in _orders(wrapped.text, clean, looked_at))
    return _merged(sorted(spans))


def _back(view: View, span: Span) -> Span:
    return Span(view.place(span.start), view.place(span.end - 1) + 1)


def _orders(text: str, clean: set[str], looked_at: set[str]) -> Iterator[Span]:
    """Sentences that give the machine an order; those known to be clean from another view are not looked at again."""
    marked = (_sentence(text, start, end) for start, end in marks(text, looked_at))
    for sentence in (*marked, *_sentences(text, clean)):
        yield Span(sentence.start, _with_following(text, sentence.end))


def sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences and lines start and end, without the blanks between them."""
    start = 0
    for match in _BOUNDARY.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _sentences(text: str, clean: set[str]) -> Iterator[Span]:
    for start, end in sentence_bounds(text):
        said = text[start:end]
        if said in clean:
            continue
        if _is_order(text, start, end, said):
            yield Span(start, end)
        else:
            clean.add(said)


def _is_order(text: str, start: int, end: int, said: str) -> bool:
    if is_spoken(text, start):
        said = without_shown(said)
        text = text[:start] + said + text[end:]
    words = set(WORDS.findall(said.lower()))
    return (
        any(rules.match(text, start, end, words) for rules in (ADDRESS, ORDERS, OUTPUT, WRITER))
        or is_foreign_order(said, words)
        or (
            is_order(said, lambda: _around(text, start, end), lambda: _neighbours(text, start, end))
            and not is_spoken(text, start)
        )
    )


def _around(text: str, start: int, end: int) -> frozenset[str]:
    return topics(f"{text[max(0, start - AROUND) : start]} {text[end : end + AROUND]}")


def _neighbours(text: str, start: int, end: int) -> list[str]:
    """The sentences nearest to a stretch, to either side."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return [*_stretches(before)[-_NEIGHBOURS:], *_stretches(after)[:_NEIGHBOURS]]


def _stretches(text: str) -> list[str]:
    return [said for first, last in sentence_bounds(text) if (said := text[first:last].strip())]


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


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.end > span.start:
            merged.append(span)
    return tuple(merged)
