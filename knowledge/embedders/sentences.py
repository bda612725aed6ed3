"""Embeddings of a sentence-transformers model, loaded when the first text comes."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wardround.records import MissingExtraError, ModelNotAvailableError

_BATCH = 32


class SentenceEmbedder:
    """A model of the sentence-transformers library.

    Args:
        name: a folder on this machine, or a hub id.
        device: as torch names it; the library's choice when None.
    """

    understands = True

    def __init__(self, name: str, *, device: str | None = None) -> None:
        self.name = name
        self._device = device

    @property
    def spec(self) -> str:
        """`sentence-transformers:NAME`."""
        return f"sentence-transformers:{self.name}"

    @cached_property
    def fingerprint(self) -> str:
        """The model's name and a hash over the beginning of each of its weights."""
        digest = hashlib.sha256()
        for name, weights in self._model.named_parameters():
            beginning = weights.detach().flatten()[:256].float().cpu().numpy()
            digest.update(f"{name}{tuple(weights.shape)}".encode() + np.asarray(beginning, "<f4").tobytes())
        return f"{Path(self.name).name}:{self.dimension}:{digest.hexdigest()[:16]}"

    @cached_property
    def dimension(self) -> int:
        """Length of the model's vectors."""
        model = self._model  # the method's name changed with sentence-transformers 5.3
        size = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
        return int(size())

    def embed_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages, shape [len(texts), dimension], with the model's own prompt for documents."""
        return self._vectors(self._model.encode_document, texts)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of queries, with the model's own prompt for queries."""
        return self._vectors(self._model.encode_query, texts)

    def _vectors(self, encode: Any, texts: Sequence[str]) -> NDArray[np.float32]:  # noqa: ANN401 - a bound method of an optional library
        options = {"batch_size": _BATCH, "normalize_embeddings": True, "show_progress_bar": False}
        return np.asarray(encode(list(texts), **options), np.float32).reshape(len(texts), self.dimension)

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - a class of an optional library
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            hint = "pip install 'wardround[medgemma]'"
            raise MissingExtraError("sentence-transformers is not installed", hint=hint) from error
        try:
            return SentenceTransformer(self.name, device=self._device, trust_remote_code=False)
        except (OSError, ValueError) as error:
            hint = "give a folder with a sentence-transformers model, or a hub id that this machine may load"
            raise ModelNotAvailableError(f"no embedding model {self.name!r}", hint=hint) from error
