"""Which files make up a case."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from wardround.records import CaseError, CoverageEntry, EmptyCaseError, Limits
from wardround.tools.readers.paths import shown

CASE_FILE = "case.toml"
_LONGEST_NAME = 255
"""Bytes in one step of a path, on the systems that we know."""
_SENTENCE = re.compile(r"\w\w[.!?](\s|$)")
_AS_TEXT = 'texts go in by name: {"note.txt": text}, and a row of a table as row.dropna().to_dict()'


class Listing(NamedTuple):
    """The files of a case below one root."""

    root: Path
    files: tuple[Path, ...]
    coverage: tuple[CoverageEntry, ...] = ()
    """Folders that cannot be listed, and files beyond the limit."""


def list_files(source: str | Path | Sequence[str | Path], limits: Limits) -> Listing:
    """A folder's files with all below it, in the order of their names; or the files given.

    Raises:
        CaseError: a path that does not exist.
        EmptyCaseError: no file at all.
    """
    written = [source] if isinstance(source, (str, Path)) else _listed(source)
    if not written:
        raise EmptyCaseError("the case has no files")
    if "" in written:  # it would be the working directory, whatever that holds
        raise CaseError("an empty path is no case", hint="give `.` for the working directory")
    if any(_is_text(str(one)) for one in written):  # not shown: it is what a document says
        raise CaseError("a text stands where a path goes", hint=_AS_TEXT)
    given = [Path(one) for one in written]
    for path in given:
        if not os.path.lexists(path):
            raise CaseError(f"{path}: no such file or folder", hint="check the path")
    if len(given) == 1 and given[0].is_dir():
        return _folder(given[0], limits)
    return _files(given, limits)


def _listed(source: object) -> list[str | Path]:
    """A list of paths, and nothing else that a program may have handed in by mistake."""
    paths: list[str | Path] = []
    for one in source if isinstance(source, Iterable) and not isinstance(source, bytes) else [source]:
        if not isinstance(one, (str, Path)):
            hint = f"a folder, a list of files, or texts by name; {_AS_TEXT}"
            raise CaseError(f"a case is no {type(one).__name__}", hint=hint)
        paths.append(one)
    return paths


def _is_text(path: str) -> bool:
    """Whether what was given as a path is a document's text: it has lines or sentences, or a name longer than any."""
    if "\n" in path.strip() or any(len(step.encode(errors="replace")) > _LONGEST_NAME for step in path.split("/")):
        return True
    return " " in path and bool(_SENTENCE.search(path)) and not os.path.lexists(path)


def _folder(folder: Path, limits: Limits) -> Listing:
    root = folder.absolute()
    files, broken = _walk(root, root)
    _refuse_several(root, files)
    if not files and not broken:
        raise EmptyCaseError(f"{folder}: the folder has no files")
    return _limited(root, files, broken, limits)


def _refuse_several(root: Path, files: list[Path]) -> None:
    """A folder of cases is not a case: their patients would be read as one."""
    cases = [file.parent.relative_to(root).as_posix() for file in files if file.name == CASE_FILE]
    if len(cases) > 1 and "." not in cases:
        hint = "give one of them, or the folder to `wardround batch`"
        raise CaseError(f"{root.name} holds {len(cases)} cases, not one: {', '.join(map(shown, cases[:3]))}", hint=hint)


def _files(given: list[Path], limits: Limits) -> Listing:
    """Files keep the order of their names; a folder among them is read with all below it."""
    absolute = [Path(os.path.abspath(path)) for path in given]  # noqa: PTH100 - resolve() would follow links out of the case
    root = Path(os.path.commonpath([path if path.is_dir() else path.parent for path in absolute]))
    files: list[Path] = []
    broken: list[CoverageEntry] = []
    for path in absolute:
        if path.is_dir() and not path.is_symlink():
            found, lines = _walk(path, root)
            files += found
            broken += lines
        else:
            files.append(path)
    if not files and not broken:
        raise EmptyCaseError("the folders have no files")
    return _limited(root, sorted(set(files)), broken, limits)


def _walk(folder: Path, root: Path) -> tuple[list[Path], list[CoverageEntry]]:
    """All files below a folder; links to folders are listed as files, which their reader refuses."""
    files: list[Path] = []
    broken: list[CoverageEntry] = []

    def note(error: OSError) -> None:
        name = Path(str(error.filename)).relative_to(root).as_posix() if error.filename else "a folder"
        broken.append(CoverageEntry(item=shown(name), status="unreadable", reason="the folder cannot be listed"))

    for current, folders, names in os.walk(folder, onerror=note):
        links = [name for name in folders if (Path(current) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in links)
        files += [Path(current) / name for name in [*names, *links]]
    return sorted(files), broken


def _limited(root: Path, files: list[Path], broken: list[CoverageEntry], limits: Limits) -> Listing:
    kept = files[: limits.items]
    lines = list(broken)
    if len(files) > len(kept):
        reason = f"{len(files) - len(kept)} files beyond the limit of {limits.items} were not read"
        lines.append(
            CoverageEntry(item=shown(files[len(kept)].relative_to(root).as_posix()), status="refused", reason=reason)
        )
    return Listing(root, tuple(kept), tuple(lines))
