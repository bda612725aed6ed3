"""Cutting documents into passages: by structure first, never in the middle of a sentence where that can be helped.

A passage is a stretch of the document, so `document.text[start:end] == passage.text` and a citation leads to the
place itself.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.records import KnowledgeDocument, Passage

WORDS = 260
"""A passage's usual length at most. An abstract or an encyclopedic answer stays whole (median 138 to 200 words in
MedQuAD and PubMed), and eight passages fit any prompt."""

_SLACK = 1.25
"""A section this much longer than WORDS is still left whole rather than leaving a scrap."""

_HEADING = re.compile(
    r"^(?:(?P<marks>#{1,6})[ \t]+(?P<md>\S.*?)[ \t#]*|(?P<under>\S[^\n]{0,118})\n(?:={3,}|-{3,}))[ \t]*$", re.M
)
_BREAKS = (
    re.compile(r"\n[ \t]*\n\s*"),
    re.compile(r"\n\s*"),
    re.compile(r"(?<=[.!?;])[\"')\]]*\s+"),
    re.compile(r"\s+"),
)
"""Where a text may be cut, from the best place to the worst: paragraph, line, sentence, word."""


class Span(NamedTuple):
    """A stretch of a document."""

    start: int
    end: int
    heading: str


def cut(document: KnowledgeDocument) -> list[Span]:
    """The passages of a document, in order and not overlapping; headings are not part of any.

    Returns:
        At least one span for a document with any text; an empty list for one without.
    """
    return [piece for section in _sections(document.text) for piece in _pieces(document.text, section)]


def passage_at(document: KnowledgeDocument, span: Span, place: int = 0) -> Passage:
    """The passage of a span.

    Args:
        document: the document.
        span: one of its spans.
        place: which of them, counted from 0.
    """
    carried = document.model_dump(include={"title", "source", "licence", "date", "metadata"})
    text = document.text[span.start : span.end]
    where = {"start": span.start, "end": span.end, "heading": span.heading}
    return Passage(id=f"{document.id}#{place}", document_id=document.id, text=text, **where, **carried)


def _sections(text: str) -> Iterator[Span]:
    """Stretches between headings, each with the headings that it stands under, outermost first."""
    path: list[tuple[int, str]] = []
    start = 0
    for match in _HEADING.finditer(text):
        yield _trimmed(text, start, match.start(), path)
        level = len(match["marks"]) if match["marks"] else 1 + match.group().rstrip().endswith("-")
        path = [entry for entry in path if entry[0] < level] + [(level, match["md"] or match["under"])]
        start = match.end()
    yield _trimmed(text, start, len(text), path)


def _trimmed(text: str, start: int, end: int, path: list[tuple[int, str]]) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, " > ".join(title for _, title in path))


def _pieces(text: str, section: Span) -> Iterator[Span]:
    """A section cut to size."""
    start, end, heading = section
    while start < end:
        stop = _stop(text, start, end)
        piece = _trimmed(text, start, stop, [])
        if piece.start < piece.end:
            yield Span(piece.start, piece.end, heading)
        start = stop


def _stop(text: str, start: int, end: int) -> int:
    """Where a piece that begins at start should end."""
    most = int(WORDS * _SLACK)
    if sum(text.count(space, start, end) for space in " \n\t") < most:
        return end  # the usual case, without looking at the words
    words = list(_take(text, start, end, most + 1))
    if len(words) <= WORDS * _SLACK:
        return end
    earliest, latest = words[WORDS // 2], words[WORDS]
    for pattern in _BREAKS:
        places = [match.end() for match in pattern.finditer(text, earliest, latest)]
        if places:
            return places[-1]
    return latest


def _take(text: str, start: int, end: int, most: int) -> Iterator[int]:
    """Where the first words end."""
    for count, match in enumerate(re.compile(r"\S+").finditer(text, start, end)):
        if count == most:
            return
        yield match.end()
