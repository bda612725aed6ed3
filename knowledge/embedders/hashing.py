"""The default embedder: spelling, without weights.

A word's vector is the sum of signed random directions of its character 3- to 5-grams, so that `pnuemonia` lies near
`pneumonia`. A text's vector is the sum of its words'. Nothing is learned and nothing is downloaded: this is a lexical
embedder, and says so.

References:
    Weinberger et al. 2009, Feature hashing for large scale multitask learning.
    Bojanowski et al. 2017, Enriching word vectors with subword information (the n-grams).
"""

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wardround.knowledge.lexical.words import STOP_WORDS, words_of

_VERSION = 2
_GRAMS = (3, 4, 5)
_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64)
"""Each gives one of the four coordinates that an n-gram moves (Fibonacci hashing; the constants are odd and otherwise
arbitrary); several, so that two n-grams rarely fall on the same ones."""
_BASE = np.uint64(1_000_003)
_AT_ONCE = 4096
"""Words made at once; about 30 MB."""
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
        self._places = dict.fromkeys(STOP_WORDS, -1)  # which have no vector
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
        words = [words_of(text) for text in texts]
        self._learn(words)
        places = [[place for word in one if (place := self._places[word]) >= 0] for one in words]
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, found in enumerate(places):
            if found:
                known, counts = np.unique(np.array(found), return_counts=True)
                vectors[row] = (1 + np.log(counts.astype(np.float32))) @ self._vectors[known]
        return _unit(vectors)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of queries: made like those of passages."""
        return self.embed_documents(texts)

    def _learn(self, texts: Sequence[Sequence[str]]) -> None:
        """Make the vectors of words that are new."""
        if len(self._places) > _MOST_WORDS:
            self._places = dict.fromkeys(STOP_WORDS, -1)
        fresh = list(dict.fromkeys(word for words in texts for word in words if word not in self._places))
        first = max(self._places.values(), default=-1) + 1 if fresh else 0
        self._places.update(zip(fresh, range(first, first + len(fresh)), strict=True))
        while len(self._vectors) < first + len(fresh):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        for at in range(0, len(fresh), _AT_ONCE):
            part = fresh[at : at + _AT_ONCE]
            self._vectors[first + at : first + at + len(part)] = self._made(part)

    def _made(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of words, shape [len(words), dimension]."""
        owners, codes = _grams([f"<{word}>".encode() for word in words])
        spread = (codes[:, None] * _MULTIPLIERS[None, :]) >> np.uint64(32)
        signs = np.where(spread & np.uint64(1), 1.0, -1.0)
        places = (spread >> np.uint64(1)).astype(np.int64) % self.dimension + owners[:, None] * self.dimension
        sums = np.bincount(places.ravel(), signs.ravel(), len(words) * self.dimension)
        return _unit(sums.reshape(len(words), self.dimension))


def _grams(words: Sequence[bytes]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """The words themselves and their n-grams: of which word each is, and a number that stands for it.

    The numbers of n-grams are polynomials of their bytes, all made at once; a word's own is its CRC, since `hash()` is
    salted anew in every process.
    """
    data = np.frombuffer(b"".join(words), np.uint8).astype(np.uint64)
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    owner = np.repeat(np.arange(len(words)), lengths)
    owners = [np.arange(len(words))]
    codes = [np.fromiter(map(zlib.crc32, words), np.uint64, len(words))]
    for size in _GRAMS:
        polynomial = np.full(max(len(data) - size + 1, 0), size, np.uint64)
        for place in range(size):
            polynomial = polynomial * _BASE + data[place : place + len(polynomial)]
        within = owner[: len(polynomial)] == owner[size - 1 :][: len(polynomial)]
        owners.append(owner[: len(polynomial)][within])
        codes.append(polynomial[within])
    return np.concatenate(owners), np.concatenate(codes)


def _unit(vectors: NDArray[Any]) -> NDArray[np.float32]:
    """Rows of length 1, or of 0 where they are all zeros."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), np.float32)
