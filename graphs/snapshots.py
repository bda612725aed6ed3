"""A run as its callers see it, put together from the graph's state."""

import traceback
from pathlib import Path
from typing import Any

from langgraph.types import StateSnapshot

from wardround.graphs.ledger import LedgerEntry
from wardround.graphs.storage import Cases
from wardround.records import Failure, ReviewRequest, Run, RunStatus, WardroundError, sha256_of


def to_run(entry: LedgerEntry, snapshot: StateSnapshot, cases: Cases) -> Run:
    """The present state of a run.

    Args:
        entry: its line in the ledger.
        snapshot: its newest checkpoint; without values when the run was cut off before the first one.
        cases: where its case is kept.
    """
    values: dict[str, Any] = snapshot.values or {}
    case = cases.load(entry.case_sha256)
    draft = values.get("draft")
    status = _status(entry, snapshot)
    return Run(
        id=entry.id,
        status=status,
        case_id=case.id,
        case_sha256=entry.case_sha256,
        task=case.task,
        question=case.question,
        coverage=case.coverage,
        readings=tuple(values.get("readings", ())),
        passages=tuple(values.get("passages", ())),
        draft=draft,
        verification=values.get("verification"),
        draft_sha256=sha256_of(draft) if draft else None,
        reviews=tuple(values.get("reviews", ())),
        report=values.get("report"),
        record=values.get("record"),
        abstention=values.get("abstention") if status == "abstained" else None,
        failure=entry.failure if status == "failed" else None,
    )


def request_in(snapshot: StateSnapshot) -> ReviewRequest:
    """What the waiting graph has asked."""
    value = snapshot.interrupts[0].value
    return value if isinstance(value, ReviewRequest) else ReviewRequest.model_validate(value)


def failure_of(error: Exception) -> Failure:
    """An error as data; of errors that are not ours only kind and place: their messages may hold text of a document."""
    if isinstance(error, WardroundError):
        return Failure(code=error.code, message=error.message, hint=error.hint, retryable=error.retryable)
    message = f"an unexpected error stopped the run{_place(error)}"
    return Failure(code=type(error).__name__, message=message, hint="resume it, or report it")


def _place(error: Exception) -> str:
    """The line of code that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    return f" in {'/'.join(Path(frames[-1].filename).parts[-2:])}, line {frames[-1].lineno}" if frames else ""


def _status(entry: LedgerEntry, snapshot: StateSnapshot) -> RunStatus:
    if snapshot.interrupts:
        return "awaiting_review"
    if outcome := (snapshot.values or {}).get("outcome"):
        found: RunStatus = outcome
        return found
    return "failed" if entry.status == "failed" else "running"
