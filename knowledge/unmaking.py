"""A store that was made for nothing: the first thing to be added could not be read, or its server does not answer."""

import shutil
from pathlib import Path

from .catalogue import FILE

LOCK = "writing.lock"
VECTORS = "chroma"


def take_away(folder: Path, *, whole: bool) -> None:
    """Delete the files of an empty store, and nothing else that is there. One that another process writes to stays.

    Args:
        folder: the store's.
        whole: whether the folder was made with the store, and goes as well.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(folder / LOCK, timeout=0):
            for end in ("", "-wal", "-shm", "-journal"):
                (folder / f"{FILE}{end}").unlink(missing_ok=True)
            shutil.rmtree(folder / VECTORS, ignore_errors=True)
    except Timeout:
        return
    (folder / LOCK).unlink(missing_ok=True)
    if whole and not any(folder.iterdir()):
        folder.rmdir()
