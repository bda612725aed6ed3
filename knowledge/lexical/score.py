"""BM25F over a store's postings, with what BM25 leaves out: how much of the query a passage has, and its title."""

from collections.abc import Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .postings import Frequency, Postings, TermWeights

_COMMON = 1.0
"""IDF of a word that 37% of all passages have."""

_LARGE = 5000
"""Passages from which on it pays to leave out common words."""


_PASSING = 0.1
"""What a word of a story counts for that no document is about."""

_ASIDE = 0.3
"""What such a word counts for besides, in a sentence that asks nothing."""

_TITLED = 0.3
"""Share of a word's passages that have it in the title, from which on it counts in full."""

_UNHEARD = 6.0
"""IDF taken for words that the query does not have, rather than looking up each: one in 400 passages."""


class Way(NamedTuple):
    """One way of saying something."""

    stems: tuple[str, ...]
    """Its words."""
    weight: float = 1.0
    """How much it counts, in (0, 1]."""


class Group(NamedTuple):
    """One thing that is asked for, in all the ways in which a passage may say it.

    Of the first way, the query's own, a part counts for what it is; of the others all words must be there.
    """

    ways: tuple[Way, ...]
    weight: float = 1.0
    """How much it matters beside the other things asked for."""
    subject: bool = True
    """Whether it is part of what the query is about, rather than of what it wants to know about it."""
    aside: bool = False
    """Whether it stands in a sentence of a story that asks nothing."""


