"""Searching: words, vectors, and how the two are put together."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from .catalogue import Catalogue, StoredPassage
from .embedders import Embedder
from .filters import Filters
from .hits import Hit, ScoreParts
from .lexical import Lexical, Postings, passage_terms, score
from .query import Query, understand
from .vectors import VectorIndex

_NEIGHBOURS = 50
"""How many passages the vectors bring up."""

_NEAR = 0.3
"""Cosines below this say nothing: vectors always have a nearest neighbour."""


class Searcher:
    """Searches one store.

    Args:
        catalogue: documents and passages.
        postings: the lexical index.
        vectors: the vector index.
        embedder: for the query's vector.
    """

    def __init__(self, catalogue: Catalogue, postings: Postings, vectors: VectorIndex, embedder: Embedder) -> None:
        self._catalogue = catalogue
        self._postings = postings
        self._vectors = vectors
        self._embedder = embedder

    def search(self, text: str, k: int, filters: Mapping[str, object], fingerprint: str) -> list[Hit]:
        """The best passages, as `KnowledgeStore.search` gives them."""
        wanted = Filters.of(filters)
        total = self._catalogue.count("passages")
        if not total:
            return []
        query = understand(text)
        lexical = score(query.groups, self._postings, self._catalogue.last_passage() + 1, total)
        cosines = self._cosines(text, total)
        fused = lexical.scores.copy()
        for number, cosine in cosines.items():
            if cosine >= _NEAR:
                fused[number] += 0.05 * cosine
        chosen = self._choose(fused, k, wanted)
        return [_hit(one, query, fused, lexical, cosines, fingerprint) for one in chosen]

    def _cosines(self, text: str, total: int) -> dict[int, float]:
        vector = self._embedder.embed_queries([text])[0]
        return {near.number: near.cosine for near in self._vectors.near(vector, min(_NEIGHBOURS, total))}

    def _choose(self, scores: NDArray[np.float32], k: int, wanted: Filters) -> list[StoredPassage]:
        """The first k that the filters let through, each document's best before any document's second."""
        first: list[StoredPassage] = []
        later: list[StoredPassage] = []
        held: dict[str, int] = {}
        for stored in self._ranked(scores, k):
            if not wanted.let_through(stored):
                continue
            seen = held.get(stored.passage.document_id, 0)
            held[stored.passage.document_id] = seen + 1
            if seen < wanted.per_document:
                first.append(stored)
            else:
                later.append(stored)
            if len(first) == k:
                return first
        return [*first, *later][:k]

    def _ranked(self, scores: NDArray[np.float32], k: int) -> Iterator[StoredPassage]:
        """Passages from the best down; read in growing portions, since the first few usually suffice."""
        found = np.flatnonzero(scores > 0)
        order = found[np.lexsort((found, -scores[found]))]
        size, at = 2 * k, 0
        while at < len(order):
            portion = order[at : at + size].tolist()
            stored = {one.number: one for one in self._catalogue.passages(portion)}
            yield from (stored[number] for number in portion if number in stored)
            at, size = at + size, min(size * 4, 1000)


def _hit(
    one: StoredPassage,
    query: Query,
    fused: NDArray[np.float32],
    lexical: Lexical,
    cosines: Mapping[int, float],
    fingerprint: str,
) -> Hit:
    matched = tuple(sorted(_stems(query) & _terms(one)))
    parts = ScoreParts(lexical=float(lexical.scores[one.number]), dense=cosines.get(one.number), matched=matched)
    passage = one.passage.model_copy(update={"store": fingerprint})
    return Hit(passage=passage, score=float(fused[one.number]), parts=parts)


def _stems(query: Query) -> set[str]:
    return {stem for group in query.groups for way in group.ways for stem in way.stems}


def _terms(one: StoredPassage) -> set[str]:
    passage = one.passage
    return set(passage_terms(passage.title, passage.heading, passage.text, passage.metadata))
