"""After `forget`, a search for the patient's name and texts through every byte of the home folder finds nothing."""

from pathlib import Path

import pytest

import wardround as wr
from wardround.graphs.desk import Desk, Mark

CASES = Path(__file__).parents[2] / "examples" / "cases"
WORDS = ("Marta", "Invented", "EX-100231", "1958-07-14", "Metformin", "levofloxacin", "Lisinopril 20 mg")


def found_in(home, words=WORDS):
    files = [path for path in home.rglob("*") if path.is_file()]
    return {(path.name, word) for path in files for word in words if word.encode() in path.read_bytes()}


@pytest.fixture
def decided(home):
    """A run with everything that can hold text: case, checkpoints, notes, edits, a report."""
    run = wr.run(CASES / "pneumonia")
    desk = Desk(home / "desk.sqlite")
    desk.mark(run.id, run.draft_sha256, "A", Mark(target="c1", decision="edit", text="Lisinopril 20 mg"))
    desk.take(run.id, "A")
    edit = wr.ClaimEdit(claim_id="c1", decision="edit", text="Lisinopril 20 mg")
    run = wr.decide(run.id, wr.Review(decision="edit", reviewer="A", edits=(edit,)))
    if run.status == "awaiting_review":
        run = wr.decide(run.id, wr.Review(decision="approve", reviewer="A"))
    yield run
    desk.close()


def test_nothing_of_a_forgotten_run_is_left(decided, home):
    assert decided.status == "final"
    assert len({word for _, word in found_in(home)}) == len(WORDS)
    wr.forget(decided.id)
    assert found_in(home) == set()


def test_nothing_is_left_while_another_reader_has_the_files_open(decided, home):
    from wardround.graphs.context import Context
    from wardround.graphs.runs import Runs
    from wardround.home import default_settings

    other = Runs(Context(settings=default_settings()))
    assert other.get(decided.id).status == "final"
    wr.forget(decided.id)
    assert found_in(home) == set()
    other.close()


def test_a_case_that_another_run_has_stays_with_that_run(decided, home):
    other = wr.run(CASES / "pneumonia")
    wr.forget(decided.id)
    assert wr.get_run(other.id).draft is not None
    assert "Lisinopril 20 mg" not in {word for _, word in found_in(home)}
    wr.forget(other.id)
    assert found_in(home) == set()