class Lexical(NamedTuple):
    """All passages for one query; arrays of shape [highest passage number + 1]."""

    scores: NDArray[np.float32]
    """0 where nothing matches, else the share of the best possible, below 1."""
    cover: NDArray[np.float32]
    """Share of the query that the passage has at all, in [0, 1]."""
    titles: NDArray[np.float32]
    """Share of the query's subject that the document's title has, in [0, 1]."""
    unknown: float
    """Share of the query's subject that no passage has in any way, in [0, 1]."""
    idf: dict[str, float]
    """Of the query's stems; what the store does not know counts as the rarest."""
    possible: float
    """The best possible score, by which the scores were divided."""
    passages: dict[str, NDArray[np.intp]]
    """By stem that was looked for, shape [n]: the passages that have it, in order."""

    def matched(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """For each passage, which of the stems that counted it has."""
        asked = np.array(numbers, np.intp)
        found: list[list[str]] = [[] for _ in numbers]
        for stem, passages in sorted(self.passages.items()):
            places = np.minimum(np.searchsorted(passages, asked), max(len(passages) - 1, 0))
            for row in np.flatnonzero(passages[places] == asked) if len(passages) else ():
                found[row].append(stem)
        return list(map(tuple, found))

    def share_of(self, stems: Sequence[str]) -> float:
        """How much of other words the query has: of `cri-du-chat syndrome` one that has `cries` holds little."""
        idf = [self.idf.get(stem) for stem in dict.fromkeys(stems)]
        there = sum(value for value in idf if value is not None)
        return there / (there + _UNHEARD * idf.count(None)) if there else 0.0


class _Sums(NamedTuple):
    """What is added up over the groups of a query."""

    score: NDArray[np.float32]
    cover: NDArray[np.float32]
    title: NDArray[np.float32]


class _Lists(dict[str, TermWeights]):
    """Passages by stem, each list read once in a search: a word may be in several ways to say something."""

    def __init__(self, postings: Postings) -> None:
        super().__init__()
        self._postings = postings

    def __missing__(self, stem: str) -> TermWeights:
        found = self[stem] = self._postings.lookup(stem)
        return found


def inverse_frequency(passages: int, having: int) -> float:
    """A word's weight: near 0 for one that every passage has (Robertson & Sparck Jones, as in Lucene)."""
    return log(1 + (passages - having + 0.5) / (having + 0.5))


def score(groups: Sequence[Group], postings: Postings, size: int, total: int, *, told: bool = False) -> Lexical:
    """Score every passage.

    Args:
        groups: what the query asks for; a passage's score is the sum over these, each by its best way.
        postings: the index.
        size: highest passage number + 1.
        total: how many passages there are.
        told: the query is a story; what it is about must be found among its words.
    """
    stems = {stem for group in groups for way in group.ways for stem in way.stems}
    idf = dict.fromkeys(stems, inverse_frequency(total, 0))
    frequencies = postings.frequencies(stems)
    known = {stem: inverse_frequency(total, having.passages) for stem, having in frequencies.items()}
    idf |= known
    sums = _Sums(*(np.zeros(size, np.float32) for _ in range(3)))
    possible = subject = 1e-9
    missing = 0.0
    if told:
        groups = [group._replace(weight=group.weight * _subjecthood(group, frequencies)) for group in groups]
    lists = _Lists(postings)
    for group in _telling(groups, known) if total > _LARGE else groups:
        worth = group.weight * _worth(group.ways[0], idf)
        possible += worth
        if group.subject:
            subject += worth
            missing += worth * (not any(known.keys() >= set(way.stems) for way in group.ways))
        _add_group(sums, group, lists, idf)
    cover = sums.cover / np.float32(possible)
    # The root of the covered share: on PubMedQA R@1 is .926 without this factor and .936 with it.
    scores = sums.score / np.float32(possible) * np.sqrt(cover)
    passages = {stem: found.passages for stem, found in lists.items()}
    return Lexical(scores, cover, sums.title / np.float32(subject), missing / subject, idf, possible, passages)


def _telling(groups: Sequence[Group], known: Mapping[str, float]) -> Sequence[Group]:
    """The groups without words that a third of all passages have: long lists that hardly change a score.

    When what is left has nothing that the store knows, the common words are all there is to go by.
    """
    telling = [group for group in groups if sum(known.get(stem, _COMMON + 1) for stem in group.ways[0].stems) > _COMMON]
    found = any(stem in known for group in telling for way in group.ways for stem in way.stems)
    return telling if found else groups


def _subjecthood(group: Group, frequencies: Mapping[str, Frequency]) -> float:
    """How likely it is that a thing in a story is what it is about: things that documents are about are in titles.

    References:
        Bendersky & Croft 2008, Discovering key concepts in verbose queries (that queries have them, and their weight).
    """
    best = 0.0
    for way in group.ways:
        if all(stem in frequencies for stem in way.stems):
            best = max(best, min(frequencies[stem].titled / frequencies[stem].passages for stem in way.stems))
    likely = sqrt(min(1.0, best / _TITLED))
    beside = _ASIDE + (1 - _ASIDE) * likely if group.aside else 1.0
    return (_PASSING + (1 - _PASSING) * likely) * beside


def _worth(way: Way, idf: Mapping[str, float]) -> float:
    return sum(idf[stem] for stem in way.stems)


def _add_group(sums: _Sums, group: Group, lists: _Lists, idf: Mapping[str, float]) -> None:
    own, *others = group.ways
    if not others:
        _add_way(sums, own, group, lists, idf)
        return
    best = _Sums(*(np.zeros_like(array) for array in sums))
    _add_way(best, own, group, lists, idf)
    for other in others:
        # Rarer words than the query's own must not make the synonym count for more than the word itself.
        scale = min(1.0, _worth(own, idf) / max(_worth(other, idf), 1e-9))
        way = _Sums(*(np.zeros_like(array) for array in sums))
        _add_way(way, other._replace(weight=other.weight * scale), group, lists, idf)
        complete = _complete(other, lists)
        for kept, found in zip(best, way, strict=True):
            kept[complete] = np.maximum(kept[complete], found[complete])
    for total, found in zip(sums, best, strict=True):
        total += found


def _add_way(sums: _Sums, way: Way, group: Group, lists: _Lists, idf: Mapping[str, float]) -> None:
    for stem in way.stems:
        found = lists[stem]
        worth = np.float32(group.weight * way.weight * idf[stem])
        sums.score[found.passages] += worth * found.weights
        sums.cover[found.passages] += worth
        if group.subject:
            sums.title[found.passages[found.titled]] += worth


def _complete(way: Way, lists: _Lists) -> NDArray[np.intp]:
    """The passages that have all words of a way."""
    first, *others = way.stems
    found = lists[first].passages
    for stem in others:
        found = np.intersect1d(found, lists[stem].passages, assume_unique=True)
    return found
