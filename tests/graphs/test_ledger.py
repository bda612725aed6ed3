import pytest

from wardround.graphs.storage import open_storage
from wardround.home import default_settings
from wardround.records import Failure, HomeError, Settings


@pytest.fixture
def ledger(place):
    storage = open_storage(default_settings())
    yield storage.ledger
    storage.close()


def add(ledger, run_id, case="c"):
    return ledger.add(run_id, case_id=case, case_sha256=case * 64, task="summary", engines={"text_model": None})


def test_an_id_is_taken_once(ledger):
    assert add(ledger, "r1")
    assert not add(ledger, "r1", case="d")
    assert ledger.get("r1").case_id == "c"


def test_urgent_runs_come_first_then_the_oldest(ledger):
    for run_id, level in (("r1", "routine"), ("r2", "urgent"), ("r3", "required"), ("r4", "urgent")):
        add(ledger, run_id)
        ledger.update(run_id, "awaiting_review", level=level)
    add(ledger, "r5")
    assert [entry.id for entry in ledger.entries("awaiting_review")] == ["r2", "r4", "r3", "r1"]
    assert len(ledger.entries()) == 5


def test_a_failure_is_kept_until_the_status_changes(ledger):
    add(ledger, "r1")
    failure = Failure(code="EndpointError", message="no answer", retryable=True)
    ledger.update("r1", "failed", failure=failure)
    assert ledger.get("r1").failure == failure
    ledger.update("r1", "running")
    assert ledger.get("r1").failure is None


def test_two_processes_see_each_other(ledger):
    add(ledger, "r1")
    other = open_storage(default_settings())
    try:
        assert other.ledger.get("r1").status == "running"
        other.ledger.forget("r1")
    finally:
        other.close()
    assert ledger.get("r1") is None


def test_a_place_that_cannot_be_written_is_a_home_error(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HomeError):
        open_storage(Settings(home=tmp_path / "file" / "home")).ledger  # noqa: B018 - opening is what fails
