"""Several processes decide on waiting runs at random, some are killed: each run is decided exactly once."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

import wardround as wr

pytestmark = pytest.mark.processes

RUNS = int(os.environ.get("WARDROUND_TEST_RUNS", "16"))
PROCESSES = int(os.environ.get("WARDROUND_TEST_PROCESSES", "4"))
"""Raised by hand for the figure in docs/review.md."""

SCRIPT = Path(__file__).with_name("deciders.py")


def decider(number):
    command = [sys.executable, str(SCRIPT), f"Dr {number}", str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_each_run_is_decided_exactly_once(place, case_folder):
    ids = {wr.run(case_folder).id for _ in range(RUNS)}
    processes = [decider(number) for number in range(PROCESSES)]
    for process in processes:
        assert process.stdout.readline() == "started\n"
    time.sleep(0.3)
    for process in processes[:: max(2, PROCESSES // 2)]:
        process.send_signal(signal.SIGKILL)
    said = Counter(line for process in processes for line in process.communicate(timeout=300)[0].split())
    for left in wr.list_runs("running"):  # a killed process may have left one between decision and end
        wr.resume(left.id)
    runs = [wr.get_run(name) for name in ids]
    assert {run.status for run in runs} <= {"final", "rejected"}
    assert all(len(run.reviews) == 1 for run in runs)
    assert max(said.values()) == 1
    assert set(said) <= ids
    assert [problem for run in runs for problem in wr.audit(run.id)] == []
