"""Searching: words, vectors, and how the two are put together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .catalogue import Catalogue, StoredPassage
from .embedders import Embedder
from .filters import Filters
from .fusion import by_meaning, by_spelling
from .hits import Hit, ScoreParts
from .indexing import embedded_text, intent_term
from .lexical import Lexical, Postings, content_stems, score
from .proximity import closeness
from .query import Query, Speller, understand
from .reranking import Reranker
from .vectors import VectorIndex

_NEIGHBOURS = 50
"""How many passages the vectors bring up."""

_KIND = 0.5
"""What the right kind of answer adds to a passage whose title is what the query is about."""

_CANDIDATES = 64
"""How many of the best by words are taken along; more when many hits are asked for."""

_CANDIDATES_OF_STORY = 150
"""How many of the best are looked at for their titles when the query is a story."""

_WHOLE = 2.0
"""What is added, for a story, to the score of a passage whose whole title the story has."""

_RERANKED = 50
"""How many of the best a reranker reads."""

_STRETCHES = 4
"""For each of the best that are wanted, so many stretches of the store are looked at."""

_LOOKED_AT = 20
"""How many of the best are looked at for words that stand together."""


_UNKNOWN = 0.5
"""Share of the query's subject from which on the words have failed. Asked more freely, vectors of the spelling do
harm: with them at every query that no passage covers by 70%, R@1 of PubMedQA's conclusions fell from .976 to .904."""


class _Sizes(NamedTuple):
    """How large the store is."""

    version: int
    passages: int
    last: int


class _Pages:
    """Passages read in one search, each once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[int, StoredPassage] = {}

    def read(self, numbers: Sequence[int]) -> list[StoredPassage]:
        """Passages by number, in the order asked for; those that are gone are left out."""
        fresh = [number for number in numbers if number not in self._known]
        self._known.update((one.number, one) for one in self._catalogue.passages(fresh))
        return [self._known[number] for number in numbers if number in self._known]


class Searcher:
    """Searches one store.

    Args:
        catalogue: documents and passages.
        postings: the lexical index.
        vectors: the vector index.
        embedder: for the query's vector.
        reranker: reads the best once more.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        postings: Postings,
        vectors: VectorIndex,
        embedder: Embedder,
        reranker: Reranker | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._reranker = reranker
        self._postings = postings
        self._vectors = vectors
        self._embedder = embedder
        self._speller = Speller(catalogue.connection)
        self._size: _Sizes | None = None

    def search(self, text: str, k: int, filters: Mapping[str, object], fingerprint: str) -> list[Hit]:
        """The best passages, as `KnowledgeStore.search` gives them."""
        wanted = Filters.of(filters)
        size = self._sizes()
        if not size.passages:
            return []
        pages = _Pages(self._catalogue)
        query = understand(text, self._speller.nearest)
        lexical = score(query.groups, self._postings, size.last + 1, size.passages, told=query.told)
        fused = lexical.scores.copy()
        self._prefer_kind(fused, query, lexical)
        if query.told:
            self._prefer_whole_titles(fused, lexical, pages)
        candidates = _best(fused, max(_CANDIDATES, 4 * k))
        self._prefer_close(fused, candidates[:_LOOKED_AT], query, lexical, pages)
        cosines = self._cosines(text, size) if self._wants_vectors(lexical) else {}
        if self._embedder.understands:
            by_meaning(fused, candidates, cosines, lexical)
        else:
            by_spelling(fused, cosines)
        most = max(k, _RERANKED) if self._reranker else k
        order = _in_order(fused, np.array([*{*candidates, *cosines}], np.intp))
        chosen = _choose(_ranked(fused, order, most, pages), most, wanted)
        matched = lexical.matched([one.number for one in chosen])
        hits = [
            _hit(one, float(fused[one.number]), _parts(one.number, lexical, cosines, stems), fingerprint)
            for one, stems in zip(chosen, matched, strict=True)
        ]
        return self._reranked(text, hits)[:k]

    def _reranked(self, text: str, hits: list[Hit]) -> list[Hit]:
        """In the reranker's order, when there is one; the first order decides between equals."""
        if self._reranker is None or not hits:
            return hits
        scores = self._reranker.scores(text, [embedded_text(hit.passage) for hit in hits]).tolist()
        marked = [
            hit.model_copy(update={"score": score, "parts": hit.parts.model_copy(update={"reranked": score})})
            for hit, score in zip(hits, scores, strict=True)
        ]
        return sorted(marked, key=lambda hit: -hit.score)

    def _prefer_kind(self, scores: NDArray[np.float32], query: Query, lexical: Lexical) -> None:
        """Raise passages that give the kind of answer that is asked for, as far as their title is the subject.

        Without that condition a page on the treatment of something else would pass a trial that answers the question.
        """
        if not query.intents:
            return
        sure = np.zeros(len(scores), np.float32)
        for intent in query.intents:
            given = self._postings.lookup(intent_term(intent))
            sure[given.passages] = np.maximum(sure[given.passages], given.weights)
        scores *= 1 + np.float32(_KIND) * sure * lexical.titles**2

    def _prefer_whole_titles(self, scores: NDArray[np.float32], lexical: Lexical, pages: "_Pages") -> None:
        """Raise passages whose whole title is in a story."""
        for stored in pages.read(_best(scores, _CANDIDATES_OF_STORY)):
            scores[stored.number] *= 1 + np.float32(_WHOLE * lexical.share_of(content_stems(stored.subject.title)) ** 2)

    def _prefer_close(
        self, scores: NDArray[np.float32], best: Sequence[int], query: Query, lexical: Lexical, pages: "_Pages"
    ) -> None:
        """Raise those of the best in which words of the query stand together as they do there."""
        for stored in pages.read(best):
            scores[stored.number] += closeness(query.stems, stored, lexical.idf) / lexical.possible

    def _wants_vectors(self, lexical: Lexical) -> bool:
        """Vectors that stand for spelling are asked only where the words fail; those that stand for meaning, always."""
        return self._embedder.understands or lexical.unknown > _UNKNOWN

    def _cosines(self, text: str, size: "_Sizes") -> dict[int, float]:
        vector = self._embedder.embed_queries([text])[0]
        near = self._vectors.near(vector, min(_NEIGHBOURS, size.passages))
        # Another process may have added or dropped passages in the meantime.
        return {one.number: one.cosine for one in near if one.number <= size.last}

    def _sizes(self) -> "_Sizes":
        """How large the store is; counted again only when it has changed."""
        version = self._catalogue.version()
        if self._size is None or self._size.version != version:
            self._size = _Sizes(version, self._catalogue.count("passages"), self._catalogue.last_passage())
            self._vectors.refresh(version)
        return self._size


