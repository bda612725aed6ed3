"""Vectors on a real Chroma server, on loopback."""

import contextlib
import gc
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from wardround.knowledge import KnowledgeStore
from wardround.records import (
    ForeignStoreError,
    KnowledgeDocument,
    KnowledgeError,
    KnowledgeServerError,
    RemoteNotAllowedError,
    StoreLockedError,
)

pytestmark = pytest.mark.processes

GOUT = KnowledgeDocument(id="gout", text="Gout is caused by crystals of urate in a joint.", title="Gout")
SCURVY = KnowledgeDocument(id="scurvy", text="Scurvy comes from a lack of ascorbic acid.", title="Scurvy")
ADDS = """
import sys
from wardround.knowledge import KnowledgeStore
from wardround.records import KnowledgeDocument
with KnowledgeStore.open(sys.argv[1]) as store:
    store.add([KnowledgeDocument(id=sys.argv[2], text=f"The {sys.argv[2]} is an animal.", title=sys.argv[2])])
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(autouse=True)
def collected():
    """What is left open is noticed in the test that left it: warnings are errors."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    port, folder = free_port(), tmp_path_factory.mktemp("chroma")
    code = "import sys; from chromadb.cli.cli import app; sys.argv[0] = 'chroma'; app()"
    options = ["run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen([sys.executable, "-c", code, *options], stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/api/v2/heartbeat", timeout=1):
            break
        time.sleep(0.1)
    yield address
    server.terminate()
    server.wait()


def found(store, query) -> list[str]:
    return [hit.passage.document_id for hit in store.search(query, k=2)]


def test_vectors_are_kept_by_the_server(tmp_path, url):
    with KnowledgeStore.open(tmp_path / "s", chroma=url) as store:
        store.add([GOUT, SCURVY])
        assert store._vectors.count() == 2
        assert found(store, "scurvvvy") == ["scurvy"]
        assert store.delete(["gout"]) == 1
        assert store._vectors.count() == 1
    assert not (tmp_path / "s" / "chroma").exists()
    with KnowledgeStore.open(tmp_path / "s") as again:
        assert again._vectors.count() == 1, "where the vectors are is remembered"


def test_processes_see_each_other(tmp_path, url):
    with KnowledgeStore.open(tmp_path / "s", chroma=url) as store:
        store.add([GOUT])
        subprocess.run([sys.executable, "-c", ADDS, str(tmp_path / "s"), "okapi"], check=True)
        store.add([SCURVY])
        subprocess.run([sys.executable, "-c", ADDS, str(tmp_path / "s"), "wombat"], check=True)
        assert store._vectors.count() == 4
        assert found(store, "wombatt")[0] == "wombat"


def test_a_copy_reads_what_it_knows_and_does_not_write_over_a_newer_one(tmp_path, url):
    with KnowledgeStore.open(tmp_path / "s", chroma=url) as store:
        store.add([GOUT])
    shutil.copytree(tmp_path / "s", tmp_path / "copy")
    with KnowledgeStore.open(tmp_path / "s") as store:
        store.add([SCURVY])
    with KnowledgeStore.open(tmp_path / "copy") as copy:
        assert found(copy, "goutt") == ["gout"]
        assert found(copy, "scurvvvy") == []
        with pytest.raises(StoreLockedError):
            copy.add([SCURVY])
        with pytest.raises(StoreLockedError):
            copy.delete(["gout"])


def test_store_moves_to_a_server_and_back(tmp_path, url):
    with KnowledgeStore.open(tmp_path / "s") as store:
        store.add([GOUT])
    with KnowledgeStore.open(tmp_path / "s", chroma=url) as store:
        assert store._vectors.count() == 1
        store.add([SCURVY])
    with KnowledgeStore.open(tmp_path / "s", chroma="") as store:
        assert store._vectors.count() == 2
        assert found(store, "scurvvvy") == ["scurvy"]


def test_collection_with_an_embedding_function_is_refused(tmp_path, url):
    import chromadb
    from chromadb.utils.embedding_functions import DefaultEmbeddingFunction

    with KnowledgeStore.open(tmp_path / "s", chroma=url) as store:
        store.add([GOUT])
        name = f"wardround-{store._catalogue.about('identity')}"
    client = chromadb.HttpClient("127.0.0.1", int(url.rpartition(":")[2]))
    client.delete_collection(name)
    client.create_collection(name, embedding_function=DefaultEmbeddingFunction())
    for owner in (client, client._admin_client):
        owner._server._session.close()
    with KnowledgeStore.open(tmp_path / "s") as store, pytest.raises(ForeignStoreError):
        store.search("goutttt")


def test_lost_collection_is_made_anew(tmp_path, url):
    with KnowledgeStore.open(tmp_path / "s", chroma=url) as store:
        store.add([GOUT])
        store._vectors.destroy()
    with KnowledgeStore.open(tmp_path / "s") as store:
        assert store._vectors.count() == 1


def test_compact(tmp_path, url):
    with KnowledgeStore.open(tmp_path / "s", chroma=url) as store:
        store.add([GOUT, SCURVY])
        store.delete(["gout"])
        store.compact()
        assert store._vectors.numbers() == {2}


def test_no_server_there(tmp_path):
    with pytest.raises(KnowledgeServerError):
        KnowledgeStore.open(tmp_path / "s", chroma=f"http://127.0.0.1:{free_port()}").add([GOUT])


def test_another_machine_must_be_allowed(tmp_path):
    with pytest.raises(RemoteNotAllowedError):
        KnowledgeStore.open(tmp_path / "s", chroma="http://chroma.example:8000")


@pytest.mark.parametrize("address", ["ftp://127.0.0.1", "127.0.0.1:8000", "http://user:secret@127.0.0.1:8000"])
def test_no_url(tmp_path, address):
    with pytest.raises(KnowledgeError) as caught:
        KnowledgeStore.open(tmp_path / "s", chroma=address)
    assert "secret" not in str(caught.value)
