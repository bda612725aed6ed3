"""Whether a run's record still says what it said: every hash worked out again, and each compared with its neighbour."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from wardround.graphs.closing import record_sha256
from wardround.graphs.steps import step_sha256
from wardround.records import Case, Report, Run, RunRecord, sha256_of


def audit_run(run: Run) -> Iterator[str]:
    """What does not fit together within a run and its record, one line each; nothing when it is intact."""
    if run.record is None:
        yield f"the run has no closed record: it is {run.status}"
        return
    yield from _audit_record(run.record)
    yield from _audit_document(run, run.record)
    if run.case_sha256 != run.record.case_sha256:
        yield "the run's case is not the record's"
    if tuple(run.reviews) != run.record.reviews:
        yield "the run's decisions are not the record's"


def audit_inputs(record: RunRecord, case: Case) -> Iterator[str]:
    """Which of the files that the run rests on have changed since; a file that was moved away is not a change."""
    for entry in record.inputs:
        path = Path(case.root) / entry.path
        if path.is_file() and _file_sha256(path) != entry.sha256:
            yield f"input {entry.path} has changed since the run"


def _audit_record(record: RunRecord) -> Iterator[str]:
    if record_sha256(record) != record.sha256:
        yield "the record's own hash does not fit"
    previous = ""
    for number, step in enumerate(record.steps, start=1):
        if step_sha256(step) != step.sha256:
            yield f"step {number} ({step.node}): its hash does not fit"
        if step.previous != previous:
            yield f"step {number} ({step.node}): not chained to the step before it"
        previous = step.sha256


def _audit_document(run: Run, record: RunRecord) -> Iterator[str]:
    if (sha256_of(run.draft) if run.draft else None) != record.draft_sha256:
        yield "the draft is not the one that was decided on"
    if report_sha256(run.report) != record.report_sha256:
        yield "the report is not the one that was released"


def report_sha256(report: Report | None) -> str | None:
    """The hash of a released report, as the record keeps it."""
    return sha256_of(report) if report else None


def _file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
