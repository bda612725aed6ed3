"""A write that fails (a full disk) in a run or a decision: a typed error, and the run goes on afterwards."""

import sqlite3

import pytest

import wardround as wr
from wardround.graphs.storage.checkpoints import FileCheckpoints
from wardround.graphs.storage.tables import kept_in

NOTE = "INVENTED PATIENT\n\nShe has a cough. Amoxicillin 500 mg three times daily.\n"
APPROVE = wr.Review(decision="approve", reviewer="Dr A. Example")


class FullDisk:
    """Counts what is written to the checkpoints and fails at one of the writes, before it or just after it."""

    def __init__(self, monkeypatch):
        self.moments, self.at = 0, None
        for name in ("put", "put_writes"):
            monkeypatch.setattr(FileCheckpoints, name, self._failing(getattr(FileCheckpoints, name)))

    def _failing(self, write):
        def failing(saver, *given):
            self._moment(saver.path)
            written = write(saver, *given)
            self._moment(saver.path)
            return written

        return failing

    def _moment(self, path):
        self.moments += 1
        if self.moments == self.at:
            with kept_in(path):
                raise sqlite3.OperationalError("database or disk is full")

    def fails_at(self, moment):
        self.moments, self.at = 0, moment


@pytest.fixture
def disk(monkeypatch):
    return FullDisk(monkeypatch)


def start_and_sign(disk, name, *, running=None, deciding=None):
    """A run that a full disk may stop, resumed; then a decision likewise. Gives how many moments each has."""
    disk.fails_at(running)
    case = wr.load_case({"note.txt": NOTE})
    run = wr.run(case, run_id=name)
    moments = [disk.moments]
    assert run.status in ("awaiting_review", "failed")
    assert run.failure is None or (run.failure.code, "free some space" in run.failure.hint) == ("HomeError", True)
    disk.fails_at(None)
    assert wr.resume(name).status == "awaiting_review"
    disk.fails_at(deciding)
    wr.decide(name, APPROVE)
    moments.append(disk.moments)
    disk.fails_at(None)
    run = wr.resume(name)
    assert run.status == "final"
    assert [review.reviewer for review in run.reviews] == ["Dr A. Example"]
    assert wr.audit(name) == []
    return moments


def test_at_writes_of_every_kind(disk):
    running, deciding = start_and_sign(disk, "whole")
    assert running > 10
    assert deciding > 4
    for moment in range(1, running + 1, 3):
        start_and_sign(disk, f"r{moment}", running=moment)
    for moment in range(1, deciding + 1):
        start_and_sign(disk, f"d{moment}", deciding=moment)


def test_a_step_whose_checkpoint_was_never_written_is_resumed(disk, monkeypatch):
    """The process dies between a node's own writes and the checkpoint behind them."""
    case = wr.load_case({"note.txt": NOTE})
    put, seen = FileCheckpoints.put, []

    def dies_after_verify(saver, config, checkpoint, metadata, new_versions):
        seen.append(checkpoint)
        if "verification" in checkpoint["channel_values"]:
            raise KeyboardInterrupt
        return put(saver, config, checkpoint, metadata, new_versions)

    monkeypatch.setattr(FileCheckpoints, "put", dies_after_verify)
    with pytest.raises(KeyboardInterrupt):
        wr.run(case, run_id="cut")
    monkeypatch.setattr(FileCheckpoints, "put", put)
    assert wr.get_run("cut").status == "running"
    assert wr.resume("cut").status == "awaiting_review"


@pytest.mark.parametrize(
    "error", [sqlite3.OperationalError("disk I/O error"), PermissionError(13, "Permission denied")]
)
def test_what_the_system_says_is_a_home_error(tmp_path, error):
    with pytest.raises(wr.HomeError, match=r"disk I/O error|Permission denied"), kept_in(tmp_path / "runs.sqlite"):
        raise error


def test_the_case_of_a_refused_run_is_not_kept(home):
    wr.run({"note.txt": NOTE}, run_id="one")
    with pytest.raises(wr.RunExistsError):
        wr.run({"note.txt": NOTE + "Penicillin allergy.\n"}, run_id="one")
    assert len(list((home / "cases").iterdir())) == 1
