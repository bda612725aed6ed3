"""The list of runs: what the queue shows without opening every checkpoint."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from wardround.graphs.storage.seal import Seal
from wardround.graphs.storage.tables import Row, Tables
from wardround.records import Failure, FlagCode, Record, ReviewLevel, RunStatus, Task

TABLES = (
    """CREATE TABLE IF NOT EXISTS runs (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, case_sha256 TEXT NOT NULL, task TEXT NOT NULL,
    status TEXT NOT NULL, level TEXT, failure TEXT, engines TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL, reasons TEXT)""",
)
"""What `Tables` must be opened with."""

_IN_ORDER = """
SELECT * FROM runs WHERE CAST(? AS TEXT) IS NULL OR status = ?
ORDER BY CASE level WHEN 'urgent' THEN 0 WHEN 'required' THEN 1 ELSE 2 END, created_at, id
"""


class LedgerEntry(Record):
    """One run, in a line."""

    id: str
    """The run."""
    case_id: str
    """The case."""
    case_sha256: str
    """Hash of the case record."""
    task: Task
    """What is drafted."""
    status: RunStatus
    """As last seen."""
    level: ReviewLevel | None = None
    """How closely to look, once a draft waits."""
    reasons: tuple[FlagCode, ...] = ()
    """Why a person must look: codes of the flags above `note`, each once, the gravest first."""
    failure: Failure | None = None
    """Set exactly when failed."""
    engines: dict[str, str | bool | None]
    """How the run was given its engines, so that another process can go on with them."""
    created_at: datetime
    """UTC."""
    updated_at: datetime
    """UTC."""


class Ledger:
    """Runs by id, in tables that several processes share.

    Args:
        tables: opened with `TABLES`.
        seal: for encryption at rest; a case's id may be a name.
    """

    def __init__(self, tables: Tables, seal: Seal) -> None:
        self._tables, self._seal = tables, seal

    def add(self, run_id: str, *, case_id: str, case_sha256: str, task: Task, engines: dict[str, Any]) -> bool:
        """Enter a new run as running.

        Returns:
            False when the id is taken; nothing is changed then.
        """
        now = datetime.now(UTC).isoformat()
        sealed = self._seal.shut_text(case_id)
        values = (run_id, sealed, case_sha256, task, "running", json.dumps(engines), now, now)
        insert = (
            "INSERT INTO runs (id, case_id, case_sha256, task, status, engines, created_at, updated_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
        )
        return self._tables.change((insert, values)) == 1

    def update(
        self,
        run_id: str,
        status: RunStatus,
        *,
        level: ReviewLevel | None = None,
        reasons: Sequence[FlagCode] = (),
        failure: Failure | None = None,
    ) -> None:
        """Note where a run stands now."""
        kept = failure.model_dump_json() if failure else None
        update = "UPDATE runs SET status = ?, level = ?, reasons = ?, failure = ?, updated_at = ? WHERE id = ?"
        now = datetime.now(UTC).isoformat()
        self._tables.change((update, (status, level, " ".join(reasons), kept, now, run_id)))

    def get(self, run_id: str) -> LedgerEntry | None:
        """The run's line, or None."""
        rows = self._tables.rows("SELECT * FROM runs WHERE id = ?", run_id)
        return self._entry(rows[0]) if rows else None

    def entries(self, status: RunStatus | None = None) -> list[LedgerEntry]:
        """All runs, or those of one status: the most urgent first, then the oldest."""
        return [self._entry(row) for row in self._tables.rows(_IN_ORDER, status, status)]

    def forget(self, run_id: str) -> None:
        """Delete the run's line."""
        self._tables.change(("DELETE FROM runs WHERE id = ?", (run_id,)))

    def _entry(self, row: Row) -> LedgerEntry:
        read = {
            "case_id": self._seal.open_text(row["case_id"]),
            "engines": json.loads(row["engines"]),
            "reasons": tuple((row["reasons"] or "").split()),
            "failure": Failure.model_validate_json(row["failure"]) if row["failure"] else None,
        }
        return LedgerEntry(**{**row, **read})
