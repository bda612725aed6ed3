"""A store's folder may be named as one likes, and is found again from elsewhere."""

from pathlib import Path

import pytest

import wardround as wr
from wardround.knowledge import KnowledgeStore
from wardround.records import KnowledgeDocument

CARD = KnowledgeDocument(id="c", title="Cough", text="A cough for 3 weeks needs a radiograph.")


@pytest.mark.parametrize("name", ["store", "./store/", "folder with blanks/ünder"])
def test_a_relative_folder_is_opened_again_and_asked_for_vectors(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with KnowledgeStore.open(name) as store:
        store.add([CARD])
    with KnowledgeStore.open(name, create=False) as store:
        assert store.search("words that it has never seen: xylophagous", k=1) is not None
        assert store.search("how long may a cough last?", k=1)[0].passage.title == "Cough"


def test_a_run_with_a_relative_store_is_resumed_from_another_folder(tmp_path, monkeypatch):
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with KnowledgeStore.open("store") as store:
        store.add([CARD])
    case = wr.load_case({"note": "She has had a cough for five weeks.\n"}, question="Is a radiograph needed?")
    run = wr.run(case, store="store")
    assert run.status == "awaiting_review"
    assert run.passages
    monkeypatch.chdir(tmp_path / "there")
    assert wr.replay(run.id) == []
    assert not Path("store").exists()
