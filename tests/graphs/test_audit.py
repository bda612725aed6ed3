"""A flipped byte anywhere in what is kept of a run is found."""

import os
import random
import shutil
import sqlite3
from contextlib import closing

import pytest

import wardround as wr
from wardround.files import write_run

EVERY = int(os.environ.get("WARDROUND_TEST_EVERY", "13"))
"""Every how many bytes one is flipped; 1 is done by hand for the figure in docs/review.md."""

APPROVE = wr.Review(decision="approve", reviewer="Dr A. Example", comment="read")


@pytest.fixture
def done(case_folder):
    (case_folder / "note.txt").write_text("ASSESSMENT\nInvented patient with asthma. No fever.\n")
    return wr.decide(wr.run(case_folder).id, APPROVE)


def test_intact(done, tmp_path):
    write_run(done, tmp_path / "out")
    assert wr.audit(done.id) == []
    assert wr.audit(tmp_path / "out" / "run.json") == []


def test_each_byte_of_run_json(done, tmp_path):
    write_run(done, tmp_path / "out")
    path = tmp_path / "out" / "run.json"
    data = path.read_bytes()
    changed = tmp_path / "changed.json"
    chance = random.Random(1)
    missed = []
    for at in range(0, len(data), EVERY):
        other = bytes([data[at] ^ chance.choice((1, 2, 4, 8, 16, 32, 64, 128))])
        changed.write_bytes(data[:at] + other + data[at + 1 :])
        if not wr.audit(changed):
            missed.append(at)
    assert missed == []


def test_each_byte_of_the_case(done, home):
    from wardround.graphs.casefiles import _PARSED

    (path,) = (home / "cases").iterdir()
    data = path.read_bytes()
    for at in range(0, len(data), EVERY * 3):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        _PARSED.clear()  # as another process has it
        assert wr.audit(done.id), at


def test_a_byte_of_the_checkpoint_that_changes_what_the_run_says(done, home, settings):
    """Not every byte of a checkpoint is part of the record: the graph's own counters are not."""
    shutil.copytree(home, copy := home.with_name("copy"))
    elsewhere = settings.model_copy(update={"home": copy})
    with closing(sqlite3.connect(copy / "checkpoints.sqlite")) as connection:
        query = "SELECT checkpoint_id, checkpoint FROM checkpoints ORDER BY checkpoint_id DESC LIMIT 1"
        name, data = connection.execute(query).fetchone()
        found = 0
        for at in range(0, len(data), EVERY * 7):
            changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
            with connection:
                connection.execute("UPDATE checkpoints SET checkpoint = ? WHERE checkpoint_id = ?", (changed, name))
            problems = wr.audit(done.id, settings=elsewhere)
            if not problems:
                assert wr.get_run(done.id, settings=elsewhere) == done, at
            found += bool(problems)
    assert found > 10


@pytest.mark.parametrize(
    "field", ["status", "question", "task", "coverage", "passages", "readings", "verification", "reviews", "report"]
)
def test_a_field_that_is_not_the_record_s(done, field):
    other = {"status": "rejected", "question": "?", "task": "answer", "verification": None, "report": None}
    assert wr.audit(done.model_copy(update={field: other.get(field, ())})) or not getattr(done, field)


def test_an_input_that_changed_since_is_named(done, case_folder):
    (case_folder / "note.txt").write_text("other")
    assert wr.audit(done.id) == ["input note.txt has changed since the run"]


def test_a_rejected_and_an_abstained_run_are_checked_too(case_folder):
    run = wr.decide(wr.run(case_folder).id, wr.Review(decision="reject", reviewer="A"))
    assert (run.status, wr.audit(run.id)) == ("rejected", [])
    asked = wr.run(wr.load_case(case_folder, question="Which colour is the car?"))
    assert (asked.status, wr.audit(asked.id)) == ("abstained", [])
