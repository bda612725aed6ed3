"""The vector index: an embedded Chroma collection that holds passage numbers and vectors, and nothing else.

No text goes into it, since Chroma keeps deleted text in its file until it is vacuumed. No embedding function either:
Chroma would load a stored one when a collection is opened, whoever stored it, so a collection that has one is refused
before Chroma sees it.
"""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wardround.records import ForeignStoreError, KnowledgeError

_FOLDER = "chroma"
_COLLECTION = "passages"
_MOST_AT_ONCE = 5000  # Chroma refuses more than 5,461


class Neighbour(NamedTuple):
    """A passage near a query."""

    number: int
    cosine: float


class VectorIndex:
    """Vectors by passage number; Chroma is imported when one is first needed.

    Args:
        folder: the store's folder.
        dimension: of the vectors.
    """

    def __init__(self, folder: Path, dimension: int) -> None:
        self._folder = folder / _FOLDER
        self._dimension = dimension
        self._seen: int | None = None
        self._wrote = False
        self._client: Any = None
        self._collection: Any = None

    def put(self, numbers: Sequence[int], vectors: NDArray[np.float32]) -> None:
        """Write vectors, shape [len(numbers), dimension], over those that are there."""
        self._wrote = True
        for at in range(0, len(numbers), _MOST_AT_ONCE):
            ids = [str(number) for number in numbers[at : at + _MOST_AT_ONCE]]
            self._open().upsert(ids=ids, embeddings=vectors[at : at + _MOST_AT_ONCE])

    def drop(self, numbers: Sequence[int]) -> None:
        """Forget vectors; numbers without one are passed over."""
        self._wrote = True
        for at in range(0, len(numbers), _MOST_AT_ONCE):
            self._open().delete(ids=[str(number) for number in numbers[at : at + _MOST_AT_ONCE]])

    def near(self, vector: NDArray[np.float32], k: int) -> list[Neighbour]:
        """The nearest passages, best first (approximate: HNSW)."""
        if k < 1 or not vector.any():
            return []
        found = self._open().query(query_embeddings=vector[None, :], n_results=k, include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [Neighbour(int(name), 1.0 - float(distance)) for name, distance in pairs]

    def count(self) -> int:
        """How many vectors there are."""
        return int(self._open().count())

    def numbers(self) -> set[int]:
        """The passages that have a vector."""
        return {int(name) for name in self._open().get(include=[])["ids"]}

    def refresh(self, version: int) -> None:
        """Let go of Chroma when another process has changed the store: an open client does not see its vectors."""
        if self._seen is not None and self._seen != version and not self._wrote:
            self.close()
        self._seen, self._wrote = version, False

    def close(self) -> None:
        """Let go of Chroma, so that another process's changes are seen on the next use."""
        if self._client is not None:
            self._client.close()
        self._client = self._collection = None

    def _open(self) -> Any:  # noqa: ANN401 - Chroma's types are not checked here
        if self._collection is None:
            refuse_foreign(self._folder)
            from chromadb import PersistentClient
            from chromadb.config import Settings

            self._client = PersistentClient(str(self._folder), Settings(anonymized_telemetry=False, allow_reset=False))
            self._collection = self._client.get_or_create_collection(
                _COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine", "num_threads": 2}}
            )
        return self._collection


def refuse_foreign(folder: Path) -> None:
    """Look at a Chroma folder without Chroma.

    Raises:
        ForeignStoreError: a collection that is not ours, or one with an embedding function.
    """
    path = folder / "chroma.sqlite3"
    if not path.is_file():
        return
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        # A process killed while Chroma made its tables leaves none: nothing is stored, and Chroma goes on from there.
        made = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'collections'").fetchone()[0]
        rows = (
            connection.execute("SELECT name, config_json_str, schema_str FROM collections").fetchall() if made else []
        )
    except sqlite3.DatabaseError as error:
        raise ForeignStoreError(
            "the Chroma folder cannot be read", hint="make a new store and add the documents again"
        ) from error
    finally:
        connection.close()
    for name, *stored in rows:
        if name != _COLLECTION or any(_has_function(_parsed(text)) for text in stored if text):
            hint = "only stores that wardround made are opened; make a new one and add the documents again"
            raise ForeignStoreError("the Chroma folder holds a collection that others made", hint=hint)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise KnowledgeError("Chroma's settings are not JSON", hint="make the store anew") from error


def _has_function(value: object) -> bool:
    """Whether a collection's stored settings name an embedding function that Chroma would load."""
    if isinstance(value, list):
        return any(_has_function(item) for item in value)
    if not isinstance(value, dict):
        return False
    function = value.get("embedding_function")
    if isinstance(function, dict) and function.get("type") not in ("legacy", "unknown"):
        return True
    return any(_has_function(item) for item in value.values())
