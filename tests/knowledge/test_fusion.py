"""Words and vectors together: each decides where the other has nothing to say."""

import numpy as np
import pytest

from wardround.knowledge import KnowledgeStore
from wardround.records import KnowledgeDocument

MEANINGS = {"heart": 0, "cardiac": 0, "ticker": 0, "skin": 1, "dermal": 1, "kidney": 2}


class Meanings:
    """An embedder that knows what a few words mean."""

    spec, fingerprint, dimension, understands = "meanings", "meanings:1", 4, True

    def embed_documents(self, texts):
        vectors = np.full((len(texts), 4), 0.05, np.float32)
        for row, text in enumerate(texts):
            for word, place in MEANINGS.items():
                vectors[row, place] += text.lower().count(word)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    embed_queries = embed_documents


@pytest.fixture
def store(tmp_path):
    texts = {
        "h": "The cardiac muscle pumps.",
        "s": "The dermal layers.",
        "k": "The kidney filters.",
        "x": "Nothing here.",
    }
    with KnowledgeStore.open(tmp_path / "s", embedder=Meanings()) as opened:
        opened.add(KnowledgeDocument(id=name, text=text) for name, text in texts.items())
        yield opened


def order(store, query, **filters):
    return [hit.passage.document_id for hit in store.search(query, **filters)]


def test_vectors_decide_where_no_word_is_known(store):
    assert order(store, "my ticker hurts")[0] == "h"


def test_words_decide_where_they_cover_the_query(store):
    assert order(store, "dermal layers")[0] == "s"
    assert order(store, "nothing here")[0] == "x"


def test_scores_fall_and_say_what_they_are_made_of(store):
    hits = store.search("ticker filters")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert {hit.passage.document_id for hit in hits[:2]} == {"h", "k"}
    assert all(-1 <= hit.parts.dense <= 1.001 for hit in hits)


def test_filters_hold_for_what_the_vectors_bring(store):
    assert order(store, "my ticker hurts", licence="CC0-1.0") == []
