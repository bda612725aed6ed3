"""Cases on disk, by content. State carries a reference, so a checkpoint never copies a long record again and again."""

import os
import tempfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from pydantic import ValidationError

from wardround.graphs.storage.seal import Seal
from wardround.graphs.storage.tables import kept_in, private_folder
from wardround.records import Case, HomeError, RunError, canonical_json, sha256_of


class CaseFiles:
    """A folder of cases, each in a file named by its hash.

    Args:
        folder: where they live; made when the first case is kept.
        seal: for encryption at rest.
    """

    def __init__(self, folder: Path, seal: Seal | None = None) -> None:
        self.folder = folder
        self._seal = seal or Seal()

    def keep(self, case: Case) -> str:
        """Write the case, whole or not at all.

        Returns:
            The hash that it can be had back by.

        Raises:
            HomeError: the folder cannot be written to.
        """
        digest = sha256_of(case)
        target = self._path(digest)
        with kept_in(target):
            if not target.exists():
                private_folder(self.folder)
                _write_whole(target, self._seal.shut(canonical_json(case)))
        return digest

    def load(self, digest: str) -> Case:
        """The case with this hash.

        Raises:
            RunError: it is not there, or its file was changed.
            HomeError: it is encrypted, and the key is missing or another.
        """
        return parsed((str(self.folder), digest), lambda: self._seal.open(self._read(digest)))

    def forget(self, digest: str) -> None:
        """Delete the case, if it is there."""
        with kept_in(self._path(digest)):
            self._path(digest).unlink(missing_ok=True)
        drop_parsed((str(self.folder), digest))

    def _read(self, digest: str) -> bytes:
        try:
            with kept_in(self._path(digest)):
                return self._path(digest).read_bytes()
        except HomeError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                raise gone() from error
            raise

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest}.json"


_Name = tuple[str, str]
"""Where a case is kept, and its hash."""

_PARSED: OrderedDict[_Name, Case] = OrderedDict()
_MOST_PARSED = 8
_TURN = Lock()


def parsed(name: _Name, read: Callable[[], bytes]) -> Case:
    """A case that was read before, or what is read now, checked against its hash. Every node asks for its case.

    Raises:
        RunError: it is not what was kept.
    """
    with _TURN:
        if name not in _PARSED:
            _PARSED[name] = _checked(read(), name[1])
        _PARSED.move_to_end(name)
        while len(_PARSED) > _MOST_PARSED:
            _PARSED.popitem(last=False)
        return _PARSED[name]


def drop_parsed(name: _Name) -> None:
    """Forget that it was read."""
    with _TURN:
        _PARSED.pop(name, None)


def gone() -> RunError:
    """What to raise when there is no such case."""
    return RunError("the case of this run is gone", hint="it was forgotten, or WARDROUND_HOME is another")


def _checked(data: bytes, digest: str) -> Case:
    try:
        case = Case.model_validate_json(data)
    except ValidationError:
        case = None
    if case is None or sha256_of(case) != digest:
        raise RunError("the case of this run was changed where it is kept", hint="run the case again")
    return case


def _write_whole(target: Path, data: bytes) -> None:
    """Write beside the target and rename: a killed process leaves the whole file or none, a full disk none."""
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:  # readable by this user alone
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            Path(file.name).unlink()
            raise
    Path(file.name).replace(target)
