"""BM25F's term weights of one passage.

A passage is searched as four fields: its text, the document's title, the heading it stands under, and the document's
other names. Field lengths are normalised against fixed pivots instead of the collection's averages: passages are cut
to a size, so the averages hardly differ, and a weight that does not depend on the other documents can be stored once
and never goes stale.

References:
    Robertson, Zaragoza & Taylor 2004, Simple BM25 extension to multiple weighted fields.
"""

from collections import Counter
from typing import NamedTuple

from .postings import TermWeight
from .words import content_stems

K1 = 0.9
"""Saturation: how soon another occurrence stops to matter."""


class Field(NamedTuple):
    """How one field counts."""

    weight: float
    """Against an occurrence in the text."""
    b: float
    """How much its length counts, in [0, 1]."""
    pivot: float
    """The length, in words without stop words, at which nothing is corrected."""


TITLE = Field(weight=3.0, b=1.0, pivot=3.0)
HEADING = Field(weight=1.5, b=0.5, pivot=3.0)
NAMES = Field(weight=1.5, b=0.5, pivot=8.0)
TEXT = Field(weight=1.0, b=0.75, pivot=90.0)


def passage_terms(title: str, heading: str, text: str, names: str) -> dict[str, TermWeight]:
    """Each stem's saturated frequency in a passage; times its IDF it is the stem's BM25F score."""
    frequencies: dict[str, float] = {}
    for field, words in ((TEXT, text), (TITLE, title), (HEADING, heading), (NAMES, names)):
        if not words:
            continue
        stems = content_stems(words)
        norm = field.weight / (1 - field.b + field.b * max(len(stems), 1) / field.pivot)
        for stem, count in Counter(stems).items():
            frequencies[stem] = frequencies.get(stem, 0.0) + norm * count
    titled = set(content_stems(title))
    return {stem: TermWeight(found / (found + K1), stem in titled) for stem, found in frequencies.items()}
