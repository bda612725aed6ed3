"""After `forget`, a search for the patient's name and texts through every byte of the home folder finds nothing."""

import json
from pathlib import Path

import pytest

import wardround as wr
from wardround.graphs.desk import Mark
from wardround.graphs.storage import open_storage
from wardround.home import default_settings

CASES = Path(__file__).parents[2] / "examples" / "cases"
WORDS = ("Marta", "Invented", "EX-100231", "1958-07-14", "Metformin", "levofloxacin", "Lisinopril 20 mg")


def found_in(place, words=WORDS):
    """After what an administrator can do about the log of a server: close it and write it out."""
    if place.cluster:
        place.cluster.say("CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT")
    contents = {path: _bytes_of(path) for path in place.folder.rglob("*") if path.is_file()}
    return {(path.name, word) for path, data in contents.items() for word in words if word.encode() in data}


def _bytes_of(path: Path) -> bytes:
    """Nothing for a file that has gone since it was listed: a server drops its caches when it likes."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def leave_uncompressed():
    """PostgreSQL packs long values, and a search through its files would find nothing even before a delete."""
    import psycopg

    storage = open_storage(default_settings())
    assert storage.ledger.entries() == []
    storage.close()
    columns = {"cases": "body", "checkpoint_blobs": "blob", "checkpoint_writes": "blob", "checkpoints": "checkpoint"}
    with psycopg.connect(default_settings().database.get_secret_value()) as connection:
        for table, column in columns.items():
            connection.execute(f"ALTER TABLE wardround.{table} ALTER {column} SET STORAGE EXTERNAL")


@pytest.fixture
def decided(place):
    """A run with everything that can hold text: case, checkpoints, notes, edits, a report."""
    if place.cluster:
        leave_uncompressed()
    run = wr.run(CASES / "pneumonia")
    storage = open_storage(default_settings())
    storage.desk.mark(run.id, run.draft_sha256, "A", Mark(target="c1", decision="edit", text="Lisinopril 20 mg"))
    storage.desk.take(run.id, "A")
    edit = wr.ClaimEdit(claim_id="c1", decision="edit", text="Lisinopril 20 mg")
    run = wr.decide(run.id, wr.Review(decision="edit", reviewer="A", edits=(edit,)))
    if run.status == "awaiting_review":
        run = wr.decide(run.id, wr.Review(decision="approve", reviewer="A"))
    yield run
    storage.close()


def test_nothing_of_a_forgotten_run_is_left(decided, place):
    assert decided.status == "final"
    assert len({word for _, word in found_in(place)}) == len(WORDS)
    wr.forget(decided.id)
    assert found_in(place) == set()


def test_nothing_is_left_while_another_reader_has_the_files_open(decided, place):
    from wardround.graphs.context import Context
    from wardround.graphs.runs import Runs

    other = Runs(Context(settings=default_settings()))
    assert other.get(decided.id).status == "final"
    wr.forget(decided.id)
    assert found_in(place) == set()
    other.close()


def test_a_case_that_another_run_has_stays_with_that_run(decided, place):
    other = wr.run(CASES / "pneumonia")
    wr.forget(decided.id)
    assert wr.get_run(other.id).draft is not None
    assert "Lisinopril 20 mg" not in {word for _, word in found_in(place)}
    wr.forget(other.id)
    assert found_in(place) == set()


def test_forget_searches_for_what_it_deleted(decided, place):
    done = wr.forget(decided.id)
    assert done.runs == (decided.id,)
    assert done.left_in == done.kept_for == ()
    assert done.searched_for > 20
    if place.kind == "files":
        assert done.files >= 4
        assert done.bytes > 1_000


def test_a_case_is_forgotten_with_all_its_runs(home):
    runs = [wr.run(CASES / "pneumonia"), wr.run(CASES / "pneumonia")]
    other = wr.run(CASES / "medication_conflict")
    done = wr.forget("pneumonia")
    assert set(done.runs) == {run.id for run in runs}
    assert done.left_in == ()
    assert [entry.id for entry in wr.list_runs()] == [other.id]
    with pytest.raises(wr.UnknownRunError):
        wr.forget("pneumonia")


def test_what_is_left_is_named(home):
    run = wr.run(CASES / "pneumonia")
    (home / "notes.txt").write_text("copied by hand: Community-acquired pneumonia of the right lower lobe, improving.")
    assert wr.forget(run.id).left_in == ("notes.txt",)
    assert wr.forget(wr.run(CASES / "medication_conflict").id).left_in == ()


def test_another_run_of_the_case_is_said_to_keep_it(home):
    first, second = wr.run(CASES / "pneumonia"), wr.run(CASES / "pneumonia")
    done = wr.forget(first.id)
    assert done.kept_for == (second.id,)
    assert done.left_in


def test_a_run_whose_case_is_gone_can_be_deleted(home):
    run = wr.run(CASES / "pneumonia")
    (home / "cases" / f"{run.case_sha256}.json").unlink()
    assert wr.forget(run.id).runs == (run.id,)
    assert wr.list_runs() == []


def test_what_a_draft_on_another_patient_says_in_the_same_words_is_not_called_left(home):
    text = "She needs a chest radiograph in six weeks and a visit with her family doctor."
    statement = {"section": "Plan and follow-up", "kind": "plan", "text": text, "evidence": ["d1.1"]}
    reply = {"statements": [statement], "more_evidence": []}
    for name in ("one", "two"):
        note = f"Patient {name} of the invented ones came back after pneumonia.\n"
        wr.run({"note": note}, run_id=name, text_model=wr.load_model(scripted([reply, reply], home.parent)))
    assert wr.forget("one").left_in == ()
    assert wr.get_run("two").draft.claims[0].text == text


def scripted(replies, folder):
    path = folder / "replies.json"
    path.write_text(json.dumps(replies))
    return f"scripted:{path}"
