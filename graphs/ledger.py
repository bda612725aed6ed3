"""The list of runs: what the queue shows without opening every checkpoint."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wardround.graphs.sharedfile import SharedFile
from wardround.records import Failure, Record, ReviewLevel, RunStatus, Task

_TABLE = """
CREATE TABLE IF NOT EXISTS runs (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, case_sha256 TEXT NOT NULL, task TEXT NOT NULL,
    status TEXT NOT NULL, level TEXT, failure TEXT, engines TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL)
"""

_IN_ORDER = """
SELECT * FROM runs WHERE ? IS NULL OR status = ?
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
    failure: Failure | None = None
    """Set exactly when failed."""
    engines: dict[str, str | bool | None]
    """How the run was given its engines, so that another process can go on with them."""
    created_at: datetime
    """UTC."""
    updated_at: datetime
    """UTC."""


class Ledger(SharedFile):
    """Runs by id, in one SQLite file that several processes share.

    Args:
        path: of the file; made when missing.

    Raises:
        HomeError: the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, _TABLE)

    def add(self, run_id: str, *, case_id: str, case_sha256: str, task: Task, engines: dict[str, Any]) -> bool:
        """Enter a new run as running.

        Returns:
            False when the id is taken; nothing is changed then.
        """
        now = datetime.now(UTC).isoformat()
        values = (run_id, case_id, case_sha256, task, "running", json.dumps(engines), now, now)
        with self._transaction():
            cursor = self._connection.execute(
                "INSERT OR IGNORE INTO runs (id, case_id, case_sha256, task, status, engines, created_at, updated_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
        return cursor.rowcount == 1

    def update(
        self, run_id: str, status: RunStatus, *, level: ReviewLevel | None = None, failure: Failure | None = None
    ) -> None:
        """Note where a run stands now."""
        kept = failure.model_dump_json() if failure else None
        with self._transaction():
            self._connection.execute(
                "UPDATE runs SET status = ?, level = ?, failure = ?, updated_at = ? WHERE id = ?",
                (status, level, kept, datetime.now(UTC).isoformat(), run_id),
            )

    def get(self, run_id: str) -> LedgerEntry | None:
        """The run's line, or None."""
        with self._lock:
            row = self._connection.execute("SELECT * FROM runs WHERE id = ?", (run_id,)).fetchone()
        return _entry(row) if row else None

    def entries(self, status: RunStatus | None = None) -> list[LedgerEntry]:
        """All runs, or those of one status: the most urgent first, then the oldest."""
        with self._lock:
            rows = self._connection.execute(_IN_ORDER, (status, status)).fetchall()
        return [_entry(row) for row in rows]

    def forget(self, run_id: str) -> None:
        """Delete the run's line."""
        self._delete(run_id, runs="id")


def _entry(row: sqlite3.Row) -> LedgerEntry:
    values = dict(row)
    failure = values.pop("failure")
    return LedgerEntry(
        **{k: values[k] for k in values if k != "engines"},
        engines=json.loads(values["engines"]),
        failure=Failure.model_validate_json(failure) if failure else None,
    )
