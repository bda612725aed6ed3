"""A store that is killed while it is written to: what was acknowledged is there, nothing is there by half."""

import os
import random
import signal
import subprocess
import sys
import textwrap

import pytest

from wardround.knowledge import KnowledgeStore

pytestmark = pytest.mark.processes

BATCHES = 12
WRITER = textwrap.dedent(
    """
    import sys
    from wardround.knowledge import KnowledgeStore, store
    from wardround.records import KnowledgeDocument

    store._BATCH = 40  # many transactions, so that a kill falls between any two of their steps
    documents = (
        KnowledgeDocument(id=f"d{n}", text=f"unique{n} " + "words of a paragraph about nothing. " * (n % 90))
        for n in range(480)
    )
    with KnowledgeStore.open(sys.argv[1]) as opened:
        print("open", flush=True)
        opened.add(documents, progress=lambda done: print(done, flush=True))
    """
)


TRIALS = int(os.environ.get("WARDROUND_KILLS", "4"))
"""20 were run for the docs."""


@pytest.mark.parametrize("trial", range(TRIALS))
def test_killed_while_adding(tmp_path, trial):
    folder = tmp_path / "store"
    stop_at = random.Random(trial).randrange(1, BATCHES)
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
    acknowledged = 0
    with writer:
        for line in writer.stdout:
            acknowledged = acknowledged if line == "open\n" else int(line)
            if acknowledged >= 40 * stop_at:
                writer.send_signal(signal.SIGKILL)
                break
        for line in writer.stdout:  # what it had said before the signal came
            acknowledged = int(line)
    assert writer.returncode == -signal.SIGKILL
    with KnowledgeStore.open(folder, create=False) as store:
        info = store.info()
        assert info.documents >= acknowledged
        assert info.documents % 40 == 0
        for number in range(0, acknowledged, 7):
            assert [hit.passage.document_id for hit in store.search(f"unique{number}", k=1)] == [f"d{number}"]
        assert store._vectors.numbers() == {
            row[0] for row in store._catalogue.connection.execute("SELECT number FROM passages")
        }
        assert store._catalogue.is_settled()
        assert store.add([]) == 0


def test_reader_sees_what_another_process_adds(tmp_path):
    folder = tmp_path / "store"
    with KnowledgeStore.open(folder) as reader:
        assert reader.search("unique3") == []
        subprocess.run([sys.executable, "-c", WRITER, str(folder)], check=True, capture_output=True)
        assert reader.search("unique3", k=1)[0].passage.document_id == "d3"
        assert reader.search("uniqe3", k=1), "the vectors of the other process are found too"