def _ranked(scores: NDArray[np.float32], candidates: Sequence[int], k: int, pages: _Pages) -> Iterator[StoredPassage]:
    """Passages from the best down: the candidates, and then, where filters leave few of them, all others."""
    given: set[int] = set()
    size = min(2 * k, 1000)
    while candidates:
        portion, candidates = candidates[:size], candidates[size:]
        yield from (stored for stored in pages.read(portion) if scores[stored.number] > 0)
        given.update(portion)
        if not candidates:
            size = min(size * 4, 1000)
            candidates = [number for number in _best(scores, len(given) + size) if number not in given]


def _choose(ranked: Iterable[StoredPassage], k: int, wanted: Filters) -> list[StoredPassage]:
    """The first k that the filters let through, each document's best before any document's second."""
    first: list[StoredPassage] = []
    later: list[StoredPassage] = []
    held: Counter[str] = Counter()
    for stored in ranked:
        if wanted.let_through(stored):
            (first if held[stored.passage.document_id] < wanted.per_document else later).append(stored)
            held[stored.passage.document_id] += 1
            if len(first) == k:
                return first
    return [*first, *later][:k]


def _best(scores: NDArray[np.float32], most: int) -> list[int]:
    """Numbers of the best passages with any score, best first; the older first where two are equal.

    At least `most` passages reach the score that the best of `most` stretches of the store reach, and few others do:
    that is twenty times as quick as a partition of all scores.
    """
    least = np.float32(1e-12)
    if len(scores) > _STRETCHES * most:
        starts = np.arange(0, len(scores), len(scores) // (_STRETCHES * most))
        tops = np.maximum.reduceat(scores, starts)
        least = max(least, np.partition(tops, len(tops) - most)[len(tops) - most])
    return _in_order(scores, np.flatnonzero(scores >= least))[:most]


def _in_order(scores: NDArray[np.float32], numbers: NDArray[np.intp]) -> list[int]:
    """Passages by score, and by number where that is equal."""
    found: list[int] = numbers[np.lexsort((numbers, -scores[numbers]))].tolist()
    return found


def _parts(number: int, lexical: Lexical, cosines: Mapping[int, float], matched: tuple[str, ...]) -> ScoreParts:
    return ScoreParts(lexical=float(lexical.scores[number]), dense=cosines.get(number), matched=matched)


def _hit(one: StoredPassage, score: float, parts: ScoreParts, fingerprint: str) -> Hit:
    return Hit(passage=one.passage.model_copy(update={"store": fingerprint}), score=score, parts=parts)
