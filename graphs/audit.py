"""Whether a run's record still says what it said: every hash worked out again, and each compared with its neighbour."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from wardround.graphs.closing import part_hashes, record_sha256
from wardround.graphs.steps import step_sha256
from wardround.records import Case, Report, Run, RunRecord, sha256_of


def audit_run(run: Run) -> Iterator[str]:
    """What does not fit together within a run and its record, one line each; nothing when it is intact."""
    if run.record is None:
        yield f"the run has no closed record: it is {run.status}"
        return
    yield from _audit_record(run.record)
    yield from _audit_document(run, run.record)
    yield from _audit_rest(run, run.record)


def audit_bytes(run: Run, data: bytes) -> Iterator[str]:
    """Whether a `run.json` reads byte for byte as this program writes that run."""
    if data != run_json(run):
        yield "the file is not as it was written: bytes differ that change nothing of what it says"


def run_json(run: Run) -> bytes:
    """A run as `run.json` holds it."""
    return run.model_dump_json(indent=2).encode()


def audit_inputs(record: RunRecord, case: Case) -> Iterator[str]:
    """Which of the files that the run rests on have changed since; a file that was moved away is not a change."""
    for entry in record.inputs if case.root else ():  # texts that were handed in have no file
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


def _audit_rest(run: Run, record: RunRecord) -> Iterator[str]:
    said: dict[str, tuple[object, object]] = {
        "id": (run.id, record.run_id or run.id),
        "status": (run.status, record.outcome),
        "case": ((run.case_id, run.case_sha256), (record.case_id, record.case_sha256)),
        "task": ((run.task, run.question), (record.task, record.question)),
        "draft's hash": (run.draft_sha256, record.draft_sha256),
        "decisions": (run.reviews, record.reviews),
        "failure": (run.failure, None),
    }
    for name, (found, kept) in said.items():
        if found != kept:
            yield f"the run's {name}: not the record's"
    hashes = part_hashes(
        coverage=run.coverage,
        readings=run.readings,
        passages=run.passages,
        verification=run.verification,
        abstention=run.abstention,
    )
    for name, digest in hashes.items():
        if record.parts.get(name) != digest:
            yield f"the run's {name}: not what it ended with"


def report_sha256(report: Report | None) -> str | None:
    """The hash of a released report, as the record keeps it."""
    return sha256_of(report) if report else None


def _file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
