"""Optional: a cross-encoder reads the query together with each of the best passages and puts them in a new order."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from wardround.records import KnowledgeError, MissingExtraError, ModelNotAvailableError

_KIND = "cross-encoder:"
_BATCH = 32


@runtime_checkable
class Reranker(Protocol):
    """Says how well passages answer a query."""

    def scores(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """One score for each text, shape [len(texts)]; higher is better, comparable within one call."""
        ...


class CrossEncoderReranker:
    """A cross-encoder of the sentence-transformers library, loaded when the first query comes.

    Args:
        name: a folder on this machine, or a hub id.
        device: as torch names it; the library's choice when None.
    """

    def __init__(self, name: str, *, device: str | None = None) -> None:
        self.name = name
        self._device = device

    def scores(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """The model's own scores, through its own activation (for most models the logistic function: in (0, 1))."""
        if not texts:
            return np.zeros(0, np.float32)
        pairs = [(query, text) for text in texts]
        found = self._model.predict(pairs, batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(found, np.float32).reshape(len(texts))

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - a class of an optional library
        try:
            from sentence_transformers import CrossEncoder
        except ImportError as error:
            hint = "pip install 'wardround[medgemma]'"
            raise MissingExtraError("sentence-transformers is not installed", hint=hint) from error
        hint = "give a folder with a cross-encoder that has one output, or a hub id that this machine may load"
        try:
            model = CrossEncoder(self.name, device=self._device, trust_remote_code=False)
        except (OSError, ValueError) as error:
            raise ModelNotAvailableError(f"no cross-encoder {self.name!r}", hint=hint) from error
        if model.num_labels != 1:
            raise ModelNotAvailableError(f"{self.name!r} has {model.num_labels} outputs, not one", hint=hint)
        return model


def load_reranker(spec: "str | Reranker | None") -> Reranker | None:
    """Make a reranker.

    Args:
        spec: `cross-encoder:MODEL` (a folder or a hub id), a reranker, or None for none.

    Raises:
        KnowledgeError: no such reranker.
    """
    if not isinstance(spec, str):
        return spec
    if not spec.startswith(_KIND) or spec == _KIND:
        raise KnowledgeError(f"no reranker {spec!r}", hint="cross-encoder:MODEL")
    return CrossEncoderReranker(spec.removeprefix(_KIND))
