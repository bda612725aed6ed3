"""A cross-encoder that reads the best passages once more, with a tiny random one that the test makes."""

import importlib.util

import numpy as np
import pytest

from wardround.knowledge import CrossEncoderReranker, KnowledgeStore, Reranker, load_reranker
from wardround.records import KnowledgeDocument, KnowledgeError, ModelNotAvailableError

DOCUMENTS = [
    KnowledgeDocument(id=name, text=f"The {name} is about gout {'and gout ' * count}in a toe.", title=name)
    for count, name in enumerate(("okapi", "wombat", "quokka"))
]


class Longest:
    """Prefers long texts."""

    def scores(self, query, texts):
        return np.array([len(text) for text in texts], np.float32)


def stored(path, reranker=None):
    store = KnowledgeStore.open(path, reranker=reranker)
    store.add(DOCUMENTS)
    return store


def test_its_order_is_the_order(tmp_path):
    with stored(tmp_path / "s", Longest()) as store:
        hits = store.search("gout toe", k=2)
        assert [hit.passage.document_id for hit in hits] == ["quokka", "wombat"]
        assert [hit.score for hit in hits] == [hit.parts.reranked for hit in hits]
        assert all(hit.parts.lexical > 0 for hit in hits), "what it was found by is still said"
        assert store.search("xylophone gout", k=1, jurisdiction="UK") == []


def test_without_one_nothing_is_reranked(tmp_path):
    with stored(tmp_path / "s") as store:
        assert all(hit.parts.reranked is None for hit in store.search("gout"))


@pytest.mark.parametrize("spec", ["cross-encoder:", "bm25", ""])
def test_unknown_reranker(spec):
    with pytest.raises(KnowledgeError):
        load_reranker(spec)


def test_contract():
    assert isinstance(load_reranker("cross-encoder:anything"), Reranker)
    assert load_reranker(None) is None


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    pytest.importorskip("sentence_transformers", reason="the extra is not installed")
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("cross")
    words = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        *"gout toe okapi wombat quokka the is about and in a".split(),
    ]
    (folder / "vocab.txt").write_text("\n".join(words))
    BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=64).save_pretrained(folder)
    size = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    for name, labels in (("one", 1), ("three", 3)):
        config = BertConfig(vocab_size=len(words), num_labels=labels, max_position_embeddings=64, **size)
        BertForSequenceClassification(config).save_pretrained(folder / name)
        BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=64).save_pretrained(folder / name)
    return folder


@pytest.mark.engine
def test_cross_encoder(tmp_path, folder):
    pairs = ["gout toe", "okapi", "the wombat is in a toe"]
    reranker = CrossEncoderReranker(str(folder / "one"), device="cpu")
    scores = reranker.scores("gout", pairs)
    assert scores.shape == (3,)
    assert ((scores > 0) & (scores < 1)).all()
    assert np.allclose(reranker.scores("gout", pairs[::-1])[::-1], scores, atol=1e-5), (
        "a pair's own, whatever stands beside"
    )
    assert reranker.scores("gout", []).shape == (0,)
    with stored(tmp_path / "s", f"cross-encoder:{folder / 'one'}") as store:
        hits = store.search("gout toe")
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert len(hits) == 3


@pytest.mark.engine
def test_cross_encoder_with_several_outputs_is_refused(folder):
    with pytest.raises(ModelNotAvailableError):
        CrossEncoderReranker(str(folder / "three"), device="cpu").scores("gout", ["toe"])


@pytest.mark.engine
@pytest.mark.skipif(not importlib.util.find_spec("sentence_transformers"), reason="the extra is not installed")
def test_no_model_there(tmp_path):
    with pytest.raises(ModelNotAvailableError):
        CrossEncoderReranker(str(tmp_path / "nothing"), device="cpu").scores("gout", ["toe"])
