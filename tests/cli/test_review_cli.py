"""Review in a terminal: queue, evidence on demand, looks, history, and what is asked before something is signed."""

import json
import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

import wardround as wr
from wardround.cli import main

CASES = Path(__file__).parents[2] / "examples" / "cases"


@pytest.fixture
def said(capsys):
    """Run a command; gives exit code, stdout and stderr."""

    def call(*args):
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        out, err = capsys.readouterr()
        return ended.value.code, out, err

    return call


@pytest.fixture
def conflict():
    """A run with one urgent claim."""
    return wr.run(CASES / "medication_conflict")


def test_the_queue_with_reasons_and_filters(said, conflict, case_folder):
    other = wr.run(case_folder)
    code, out, _ = said("review", "list")
    assert code == 0
    assert out.index(conflict.id) < out.index(other.id)
    assert "allergy_conflict" in out
    for filters, shown in (
        (["--level", "urgent"], {conflict.id}),
        (["--reason", "allergy_conflict"], {conflict.id}),
        (["--task", "letter"], set()),
        ([], {conflict.id, other.id}),
    ):
        listed = json.loads(said("review", "list", "--json", *filters)[1])
        assert {entry["id"] for entry in listed} == shown, filters
    assert json.loads(said("review", "list", "--json")[1])[0]["reasons"][0] == "allergy_conflict"


@pytest.mark.parametrize("wrong", [("--level", "high"), ("--task", "essay"), ("--reason", "hunch")])
def test_a_filter_that_is_none(said, wrong):
    code, out, err = said("review", "list", *wrong)
    assert (code, out) == (2, "")
    assert "is one of" in err


def test_evidence_on_demand(said, conflict):
    code, out, _ = said("review", "show", conflict.id, "--flagged")
    assert code == 0
    assert "Start amoxicillin 500 mg" in out
    assert "Allergy to Penicillin (active)" in out
    assert "c1 supported" not in out
    _, out, _ = said("review", "show", conflict.id, "--claim", "c1")
    assert "c1 supported" in out
    assert "c5" not in out
    assert said("review", "show", conflict.id, "--claim", "c99")[0] == 2


def test_what_was_shown_to_a_reviewer_was_looked_at(said, conflict, monkeypatch):
    monkeypatch.setenv("WARDROUND_LOOK_AT_FLAGGED", "1")
    approve = ("review", "approve", conflict.id, "--reviewer", "Dr A. Example")
    code, _, err = said(*approve)
    assert code == 1
    assert "flagged and not looked at" in err
    said("review", "show", conflict.id, "--flagged", "--reviewer", "Dr B. Example")
    assert said(*approve)[0] == 1  # another one's look is not this one's
    said("review", "show", conflict.id, "--flagged", "--reviewer", "Dr A. Example")
    assert said(*approve)[0] == 0
    assert wr.get_run(conflict.id).reviews[0].looked_at == ("c5",)


def test_a_program_is_told_what_it_has_not_looked_at(said, conflict):
    code, _, err = said("review", "approve", conflict.id, "--reviewer", "Dr A. Example")
    assert code == 0
    assert "flagged and not looked at by Dr A. Example: c5" in err
    done = wr.get_run(conflict.id)
    assert (done.reviews[0].looked_at, done.reviews[0].attestation) == ((), None)


def test_a_run_that_somebody_has_is_not_decided_by_another(said, conflict):
    wr.claim(conflict.id, "Dr A. Example")
    reject = ("review", "reject", conflict.id, "--reviewer", "Dr B. Example")
    code, _, err = said(*reject)
    assert code == 1
    assert "is with Dr A. Example" in err
    assert wr.get_run(conflict.id).status == "awaiting_review"
    assert said(*reject, "--take-over")[0] == 0


def test_a_run_is_let_go_when_it_was_decided(conflict):
    wr.claim(conflict.id, "Dr A. Example")
    wr.decide(conflict.id, wr.Review(decision="return", reviewer="Dr A. Example", comment="shorter"))
    wr.claim(conflict.id, "Dr B. Example")


def test_history(said, case_folder):
    run = wr.run(case_folder)
    said("review", "edit", run.id, "--drop", "c2", "--reviewer", "Dr A. Example", "--comment", "said twice")
    code, out, _ = said("review", "history", run.id)
    assert code == 0
    assert "not in the document" in out
    assert "taken out by Dr A. Example" in out
    assert ": said twice" in out
    found = json.loads(said("review", "history", run.id, "--json")[1])
    assert [one["final"] for one in found if one["claim_id"] == "c2"] == [None]
    assert said("review", "history", "none")[0] == 1


def test_forget_says_what_it_searched(said, conflict):
    assert said("forget", conflict.id)[0] == 2
    code, out, _ = said("forget", "medication_conflict", "--yes")
    assert code == 0
    assert "nothing of it was found" in out
    assert said("forget", conflict.id, "--yes")[0] == 1


def test_forget_fails_where_something_is_left(said, conflict, home):
    (home / "copy.txt").write_text(
        "Streptococcal pharyngitis, rapid antigen test positive. Start amoxicillin 500 mg by mouth"
    )
    code, out, _ = said("forget", conflict.id, "--yes", "--json")
    found = json.loads(out)
    assert (code, found["left_in"]) == (1, ["copy.txt"])


@pytest.mark.processes
@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals of POSIX here")
@pytest.mark.parametrize(("answer", "status"), [(b"n\n", "awaiting_review"), (b"y\n", "final")])
def test_at_a_terminal_the_evidence_is_shown_and_the_attestation_asked_for(conflict, answer, status):
    here, there = os.openpty()
    command = [sys.executable, "-c", "from wardround.cli import main; main()"]
    command += ["review", "approve", conflict.id, "--reviewer", "Dr A. Example"]
    process = subprocess.Popen(command, stdin=there, stdout=subprocess.PIPE, stderr=there)
    os.close(there)
    shown = b""
    while b"[y/N]" not in shown:
        assert select.select([here], [], [], 60)[0], shown
        shown += os.read(here, 4096)
    assert b"Start amoxicillin 500 mg" in re.sub(rb"\x1b\[[\d;]*m", b"", shown)
    assert b";4mamoxicillin\x1b" in shown  # what is in doubt, underlined
    assert b"I have compared every flagged claim" in shown
    os.write(here, answer)
    process.communicate(timeout=60)
    os.close(here)
    assert process.returncode == (0 if status == "final" else 1)
    done = wr.get_run(conflict.id)
    assert done.status == status
    if status == "final":
        assert (done.reviews[0].looked_at, bool(done.reviews[0].attestation)) == (("c5",), True)


def test_where_no_claim_is_flagged_it_says_so_and_shows_what_is_flagged_beside_them(said):
    run = wr.run(CASES / "pneumonia")
    out = said("review", "show", run.id, "--flagged")[1]
    assert "no claim is flagged" in out
    assert "not_interpreted" in out
