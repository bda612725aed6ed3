"""Stores that others made are refused before anything of theirs is loaded."""

import sqlite3

import pytest

from wardround.knowledge import KnowledgeStore
from wardround.records import ForeignStoreError, KnowledgeDocument

DOCUMENT = KnowledgeDocument(id="d", text="Gout hurts.")


def with_function(folder, function: str):
    """Put an embedding function into the collection's stored settings, as a stranger could."""
    connection = sqlite3.connect(folder / "chroma" / "chroma.sqlite3")
    connection.execute('UPDATE collections SET schema_str = replace(schema_str, \'{"type":"legacy"}\', ?)', (function,))
    changed = connection.execute("SELECT count(*) FROM collections WHERE schema_str LIKE '%evil%'").fetchone()[0]
    connection.commit()
    connection.close()
    assert changed == 1


@pytest.fixture
def folder(tmp_path):
    with KnowledgeStore.open(tmp_path / "s") as store:
        store.add([DOCUMENT])
    return tmp_path / "s"


def test_stored_embedding_function_is_refused(folder):
    with_function(folder, '{"type":"known","name":"evil","config":{}}')
    with KnowledgeStore.open(folder) as store, pytest.raises(ForeignStoreError):
        store.search("gowt")  # a misspelling makes it ask the vectors


def test_a_plain_chroma_folder_is_refused(tmp_path):
    import chromadb

    client = chromadb.PersistentClient(str(tmp_path / "c"))
    client.create_collection("documents", embedding_function=None)
    client.close()
    with pytest.raises(ForeignStoreError):
        KnowledgeStore.open(tmp_path / "c")


def test_database_of_another_program(tmp_path):
    (tmp_path / "s").mkdir()
    connection = sqlite3.connect(tmp_path / "s" / "wardround.sqlite3")
    connection.execute("CREATE TABLE other (x)")
    connection.close()
    with pytest.raises(ForeignStoreError):
        KnowledgeStore.open(tmp_path / "s")


def test_file_that_is_no_database(tmp_path):
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "wardround.sqlite3").write_bytes(b"not a database at all" * 100)
    with pytest.raises(ForeignStoreError):
        KnowledgeStore.open(tmp_path / "s")
