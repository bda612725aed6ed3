"""One contract for every embedder, the sentence-transformers one with a model that a test made."""

import subprocess
import sys

import numpy as np
import pytest

from wardround.knowledge import Embedder, HashingEmbedder, KnowledgeStore, load_embedder
from wardround.knowledge.embedders.sentences import SentenceEmbedder
from wardround.records import KnowledgeDocument, KnowledgeError, MissingExtraError


class FakeWeights:
    shape = (4,)

    def detach(self):
        return self

    flatten = float = cpu = detach

    def __getitem__(self, part):
        return self

    def numpy(self):
        return np.ones(4, np.float32)


class FakeModel:
    """As much of a SentenceTransformer as is used: the vector counts letters."""

    def encode_document(self, texts, **options):
        assert options["normalize_embeddings"]
        counts = np.array([[text.lower().count(letter) + 0.01 for letter in "abcdefgh"] for text in texts], np.float32)
        return counts / np.linalg.norm(counts, axis=1, keepdims=True) if texts else counts.reshape(0, 8)

    encode_query = encode_document

    def get_sentence_embedding_dimension(self):
        return 8

    def named_parameters(self):
        return [("layer", FakeWeights())]


def sentences() -> SentenceEmbedder:
    embedder = SentenceEmbedder("fake")
    embedder.__dict__["_model"] = FakeModel()  # where the cached property keeps it
    return embedder


@pytest.fixture(params=[HashingEmbedder, sentences], ids=["hashing", "sentences"])
def embedder(request) -> Embedder:
    return request.param()


def test_contract(embedder):
    assert isinstance(embedder, Embedder)
    texts = ["a badge", "gout of the big toe", "a badge"]
    vectors = embedder.embed_documents(texts)
    assert vectors.shape == (3, embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert (vectors[0] == vectors[2]).all()
    assert np.allclose(vectors[1:2], embedder.embed_documents(texts[1:2]), atol=1e-6)
    assert embedder.embed_queries([]).shape == (0, embedder.dimension)
    assert embedder.fingerprint == embedder.fingerprint
    assert embedder.spec


def test_store_works_with_any(embedder, tmp_path):
    with KnowledgeStore.open(tmp_path / "s", embedder=embedder) as store:
        store.add([KnowledgeDocument(id="a", text="a badge"), KnowledgeDocument(id="b", text="no such thing")])
        assert store.search("badge", k=1)[0].passage.document_id == "a"
        assert store.info().embedder == embedder.spec


def test_spelling_lies_near(tmp_path):
    one, other, far = HashingEmbedder().embed_documents(["pneumonia", "pnuemonia", "gout"])
    assert one @ other > 0.3 > abs(one @ far)


def test_hashing_is_the_same_in_every_process():
    code = "from wardround.knowledge import HashingEmbedder as H; print(bytes(H().embed_documents(['gout'])[0]).hex())"
    runs = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in "12"
    }
    assert len(runs) == 1


def test_text_without_words_has_no_direction():
    assert not HashingEmbedder().embed_documents(["?! the"]).any()


def test_unknown_embedder():
    with pytest.raises(KnowledgeError):
        load_embedder("magic:best")


def test_missing_library_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtraError, match="medgemma"):
        load_embedder("sentence-transformers:some/model").embed_queries(["x"])
