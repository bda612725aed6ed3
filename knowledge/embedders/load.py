"""Embedders by name."""

from wardround.records import KnowledgeError

from .hashing import HashingEmbedder
from .protocol import Embedder


def load_embedder(spec: "str | Embedder | None") -> Embedder:
    """Make an embedder.

    Args:
        spec: `hashing`, `hashing:DIMENSION`, `sentence-transformers:MODEL` (a folder or a hub id), an embedder, or
            None for the
            default.

    Raises:
        KnowledgeError: no such embedder.
        MissingExtraError: sentence-transformers is not installed.
    """
    if spec is None:
        return HashingEmbedder()
    if not isinstance(spec, str):
        return spec
    kind, _, name = spec.partition(":")
    if kind == "hashing" and (not name or name.isdecimal()):
        return HashingEmbedder(int(name)) if name else HashingEmbedder()
    if kind == "sentence-transformers" and name:
        from .sentences import SentenceEmbedder

        return SentenceEmbedder(name)
    raise KnowledgeError(f"no embedder {spec!r}", hint="hashing, hashing:256 or sentence-transformers:MODEL")
