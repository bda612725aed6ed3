"""Zip files, as openFDA and DailyMed offer them: files of a known kind, also in a zip within."""

import io
import logging
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from wardround.records import KnowledgeDocument, KnowledgeError

_log = logging.getLogger("wardround.knowledge")

_MOST_BYTES = 2**30
"""A member larger than this, unpacked, is refused."""
_DEEPEST = 2
"""A zip within a zip is opened, and none within that."""

Find = Callable[[str], Callable[[bytes, str], Iterator[KnowledgeDocument]] | None]
"""The reader for a file's name, if there is one."""


def zip_documents(file: Path, name: str, find: Find) -> Iterator[KnowledgeDocument]:
    """The documents of a zip file, member by member.

    Raises:
        KnowledgeError: broken, locked, or a member that unpacks to more than 1 GiB.
    """
    try:
        with file.open("rb") as opened:
            yield from _members(opened, name, find, _DEEPEST)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, EOFError) as error:
        raise KnowledgeError(f"{name} is broken or locked", hint="unpack it and give the files") from error


def _members(opened: "IO[bytes]", name: str, find: Find, depth: int) -> Iterator[KnowledgeDocument]:
    with zipfile.ZipFile(opened) as packed:
        for member in packed.infolist():
            place = f"{name}/{member.filename}"
            reader = find(member.filename)
            if member.filename.lower().endswith(".zip") and depth > 1:
                yield from _members(io.BytesIO(_bytes(packed, member, place)), place, find, depth - 1)
            elif reader and not member.filename.lower().endswith(".gz"):
                yield from reader(_bytes(packed, member, place), place)
            elif not member.is_dir():
                _log.info("passed over %s: not a known kind of document", place)


def _bytes(packed: zipfile.ZipFile, member: zipfile.ZipInfo, place: str) -> bytes:
    # What the header says may be a lie, so no more than the limit is read.
    with packed.open(member) as opened:
        data = opened.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise KnowledgeError(f"{place} unpacks to more than {_MOST_BYTES} bytes", hint="split it")
    return data
