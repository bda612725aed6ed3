"""What a place for runs must be able to do, and which one the settings name."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

from wardround.records import Case, Settings

if TYPE_CHECKING:
    from langgraph.checkpoint.base import BaseCheckpointSaver

    from wardround.graphs.desk import Desk
    from wardround.graphs.ledger import Ledger


class Cases(Protocol):
    """Cases by the hash of their content."""

    def keep(self, case: Case) -> str:
        """Write the case, whole or not at all; gives the hash that it can be had back by."""
        ...

    def load(self, digest: str) -> Case:
        """The case with this hash."""
        ...

    def forget(self, digest: str) -> None:
        """Delete the case, if it is there."""
        ...


class Storage(Protocol):
    """Everything that is kept of runs."""

    name: str
    """For messages."""

    @property
    def ledger(self) -> "Ledger":
        """The list of runs."""
        ...

    @property
    def desk(self) -> "Desk":
        """What reviewers have noted on waiting runs."""
        ...

    @property
    def checkpoints(self) -> "BaseCheckpointSaver[Any]":
        """The graph's memory."""
        ...

    def locked(self, run_id: str) -> AbstractContextManager[None]:
        """Only one process at a time gets in; a process that dies lets go."""
        ...

    def is_free(self, run_id: str) -> bool:
        """Whether no process is at work on the run."""
        ...

    def scrub(self) -> None:
        """Leave no byte of what was deleted."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


def open_storage(settings: Settings) -> Storage:
    """The database that the settings name, else the home folder. Nothing is opened before it is used.

    Raises:
        MissingExtraError: PostgreSQL or a key is asked for, and its extra is not installed.
        HomeError: the key or the database's address cannot be used.
    """
    if settings.database is None:
        from wardround.graphs.storage.local import LocalStorage

        return LocalStorage(settings)
    from wardround.graphs.storage.postgres import PostgresStorage

    return PostgresStorage(settings)


def open_cases(settings: Settings) -> Cases:
    """Where the cases of these settings are.

    Raises:
        MissingExtraError: as for `open_storage`.
        HomeError: likewise.
    """
    if settings.database is None:
        from wardround.graphs.casefiles import CaseFiles
        from wardround.graphs.storage.seal import seal_of

        return CaseFiles(settings.home / "cases", seal_of(settings))
    from wardround.graphs.storage.postgres import PostgresCases

    return PostgresCases(settings)
