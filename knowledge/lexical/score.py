"""BM25F over a store's postings."""

from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .postings import Postings


class Way(NamedTuple):
    """One way of saying something."""

    stems: tuple[str, ...]
    """All of these must be in a passage."""
    weight: float = 1.0
    """How much it counts, in (0, 1]."""


class Group(NamedTuple):
    """One thing that is asked for, in all the ways in which a passage may say it; the first is the query's own."""

    ways: tuple[Way, ...]


class Lexical(NamedTuple):
    """Scores of all passages for one query."""

    scores: NDArray[np.float32]
    """Shape [highest passage number + 1]; 0 where nothing matches, else the share of the best possible, below 1."""
    idf: dict[str, float]
    """Of the query's stems that the store knows."""


def inverse_frequency(passages: int, having: int) -> float:
    """A word's weight: near 0 for one that every passage has (Robertson & Sparck Jones, as in Lucene)."""
    return log(1 + (passages - having + 0.5) / (having + 0.5))


def score(groups: Sequence[Group], postings: Postings, size: int, total: int) -> Lexical:
    """Score every passage.

    Args:
        groups: what the query asks for; a passage's score is the sum over these, each by its best way.
        postings: the index.
        size: highest passage number + 1.
        total: how many passages there are.
    """
    stems = {stem for group in groups for way in group.ways for stem in way.stems}
    idf = {stem: inverse_frequency(total, having) for stem, having in postings.passages_with(stems).items()}
    unknown = inverse_frequency(total, 0)
    scores = np.zeros(size, np.float32)
    possible = 0.0
    for group in groups:
        possible += sum(idf.get(stem, unknown) for stem in group.ways[0].stems)
        _add_group(scores, group, postings, idf)
    return Lexical(scores / np.float32(max(possible, 1e-9)), idf)


def _add_group(scores: NDArray[np.float32], group: Group, postings: Postings, idf: Mapping[str, float]) -> None:
    known = [way for way in group.ways if all(stem in idf for stem in way.stems)]
    if len(known) == 1 and len(known[0].stems) == 1:
        # By far the usual case, and the one without a vector as long as the store.
        (stem,), weight = known[0]
        found = postings.lookup(stem)
        scores[found.passages] += np.float32(weight * idf[stem]) * found.weights
    elif known:
        best = np.zeros_like(scores)
        for way in known:
            np.maximum(best, _all_of(way, postings, idf, len(scores)), out=best)
        scores += best


def _all_of(way: Way, postings: Postings, idf: Mapping[str, float], size: int) -> NDArray[np.float32]:
    """What a way gives to the passages that have all its stems."""
    total = np.zeros(size, np.float32)
    present = np.zeros(size, np.uint8)
    for stem in way.stems:
        found = postings.lookup(stem)
        total[found.passages] += np.float32(way.weight * idf[stem]) * found.weights
        present[found.passages] += 1
    total[present < len(way.stems)] = 0
    return total
