"""The vector index: passage numbers and vectors in Chroma."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wardround.records import StoreLockedError

from .chroma import Client, Collection, Place

_MOST_AT_ONCE = 5000  # Chroma refuses more than 5,461
_VERSION = "version"


class Neighbour(NamedTuple):
    """A passage near a query."""

    number: int
    cosine: float


def graph(*, thorough: bool) -> dict[str, object]:
    """Settings of Chroma's HNSW graph.

    Args:
        thorough: as Chroma sets them. Vectors of the spelling are asked only where the words have failed, and their
            graph is built with less care, in two thirds of the time (recall of the nearest .89 instead of .94).
    """
    common: dict[str, object] = {"space": "cosine", "num_threads": 2}
    return common if thorough else {**common, "ef_construction": 40}


class VectorIndex:
    """Vectors by passage number; Chroma is imported when one is first needed.

    Args:
        place: where they are.
        shared: whether others write there without this process knowing; see `claim`.
    """

    def __init__(self, place: Place, *, shared: bool = False) -> None:
        self._place = place
        self._shared = shared
        self._seen: int | None = None
        self._wrote = False
        self._client: Client = None
        self._collection: Collection = None

    def put(self, numbers: Sequence[int], vectors: NDArray[np.float32]) -> None:
        """Write vectors, shape [len(numbers), dimension], over those that are there."""
        self._wrote = True
        for at in range(0, len(numbers), _MOST_AT_ONCE):
            ids = [str(number) for number in numbers[at : at + _MOST_AT_ONCE]]
            with self._place.guarded():
                self._open().upsert(ids=ids, embeddings=vectors[at : at + _MOST_AT_ONCE])

    def drop(self, numbers: Sequence[int]) -> None:
        """Forget vectors; numbers without one are passed over."""
        self._wrote = True
        for at in range(0, len(numbers), _MOST_AT_ONCE):
            with self._place.guarded():
                self._open().delete(ids=[str(number) for number in numbers[at : at + _MOST_AT_ONCE]])

    def near(self, vector: NDArray[np.float32], k: int) -> list[Neighbour]:
        """The nearest passages, best first (approximate: HNSW)."""
        if k < 1 or not vector.any():
            return []
        with self._place.guarded():
            found = self._open().query(query_embeddings=vector[None, :], n_results=k, include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [Neighbour(int(name), 1.0 - float(distance)) for name, distance in pairs]

    def count(self) -> int:
        """How many vectors there are."""
        with self._place.guarded():
            return int(self._open().count())

    def numbers(self) -> set[int]:
        """The passages that have a vector."""
        with self._place.guarded():
            return {int(name) for name in self._open().get(include=[])["ids"]}

    def is_missing(self) -> bool:
        """Whether there is no index, which for a store with passages means that it was lost or has moved."""
        return self._place.is_missing()

    def destroy(self) -> None:
        """Take the whole index away."""
        self.close()
        self._place.destroy()

    def claim(self, version: int) -> None:
        """Make sure, before writing, that no copy of this store has written to the same server.

        Raises:
            StoreLockedError: the server's vectors are of a later version than this store.
        """
        if self._shared and int((self._open().metadata or {}).get(_VERSION, 0)) > version:
            hint = "write where the newest copy of the store is, and copy it from there"
            raise StoreLockedError("another copy of this store has written to the Chroma server", hint=hint)

    def mark(self, version: int) -> None:
        """Tell a server which version of the store its vectors are of."""
        if self._shared:
            with self._place.guarded():
                self._open().modify(metadata={_VERSION: version})

    def refresh(self, version: int) -> None:
        """Let go of Chroma when another process has changed the store: an open client does not see its vectors."""
        if self._seen is not None and self._seen != version and not self._wrote:
            self.close()
        self._seen, self._wrote = version, False

    def close(self) -> None:
        """Let go of Chroma, so that another process's changes are seen on the next use."""
        if self._client is not None:
            self._place.close(self._client)
        self._client = self._collection = None

    def _open(self) -> Collection:
        if self._collection is None:
            self._client, self._collection = self._place.open()
        return self._collection
