"""What turns text into vectors: one protocol, a weightless default, and sentence-transformers."""

from .hashing import HashingEmbedder
from .load import load_embedder
from .protocol import Embedder

__all__ = ["Embedder", "HashingEmbedder", "load_embedder"]
