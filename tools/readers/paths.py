"""Opening files that others chose: nothing outside the case's folder, nothing special, nothing too large."""

import stat
import unicodedata
from pathlib import Path

from wardround.records import Limits, RefusedError, UnreadableError

from .result import Opened


def open_inside(path: Path, root: Path, limits: Limits) -> Opened:
    """Read a file of the case.

    Raises:
        RefusedError: a link that leads out of the root, no regular file, or larger than `limits.file_bytes`.
        UnreadableError: it cannot be opened, or has no bytes.
    """
    name = relative_name(path, root)
    try:
        real = path.resolve(strict=True)
        _check(path, real, root, limits, name)
        data = real.read_bytes()
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a loop of links
        why = "a link that leads nowhere" if path.is_symlink() else type(error).__name__
        raise UnreadableError(f"{name}: cannot be opened ({why})") from error
    if not data:
        raise UnreadableError(f"{name}: the file is empty")
    return Opened(name=name, data=data, limits=limits)


def relative_name(path: Path, root: Path) -> str:
    """The path as records name it: relative to the root, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def is_utf8(name: str) -> bool:
    """Whether a name can be written down: the system hands on bytes that are no UTF-8 as halves of characters."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def shown(name: str) -> str:
    """The name on one line, with what cannot be written down as an escape."""
    plain = "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in name)
    return plain.encode("utf-8", "backslashreplace").decode("utf-8")


def is_one_line(name: str) -> bool:
    """Whether a name can stand in a line: one with line breaks or marks of a terminal could pass for other lines."""
    return not any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in name)


def _check(path: Path, real: Path, root: Path, limits: Limits, name: str) -> None:
    if not real.is_relative_to(root.resolve()):
        raise RefusedError(f"{name}: leads outside the case's folder", hint="put the file itself into the folder")
    status = real.stat()
    if stat.S_ISDIR(status.st_mode):
        raise RefusedError(f"{name}: a link to a folder", hint="put the files themselves into the case's folder")
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError(f"{name}: not a regular file")
    if status.st_size > limits.file_bytes:
        raise RefusedError(
            f"{name}: {status.st_size} bytes; the limit is {limits.file_bytes}",
            hint="split it, or raise Limits.file_bytes",
        )
