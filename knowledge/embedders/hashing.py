"""The default embedder: spelling, without weights.

A word's vector is the sum of signed random directions of its character 3- to 5-grams, so that `pnuemonia` lies near
`pneumonia`. A text's vector is the sum of its words'. Nothing is learned and nothing is downloaded: this is a lexical
embedder, and says so.

References:
    Weinberger et al. 2009, Feature hashing for large scale multitask learning.
    Bojanowski et al. 2017, Enriching word vectors with subword information (the n-grams).
"""

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from wardround.knowledge.lexical.words import STOP_WORDS, words_of

_VERSION = 1
_GRAMS = (3, 4, 5)
_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64)
"""Each gives one of the four coordinates that an n-gram moves (Fibonacci hashing; the constants are odd and otherwise
arbitrary); several, so that two n-grams rarely fall on the same ones."""
_MOST_WORDS = 200_000
"""Words remembered; about 200 MB at 256 dimensions."""


class HashingEmbedder:
    """Vectors from character n-grams.

    Args:
        dimension: length of the vectors.
    """

    understands = False

    def __init__(self, dimension: int = 256) -> None:
        self.dimension = dimension
        self._places: dict[str, int] = {}
        self._vectors = np.zeros((1024, dimension), np.float32)

    @property
    def spec(self) -> str:
        """`hashing:DIMENSION`."""
        return f"hashing:{self.dimension}"

    @property
    def fingerprint(self) -> str:
        """The method and its version; there are no weights to hash."""
        return f"{self.spec}:v{_VERSION}"

    def embed_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages, shape [len(texts), dimension]."""
        return np.stack([self._text(text) for text in texts]) if texts else np.zeros((0, self.dimension), np.float32)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of queries: made like those of passages."""
        return self.embed_documents(texts)

    def _text(self, text: str) -> NDArray[np.float32]:
        counts = Counter(word for word in words_of(text) if word not in STOP_WORDS)
        if not counts:
            return np.zeros(self.dimension, np.float32)
        places = self._known(list(counts))
        vectors = self._vectors[places]
        weights = np.array([1 + log(count) for count in counts.values()], np.float32)
        total = weights @ vectors
        return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float32)

    def _known(self, words: list[str]) -> list[int]:
        """Where the words' vectors stand; made for those that are new."""
        if len(self._places) + len(words) > _MOST_WORDS:
            self._places.clear()
        for word in words:
            if word not in self._places:
                place = self._places[word] = len(self._places)
                if place == len(self._vectors):
                    self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
                self._vectors[place] = self._made(word)
        return [self._places[word] for word in words]

    def _made(self, word: str) -> NDArray[np.float32]:
        # crc32, since hash() is salted anew in every process.
        codes = np.array([zlib.crc32(gram.encode()) for gram in _grams(f"<{word}>")], np.uint64)
        spread = (codes[:, None] * _MULTIPLIERS[None, :]).ravel() >> np.uint64(32)
        signs = np.where(spread & np.uint64(1), 1.0, -1.0)
        places = (spread >> np.uint64(1)) % np.uint64(self.dimension)
        vector = np.bincount(places.astype(np.intp), signs, self.dimension)
        return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), np.float32)


def _grams(word: str) -> Iterator[str]:
    """The word itself, and its n-grams."""
    yield word
    for size in _GRAMS:
        yield from (word[at : at + size] for at in range(len(word) - size + 1))
