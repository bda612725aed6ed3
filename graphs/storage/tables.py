"""Tables that several processes share, in an SQLite file here; `postgres.py` has the same in a server."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from wardround.records import HomeError

Row = dict[str, Any]
Statement = tuple[str, Sequence[Any]]
"""SQL that SQLite and PostgreSQL both understand, with `?` for each value, and the values."""


class Tables(Protocol):
    """What the ledger and the desk are written on."""

    def rows(self, sql: str, *values: Any) -> list[Row]:  # noqa: ANN401 - a column's value
        """What a query finds."""
        ...

    def change(self, *statements: Statement) -> int:
        """Carry out all of them or none; gives the number of rows that the last one has touched."""
        ...

    def close(self) -> None:
        """Let go of the file or connection."""
        ...


class FileTables:
    """Tables in one file: threads of this process take turns, other processes are waited for.

    Args:
        path: of the file; made when missing.
        tables: statements that make its tables.

    Raises:
        HomeError: the file cannot be opened.
    """

    def __init__(self, path: Path, tables: Sequence[str]) -> None:
        self._path = path
        self._connection = connect(path)
        self._connection.row_factory = sqlite3.Row
        self._lock = threading.Lock()
        self.change(*((table, ()) for table in tables))

    def rows(self, sql: str, *values: Any) -> list[Row]:  # noqa: ANN401 - likewise
        """As in `Tables`."""
        with self._lock, kept_in(self._path):
            return [dict(row) for row in self._connection.execute(sql, values)]

    def change(self, *statements: Statement) -> int:
        """As in `Tables`."""
        with self._lock, kept_in(self._path), self._connection:
            for sql, values in statements:
                touched = self._connection.execute(sql, values).rowcount
        return touched

    def scrub(self) -> None:
        """Leave no byte of what was deleted."""
        with self._lock, kept_in(self._path):
            scrub(self._connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for this user alone; one that is there stays as it is.

    Raises:
        OSError: it cannot be made.
    """
    if not folder.exists():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def kept_in(path: Path) -> Iterator[None]:
    """What the system or SQLite says of a file, such as a full disk, as an error of ours.

    Raises:
        HomeError: the file cannot be read or written.
    """
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise HomeError(f"cannot keep state in {path.parent}: {why}", hint=_hint(str(why))) from error


def _hint(why: str) -> str:
    full = "full" in why or "No space" in why
    return "free some space, then `wardround resume` goes on with the run" if full else HomeError.hint


def connect(path: Path) -> sqlite3.Connection:
    """A connection that waits for other processes, and whose deletes overwrite what they delete.

    Nobody else on the machine can read the file, nor its log, which SQLite makes with the same rights.

    Raises:
        HomeError: the file cannot be opened or written.
    """
    with kept_in(path):
        private_folder(path.parent)
        path.touch(mode=0o600)
        connection = sqlite3.connect(path, check_same_thread=False, timeout=30)
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA journal_mode=WAL")
    return connection


def scrub(connection: sqlite3.Connection) -> None:
    """Fold the write-ahead log into the file and empty it: it holds copies of pages from before a delete.

    While another process reads, the log stays; the last connection that closes removes it.
    """
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
