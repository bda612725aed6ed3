"""The store: what is added is found, replaced, narrowed down and deleted."""

from itertools import chain

import pytest

from wardround.knowledge import KnowledgeStore
from wardround.records import ForeignStoreError, KnowledgeDocument, KnowledgeError, StoreLockedError, StoreNotFoundError


def document(name: str, text: str, **fields) -> KnowledgeDocument:
    return KnowledgeDocument(id=name, text=text, **fields)


GOUT = document(
    "gout", "Gout is caused by crystals of urate in a joint.", title="Gout", licence="CC0-1.0", date="2020-05"
)
SCURVY = document("scurvy", "Scurvy comes from a lack of vitamin C.", title="Scurvy", licence="CC-BY-4.0", date="2012")
OLD = document("old", "Gout was once treated with mercury.", title="Gout, formerly", metadata={"superseded": "2001"})


@pytest.fixture
def store(tmp_path):
    with KnowledgeStore.open(tmp_path / "store") as opened:
        opened.add([GOUT, SCURVY, OLD])
        yield opened


def found(store, query, **filters) -> list[str]:
    return [hit.passage.document_id for hit in store.search(query, **filters)]


def test_what_is_asked_for_comes_first(store):
    assert found(store, "what causes gout?")[0] == "gout"
    assert found(store, "vitamin deficiency")[0] == "scurvy"


def test_passage_is_the_documents_own_text(store):
    hit = store.search("urate crystals", k=1)[0]
    assert GOUT.text[hit.passage.start : hit.passage.end] == hit.passage.text
    assert hit.passage.title == "Gout"
    assert hit.passage.licence == "CC0-1.0"
    assert hit.passage.store == store.fingerprint


def test_hit_says_what_matched(store):
    hit = store.search("crystals of urate", k=1)[0]
    assert hit.parts.matched == ("crystal", "urat")
    assert 0 < hit.parts.lexical < 1


def test_store_outlives_the_process(tmp_path):
    with KnowledgeStore.open(tmp_path / "s") as first:
        first.add([GOUT])
        fingerprint = first.fingerprint
    with KnowledgeStore.open(tmp_path / "s", create=False) as second:
        assert found(second, "gout") == ["gout"]
        assert second.fingerprint == fingerprint


def test_same_id_replaces(store):
    store.add([document("gout", "Tophi are lumps of urate under the skin.", title="Gout")])
    assert store.get("gout").text.startswith("Tophi")
    assert store.info().documents == 3
    assert found(store, "crystals in a joint") == []


def test_unchanged_documents_are_passed_over(store):
    before = store.fingerprint, store.info().passages
    assert store.add([GOUT, SCURVY]) == 2
    assert (store.fingerprint, store.info().passages) == before


def test_fingerprint_does_not_depend_on_order(tmp_path, store):
    with KnowledgeStore.open(tmp_path / "other") as other:
        other.add([OLD, SCURVY])
        assert other.fingerprint != store.fingerprint
        other.add([GOUT])
        assert other.fingerprint == store.fingerprint


def test_superseded_is_left_out_unless_asked_for(store):
    assert "old" not in found(store, "gout mercury")
    assert "old" in found(store, "gout mercury", standing=["current", "superseded"])
    assert store.info().superseded == 1


def test_filters(store):
    assert found(store, "gout scurvy", licence="CC-BY-4.0") == ["scurvy"]
    assert found(store, "gout scurvy", since="2020-01") == ["gout"]
    assert found(store, "gout scurvy", until="2019") == ["scurvy"]
    assert found(store, "gout scurvy", jurisdiction="US") == []


def test_filter_of_the_wrong_kind(store):
    with pytest.raises(KnowledgeError, match="per_document"):
        store.search("gout", per_document=0)


def test_k_below_one(store):
    with pytest.raises(KnowledgeError):
        store.search("gout", k=0)


def test_query_without_words_finds_nothing(store):
    assert store.search("?!") == []
    assert store.search("") == []


