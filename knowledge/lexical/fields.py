"""BM25F's term weights of one passage.

A passage is searched as four fields: its text, the document's title, the heading it stands under, and the document's
other names. Field lengths are normalised against fixed pivots instead of the collection's averages: passages are cut
to a size, so the averages hardly differ, and a weight that does not depend on the other documents can be stored once
and never goes stale.

References:
    Robertson, Zaragoza & Taylor 2004, Simple BM25 extension to multiple weighted fields.
"""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .postings import Entries
from .words import stem_numbers

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


class Fields(NamedTuple):
    """What a passage is searched by; any of it may be empty."""

    number: int
    """Of the passage."""
    text: str
    title: str
    heading: str
    names: str


class Texts(NamedTuple):
    """One field of many passages."""

    lengths: NDArray[np.int64]
    """Shape [passages]: how many stems each has."""
    stems: NDArray[np.int64]
    """Shape [sum of lengths]: their numbers, one passage after the other."""

    @property
    def rows(self) -> NDArray[np.int64]:
        """Shape [sum of lengths]: which passage each stem is of."""
        return np.repeat(np.arange(len(self.lengths)), self.lengths)


def field_of(texts: Sequence[str]) -> Texts:
    """Stems of many texts at once."""
    numbers = [stem_numbers(text) if text else [] for text in texts]
    lengths = np.fromiter(map(len, numbers), np.int64, len(numbers))
    return Texts(lengths, np.fromiter(chain.from_iterable(numbers), np.int64, int(lengths.sum())))


def weigh(passages: Sequence[Fields], texts: Texts) -> Entries:
    """Each stem's saturated frequency in each passage; times its IDF it is the stem's BM25F score.

    Args:
        passages: to be indexed together.
        texts: the stems of their texts.
    """
    titles = field_of([one.title for one in passages])
    others = (titles, field_of([one.heading for one in passages]), field_of([one.names for one in passages]))
    parts = [
        _counted(field, found) for field, found in zip((TEXT, TITLE, HEADING, NAMES), (texts, *others), strict=True)
    ]
    pairs, places = np.unique(np.concatenate([part[0] for part in parts]), return_inverse=True)
    frequencies = np.bincount(places, np.concatenate([part[1] for part in parts]), len(pairs))
    numbers = np.array([one.number for one in passages], np.int64)
    rows, stems = pairs >> _STEM_BITS, pairs & ((1 << _STEM_BITS) - 1)
    weights = (frequencies / (frequencies + K1)).astype(np.float32)
    return Entries(stems, numbers[rows], weights, np.isin(pairs, _pairs(titles)))


_STEM_BITS = 40
"""A pair of passage and stem is one number, the stem in its lower bits."""


def _counted(field: Field, found: Texts) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Each occurrence as a pair, and what it counts for."""
    norm = field.weight / (1 - field.b + field.b * np.maximum(found.lengths, 1) / field.pivot)
    return _pairs(found), np.repeat(norm, found.lengths)


def _pairs(found: Texts) -> NDArray[np.int64]:
    return found.rows << _STEM_BITS | found.stems
