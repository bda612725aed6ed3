"""The reviewer's desk: what has been looked at and noted claim by claim before the whole is decided, and who has it.

Nothing here decides anything: a decision is a `Review`, taken by `Runs.decide`.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from wardround.graphs.sharedfile import SharedFile
from wardround.records import Record

MarkDecision = Literal["looked", "approve", "edit", "reject", "accept", "dismiss"]
"""`looked` at its evidence and nothing more; `approve`, `edit`, `reject` a claim; `accept`, `dismiss` an omission."""

HOLD = timedelta(minutes=30)
"""How long a run stays with a reviewer who does nothing on it."""

_TABLES = (
    """CREATE TABLE IF NOT EXISTS marks (
        run_id TEXT NOT NULL, draft_sha256 TEXT NOT NULL, reviewer TEXT NOT NULL, target TEXT NOT NULL,
        decision TEXT NOT NULL, text TEXT, reason TEXT, at TEXT NOT NULL,
        PRIMARY KEY (run_id, draft_sha256, reviewer, target))""",
    "CREATE TABLE IF NOT EXISTS held (run_id TEXT PRIMARY KEY, reviewer TEXT NOT NULL, until TEXT NOT NULL)",
)

_MARK = """
INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
SET decision = excluded.decision, text = excluded.text, reason = excluded.reason, at = excluded.at
WHERE excluded.decision != 'looked'
"""

_TAKE = """
INSERT INTO held VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET reviewer = excluded.reviewer, until = excluded.until
WHERE reviewer = excluded.reviewer OR until < ? OR ?
"""


class Mark(Record):
    """One reviewer's note on one claim or omission of one draft."""

    target: str
    """A claim's id, or `omission N` with the omission's rank."""
    decision: MarkDecision
    """What was noted."""
    text: str | None = None
    """The new text, for `edit`."""
    reason: str | None = None
    """Why, for the record."""


class Hold(Record):
    """Who works on a run."""

    reviewer: str
    """By name."""
    until: datetime
    """UTC; after that it is free."""


class Desk(SharedFile):
    """Notes and holds in one SQLite file that several processes share.

    Args:
        path: of the file; made when missing.

    Raises:
        HomeError: the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, *_TABLES)

    def mark(self, run_id: str, draft_sha256: str, reviewer: str, mark: Mark) -> None:
        """Note something; it replaces what this reviewer noted before, except that a mere look replaces nothing."""
        values = (run_id, draft_sha256, reviewer, mark.target, mark.decision, mark.text, mark.reason, _now())
        with self._transaction():
            self._connection.execute(_MARK, values)

    def unmark(self, run_id: str, draft_sha256: str, reviewer: str, target: str) -> None:
        """Take a note back; that it was looked at stays true."""
        query = (
            "UPDATE marks SET decision = 'looked', text = NULL, reason = NULL"
            " WHERE run_id = ? AND draft_sha256 = ? AND reviewer = ? AND target = ?"
        )
        with self._transaction():
            self._connection.execute(query, (run_id, draft_sha256, reviewer, target))

    def marks(self, run_id: str, draft_sha256: str, reviewer: str) -> dict[str, Mark]:
        """This reviewer's notes on this draft, by target."""
        query = (
            "SELECT target, decision, text, reason FROM marks"
            " WHERE run_id = ? AND draft_sha256 = ? AND reviewer = ? ORDER BY rowid"
        )
        with self._lock:
            rows = self._connection.execute(query, (run_id, draft_sha256, reviewer)).fetchall()
        return {row[0]: Mark(target=row[0], decision=row[1], text=row[2], reason=row[3]) for row in rows}

    def take(self, run_id: str, reviewer: str, *, over: bool = False) -> Hold:
        """Take a run, or keep it for longer.

        Args:
            run_id: the run.
            reviewer: who.
            over: take it over from somebody who still has it.

        Returns:
            Who has it now: the reviewer, or the one who had it before.
        """
        until = (datetime.now(UTC) + HOLD).isoformat()
        with self._transaction():
            self._connection.execute(_TAKE, (run_id, reviewer, until, _now(), over))
        return self.holds()[run_id]

    def holds(self) -> dict[str, Hold]:
        """The runs that somebody has."""
        query = "SELECT run_id, reviewer, until FROM held WHERE until >= ?"
        with self._lock:
            rows = self._connection.execute(query, (_now(),)).fetchall()
        return {row[0]: Hold(reviewer=row[1], until=datetime.fromisoformat(row[2])) for row in rows}

    def let_go(self, run_id: str) -> None:
        """Nobody has it any more."""
        with self._transaction():
            self._connection.execute("DELETE FROM held WHERE run_id = ?", (run_id,))

    def forget(self, run_id: str) -> None:
        """Delete everything on this run."""
        self._delete(run_id, marks="run_id", held="run_id")


def _now() -> str:
    return datetime.now(UTC).isoformat()