def test_deleted_text_is_gone_from_disk(tmp_path):
    folder = tmp_path / "s"
    secret = "xylophagous"
    with KnowledgeStore.open(folder) as store:
        store.add([GOUT, document("d", f"A {secret} beetle eats wood.", title=f"{secret} beetles")])
        assert store.delete(["d", "unknown"]) == 1
        assert found(store, f"{secret} beetle") == []
        assert store.get("d") is None
    for file in folder.rglob("*"):
        if file.is_file():
            assert secret.encode()[:8] not in file.read_bytes().lower(), file.name


def test_long_documents_give_one_passage_each_first(tmp_path):
    long = document("long", "\n\n".join(f"Paragraph {n}. " + "Gout hurts a lot in the toe. " * 30 for n in range(6)))
    with KnowledgeStore.open(tmp_path / "s") as store:
        store.add([long, GOUT])
        assert set(found(store, "gout", k=2)) == {"gout", "long"}
        assert found(store, "gout toe", k=3, per_document=5)[:3] == ["long"] * 3


def test_nothing_there(tmp_path):
    with pytest.raises(StoreNotFoundError):
        KnowledgeStore.open(tmp_path / "none", create=False)


def test_folder_with_other_things(tmp_path):
    (tmp_path / "x.txt").write_text("x")
    with pytest.raises(ForeignStoreError):
        KnowledgeStore.open(tmp_path)


def test_another_embedder_is_refused(tmp_path):
    with KnowledgeStore.open(tmp_path / "s", embedder="hashing:64") as store:
        store.add([GOUT])
    with pytest.raises(ForeignStoreError):
        KnowledgeStore.open(tmp_path / "s", embedder="hashing:128")
    with KnowledgeStore.open(tmp_path / "s") as store:
        assert store.info().dimension == 64


def test_one_writer_at_a_time(tmp_path, store):
    from filelock import FileLock

    with FileLock(tmp_path / "store" / "writing.lock"), pytest.raises(StoreLockedError):
        store.add([SCURVY])


def test_progress_counts_what_is_kept(tmp_path):
    told = []
    with KnowledgeStore.open(tmp_path / "s") as store:
        taken = store.add((document(f"d{n}", f"text number {n}") for n in range(4100)), progress=told.append)
    assert taken == 4100
    assert told == [4096, 4100]


def test_document_without_id(store):
    with pytest.raises(KnowledgeError):
        store.add([document("", "text")])


def test_text_that_is_not_unicode(store):
    with pytest.raises(KnowledgeError):
        store.add([document("lone", "half a pair \ud800")])
    assert store.info().documents == 3


def test_more_hits_than_there_are(store):
    assert len(found(store, "gout scurvy", k=100_000)) == 2


def test_a_whole_text_as_query(store):
    assert found(store, "gout " + " ".join(f"word{n}" for n in range(40_000)))[0] == "gout"


def unreadable():
    raise KnowledgeError("nothing at nowhere")
    yield


def test_a_store_for_which_nothing_could_be_read_is_not_left_behind(tmp_path):
    (tmp_path / "mine").mkdir()
    for place in (tmp_path / "new" / "store", tmp_path / "mine"):
        with pytest.raises(KnowledgeError, match="nowhere"), KnowledgeStore.open(place) as opened:
            opened.add(unreadable())
    assert not (tmp_path / "new" / "store").exists()
    assert list((tmp_path / "mine").iterdir()) == []  # the folder was there before


def test_a_store_that_could_not_be_opened_is_not_left_behind(tmp_path):
    with pytest.raises(KnowledgeError):
        KnowledgeStore.open(tmp_path / "store", embedder="no such embedder")
    assert not (tmp_path / "store").exists()


def test_a_store_that_was_there_stays(tmp_path, store):
    with pytest.raises(KnowledgeError), KnowledgeStore.open(tmp_path / "store") as again:
        again.add(unreadable())
    assert found(store, "gout")[0] == "gout"


def test_a_new_store_keeps_what_was_added_before_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr("wardround.knowledge.store._BATCH", 1)
    with pytest.raises(KnowledgeError), KnowledgeStore.open(tmp_path / "store") as opened:
        opened.add(chain([GOUT], unreadable()))
    with KnowledgeStore.open(tmp_path / "store", create=False) as again:
        assert found(again, "gout") == ["gout"]
