"""An SQLite file that the processes of one home folder share."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wardround.graphs.checkpoints import connect, scrub


class SharedFile:
    """Tables in one file: threads of this process take turns, other processes are waited for.

    Args:
        path: of the file; made when missing.
        tables: statements that make its tables.

    Raises:
        HomeError: the file cannot be opened.
    """

    def __init__(self, path: Path, *tables: str) -> None:
        self._connection = connect(path)
        self._connection.row_factory = sqlite3.Row
        self._lock = threading.Lock()
        with self._transaction():
            for table in tables:
                self._connection.execute(table)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _delete(self, run_id: str, **columns: str) -> None:
        """Delete a run's rows (table=column), and leave no byte of them in the file."""
        with self._transaction():
            for table, column in columns.items():
                self._connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (run_id,))  # noqa: S608 - our names
        with self._lock:
            scrub(self._connection)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._lock, self._connection:
            yield
