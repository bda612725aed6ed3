"""Cases on disk, by content. State carries a reference, so a checkpoint never copies a long record again and again."""

import os
import tempfile
from functools import lru_cache
from pathlib import Path

from wardround.records import Case, HomeError, Record, RunError, Task, canonical_json, sha256_of


class CaseRef(Record):
    """Stands for a case in the graph's state."""

    id: str
    """The case."""
    sha256: str
    """Hash of its canonical JSON; also its file name."""
    task: Task
    """What to draft."""
    question: str | None = None
    """For the task `answer`."""
    units: tuple[tuple[str, ...], ...] = ()
    """Ids of images, grouped as they are to be read: single images, or the slices of one series."""


class CaseFiles:
    """A folder of cases, each in a file named by its hash.

    Args:
        folder: where they live; made when the first case is kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, case: Case) -> str:
        """Write the case, whole or not at all.

        Returns:
            The hash that it can be had back by.

        Raises:
            HomeError: the folder cannot be written to.
        """
        digest = sha256_of(case)
        target = self._path(digest)
        if not target.exists():
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                _write_whole(target, canonical_json(case))
            except OSError as error:
                raise HomeError(f"cannot keep the case in {self.folder}: {error.strerror}") from error
        return digest

    def load(self, digest: str) -> Case:
        """The case with this hash.

        Raises:
            RunError: it is not there, or its file was changed.
        """
        return _load(str(self._path(digest)), digest)

    def forget(self, digest: str) -> None:
        """Delete the case, if it is there."""
        self._path(digest).unlink(missing_ok=True)
        _load.cache_clear()

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest}.json"


@lru_cache(maxsize=8)
def _load(path: str, digest: str) -> Case:
    try:
        case = Case.model_validate_json(Path(path).read_bytes())
    except FileNotFoundError as error:
        raise RunError("the case of this run is gone", hint="it was forgotten, or WARDROUND_HOME is another") from error
    if sha256_of(case) != digest:
        raise RunError("the case of this run was changed on disk", hint="run the case again")
    return case


def _write_whole(target: Path, data: bytes) -> None:
    """Write beside the target and rename: a killed process leaves the whole file or none."""
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(target)
