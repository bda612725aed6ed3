"""The reviewer's desk: what has been looked at and noted claim by claim before the whole is decided, and who has it.

Nothing here decides anything: a decision is a `Review`, taken by `Runs.decide`.
"""

from datetime import UTC, datetime, timedelta
from typing import Literal

from wardround.graphs.storage.seal import Seal
from wardround.graphs.storage.tables import Tables
from wardround.records import Record

MarkDecision = Literal["looked", "approve", "edit", "reject", "accept", "dismiss"]
"""`looked` at its evidence and nothing more; `approve`, `edit`, `reject` a claim; `accept`, `dismiss` an omission."""

HOLD = timedelta(minutes=30)
"""How long a run stays with a reviewer who does nothing on it."""

TABLES = (
    """CREATE TABLE IF NOT EXISTS marks (
        run_id TEXT NOT NULL, draft_sha256 TEXT NOT NULL, reviewer TEXT NOT NULL, target TEXT NOT NULL,
        decision TEXT NOT NULL, text TEXT, reason TEXT, at TEXT NOT NULL,
        PRIMARY KEY (run_id, draft_sha256, reviewer, target))""",
    "CREATE TABLE IF NOT EXISTS held (run_id TEXT PRIMARY KEY, reviewer TEXT NOT NULL, until TEXT NOT NULL)",
)
"""What `Tables` must be opened with."""

_MARK = """
INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run_id, draft_sha256, reviewer, target) DO UPDATE
SET decision = excluded.decision, text = excluded.text, reason = excluded.reason, at = excluded.at
WHERE excluded.decision != 'looked'
"""

_TAKE = """
INSERT INTO held VALUES (?, ?, ?) ON CONFLICT (run_id) DO UPDATE
SET reviewer = excluded.reviewer, until = excluded.until
WHERE held.reviewer = excluded.reviewer OR held.until < ? OR ?
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


class Desk:
    """Notes and holds in tables that several processes share.

    Args:
        tables: opened with `TABLES`.
        seal: for encryption at rest; a note may quote the record.
    """

    def __init__(self, tables: Tables, seal: Seal) -> None:
        self._tables, self._seal = tables, seal

    def mark(self, run_id: str, draft_sha256: str, reviewer: str, mark: Mark) -> None:
        """Note something; it replaces what this reviewer noted before, except that a mere look replaces nothing."""
        text, reason = self._seal.shut_text(mark.text), self._seal.shut_text(mark.reason)
        values = (run_id, draft_sha256, reviewer, mark.target, mark.decision, text, reason, _now())
        self._tables.change((_MARK, values))

    def unmark(self, run_id: str, draft_sha256: str, reviewer: str, target: str) -> None:
        """Take a note back; that it was looked at stays true."""
        query = (
            "UPDATE marks SET decision = 'looked', text = NULL, reason = NULL"
            " WHERE run_id = ? AND draft_sha256 = ? AND reviewer = ? AND target = ?"
        )
        self._tables.change((query, (run_id, draft_sha256, reviewer, target)))

    def marks(self, run_id: str, draft_sha256: str, reviewer: str) -> dict[str, Mark]:
        """This reviewer's notes on this draft, by target."""
        query = (
            "SELECT target, decision, text, reason FROM marks"
            " WHERE run_id = ? AND draft_sha256 = ? AND reviewer = ? ORDER BY at, target"
        )
        opened = self._seal.open_text
        return {
            row["target"]: Mark(
                target=row["target"],
                decision=row["decision"],
                text=opened(row["text"]),
                reason=opened(row["reason"]),
            )
            for row in self._tables.rows(query, run_id, draft_sha256, reviewer)
        }

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
        self._tables.change((_TAKE, (run_id, reviewer, until, _now(), over)))
        return self.holds()[run_id]

    def holds(self) -> dict[str, Hold]:
        """The runs that somebody has."""
        rows = self._tables.rows("SELECT run_id, reviewer, until FROM held WHERE until >= ?", _now())
        return {
            row["run_id"]: Hold(reviewer=row["reviewer"], until=datetime.fromisoformat(row["until"])) for row in rows
        }

    def let_go(self, run_id: str) -> None:
        """Nobody has it any more."""
        self._tables.change(("DELETE FROM held WHERE run_id = ?", (run_id,)))

    def forget(self, run_id: str) -> None:
        """Delete everything on this run."""
        deletes = (f"DELETE FROM {table} WHERE run_id = ?" for table in ("marks", "held"))  # noqa: S608 - our names
        self._tables.change(*((delete, (run_id,)) for delete in deletes))


def _now() -> str:
    return datetime.now(UTC).isoformat()
