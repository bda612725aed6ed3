"""The seam between the store and whatever makes its vectors."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray


@runtime_checkable
class Embedder(Protocol):
    """Turns texts into vectors of unit length. The same text always gives the same vector."""

    @property
    def spec(self) -> str:
        """How `load_embedder` makes it again, for example `hashing` or `sentence-transformers:NAME`."""
        ...

    @property
    def fingerprint(self) -> str:
        """Changes when the vectors would; a store opens only with the fingerprint that it was made with."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def understands(self) -> bool:
        """Whether vectors stand for meaning (a trained model) rather than for spelling."""
        ...

    def embed_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages, shape [len(texts), dimension], rows of length 1 (or 0 for a text without words)."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of queries, to be compared with those of passages; same shape."""
        ...
