"""The knowledge store: documents that are not about a patient, cut into passages, found again by words and by meaning.

from wardround.knowledge import KnowledgeStore, load_documents, starter_cards

with KnowledgeStore.open("store/") as store:
store.add(starter_cards())
store.add(load_documents("guidelines/"))
for hit in store.search("penicillin allergy, which antibiotic", k=5):
print(hit.score, hit.passage.title, hit.passage.source)
"""

from .cards import starter_cards
from .embedders import Embedder, HashingEmbedder, load_embedder
from .filters import Filters
from .hits import Hit, ScoreParts, StoreInfo
from .loaders import load_documents
from .reranking import CrossEncoderReranker, Reranker, load_reranker
from .store import KnowledgeStore, check_store

__all__ = [
    "CrossEncoderReranker",
    "Embedder",
    "Filters",
    "HashingEmbedder",
    "Hit",
    "KnowledgeStore",
    "Reranker",
    "ScoreParts",
    "StoreInfo",
    "check_store",
    "load_documents",
    "load_embedder",
    "load_reranker",
    "starter_cards",
]
