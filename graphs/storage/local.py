"""Runs in the home folder: SQLite files, case files, and the operating system's file locks."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from filelock import FileLock

from wardround.graphs import desk, ledger
from wardround.graphs.storage.checkpoints import FileCheckpoints, open_checkpoints
from wardround.graphs.storage.seal import seal_of
from wardround.graphs.storage.tables import FileTables, private_folder, scrub
from wardround.records import Settings

if TYPE_CHECKING:
    from wardround.graphs.desk import Desk
    from wardround.graphs.ledger import Ledger


class LocalStorage:
    """As `Storage` has it.

    Args:
        settings: name the home folder and the key.
    """

    def __init__(self, settings: Settings) -> None:
        self.home = settings.home
        self.name = str(settings.home)
        self._seal = seal_of(settings)

    @cached_property
    def _runs(self) -> FileTables:
        tables = FileTables(self.home / "runs.sqlite", ledger.TABLES)
        if "reasons" not in {
            row["name"] for row in tables.rows("PRAGMA table_info(runs)")
        }:  # made before there were any
            tables.change(("ALTER TABLE runs ADD COLUMN reasons TEXT", ()))
        return tables

    @cached_property
    def _notes(self) -> FileTables:
        return FileTables(self.home / "desk.sqlite", desk.TABLES)

    @cached_property
    def ledger(self) -> "Ledger":
        """As in `Storage`."""
        return ledger.Ledger(self._runs, self._seal)

    @cached_property
    def desk(self) -> "Desk":
        """As in `Storage`."""
        return desk.Desk(self._notes, self._seal)

    @cached_property
    def checkpoints(self) -> FileCheckpoints:
        """As in `Storage`."""
        return open_checkpoints(self.home / "checkpoints.sqlite", self._seal.serializer)

    @contextmanager
    def locked(self, run_id: str) -> Iterator[None]:
        """As in `Storage`; the lock is the operating system's, so it dies with the process that holds it."""
        with self._lock(run_id):
            yield

    def is_free(self, run_id: str) -> bool:
        """As in `Storage`."""
        lock = self._lock(run_id)
        try:
            lock.acquire(timeout=0)
        except TimeoutError:
            return False
        lock.release()
        return True

    def scrub(self) -> None:
        """As in `Storage`."""
        scrub(self.checkpoints.conn)
        self._runs.scrub()
        self._notes.scrub()

    def close(self) -> None:
        """Close the files that were opened."""
        for name in ("_runs", "_notes"):
            if name in self.__dict__:
                getattr(self, name).close()
        if "checkpoints" in self.__dict__:
            self.checkpoints.conn.close()

    def _lock(self, run_id: str) -> FileLock:
        folder = self.home / "locks"
        private_folder(folder)
        return FileLock(folder / f"{run_id}.lock", mode=0o600)
