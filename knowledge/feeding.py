"""Keeping the vector index in step with the catalogue."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from .catalogue import Catalogue
from .embedders import Embedder
from .indexing import Indexed, embedded_text
from .vectors import VectorIndex

_AT_ONCE = 2000


class VectorFeeder:
    """Tells the vector index what the catalogue notes as due.

    Chroma takes one batch in a thread of its own while the next one is read, and a note is only taken back when Chroma
    is done. What a killed process leaves is still noted.

    Args:
        catalogue: where the notes are.
        vectors: the index.
        embedder: makes the vectors.
    """

    def __init__(self, catalogue: Catalogue, vectors: VectorIndex, embedder: Embedder) -> None:
        self._catalogue = catalogue
        self._vectors = vectors
        self._embedder = embedder
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="vectors")
        self._pending: tuple[Future[None], Sequence[int]] | None = None

    def put(self, passages: Sequence[Indexed]) -> None:
        """Index passages; returns when the batch before these is in the index."""
        for at in range(0, len(passages), _AT_ONCE):
            part = [one.number for one in passages[at : at + _AT_ONCE]]
            vectors = self._embedder.embed_documents([embedded_text(one) for one in passages[at : at + _AT_ONCE]])
            self.wait()
            self._pending = self._thread.submit(self._vectors.put, part, vectors), part

    def drop(self) -> None:
        """Forget the passages that are gone."""
        while numbers := self._catalogue.due("drop", _AT_ONCE):
            self.wait()
            self._vectors.drop(numbers)
            self._catalogue.done("drop", numbers)

    def catch_up(self) -> None:
        """Do all that is due."""
        self.drop()
        while numbers := self._catalogue.due("add", _AT_ONCE):
            self.put([one.indexed for one in self._catalogue.passages(numbers)])
            self.wait()
            self._catalogue.done("add", numbers)

    def wait(self) -> None:
        """Until the index has what it was given; an error of its thread is raised here."""
        if self._pending:
            future, numbers = self._pending
            self._pending = None
            future.result()
            self._catalogue.done("add", numbers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.wait()
        finally:
            self._thread.shutdown()
