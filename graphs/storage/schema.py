"""Our tables in PostgreSQL: made once, by one process, in the schema `wardround`."""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg import Connection

VERSION = 1
"""Goes up with every change of the tables, those of LangGraph's saver included."""

_LOCK = 7_223_114_006
"""Key of the advisory lock under which tables are made."""

_CASES = "CREATE TABLE IF NOT EXISTS cases (sha256 TEXT PRIMARY KEY, body BYTEA NOT NULL)"

_WITH_WORDS = {
    "cases": ("body",),
    "runs": ("case_id",),
    "marks": ("text", "reason"),
    "checkpoints": ("checkpoint", "metadata"),
    "checkpoint_blobs": ("blob",),
    "checkpoint_writes": ("blob",),
}
"""Columns that hold what documents say. The planner's statistics would keep samples of them after a delete."""


def make_ready(connection: "Connection[Any]", tables: Sequence[str], make_checkpoints: Callable[[Any], None]) -> None:
    """Make the tables, unless they are there, and let the connection see them.

    Args:
        connection: in autocommit.
        tables: statements that make ours.
        make_checkpoints: makes LangGraph's.
    """
    connection.execute("SELECT set_config('search_path', 'wardround', false)")
    if _version(connection) >= VERSION:
        return
    # Not pg_advisory_lock: LangGraph makes indices CONCURRENTLY, which waits for everybody who is in a statement, and
    # who waits in that call is in one.
    while not _truth(connection, f"SELECT pg_try_advisory_lock({_LOCK}) AS yes"):
        time.sleep(0.05)
    try:
        if _version(connection) < VERSION:
            _make(connection, tables, make_checkpoints)
    finally:
        connection.execute(f"SELECT pg_advisory_unlock({_LOCK})".encode())


def _make(connection: "Connection[Any]", tables: Sequence[str], make_checkpoints: Callable[[Any], None]) -> None:
    if not _truth(connection, "SELECT to_regnamespace('wardround') IS NOT NULL AS yes"):
        connection.execute("CREATE SCHEMA wardround")
    for table in (_CASES, *tables):
        connection.execute(table.encode())
    make_checkpoints(connection)
    for table, columns in _WITH_WORDS.items():
        for column in columns:
            connection.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0".encode())
    connection.execute("CREATE TABLE IF NOT EXISTS ready (version INTEGER NOT NULL)")
    connection.execute("INSERT INTO ready VALUES (%s)", (VERSION,))


def _version(connection: "Connection[Any]") -> int:
    if not _truth(connection, "SELECT to_regclass('wardround.ready') IS NOT NULL AS yes"):
        return 0
    rows = connection.execute("SELECT version FROM ready").fetchall()
    return max((int(row["version"]) for row in rows), default=0)


def _truth(connection: "Connection[Any]", sql: str) -> bool:
    return bool(connection.execute(sql.encode()).fetchall()[0]["yes"])
