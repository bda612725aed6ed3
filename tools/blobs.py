"""Stretches of a text that no word can be: pictures as data URIs, attachments in base64, keys, addresses without end.

References:
    RFC 2397 (the `data` URL scheme); RFC 2045, 6.8 (base64 in lines of at most 76 characters).
"""

import re

from .sentences import Span

_LONGEST_WORD = 100
"""Characters; chemical names, addresses and results in a row without blanks are shorter."""
_LEAST_LETTERS = 60
"""Letters and digits in such a stretch: rules and dotted lines of a form have none."""
_DATA_URI = re.compile(
    r"(?:!\[[^\]\n]{0,200}\]\()?\bdata:[\w.+-]{1,60}/[\w.+-]{1,80}(?:;[\w.=-]{1,60}){0,4},[^\s)\"'<>]{20,}\)?",
    re.IGNORECASE,
)
_RUN = re.compile(rf"[^\s,;|\u0590-\U0010ffff]{{{_LONGEST_WORD + 1},}}")
"""Of letters of which words are made that blanks part: Chinese and Thai need none."""
_BASE64 = re.compile(
    r"(?:^[ \t]*[A-Za-z0-9+/]{60,100}={0,2}[ \t]*(?:\n|\Z)){2,}(?:^(?=[^\n]*[0-9+/=])[A-Za-z0-9+/]{4,}={0,2}[ \t]*$)?",
    re.MULTILINE,
)


def find_blobs(text: str) -> tuple[Span, ...]:
    """Where they stand, in order and not overlapping."""
    found = [Span(match.start(), match.end()) for form in (_DATA_URI, _BASE64) for match in form.finditer(text)]
    found += [Span(match.start(), match.end()) for match in _RUN.finditer(text) if _is_dense(match.group())]
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def between_blobs(text: str, start: int, end: int) -> list[Span]:
    """The parts of a stretch of text that are words, in order."""
    edges, at = [], start
    for blob in find_blobs(text[start:end]):
        edges.append(Span(at, start + blob.start))
        at = start + blob.end
    return [span for span in (*edges, Span(at, end)) if span.end > span.start]


def without_blobs(text: str) -> str:
    """The text with an ellipsis in the place of each that stands between words."""
    parts = between_blobs(text, 0, len(text))
    return text if parts == [(0, len(text))] else " … ".join(text[start:end] for start, end in parts)


def _is_dense(run: str) -> bool:
    return sum(map(str.isalnum, run)) >= _LEAST_LETTERS
