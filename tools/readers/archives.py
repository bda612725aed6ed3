"""Compressed forms, opened with an eye on how far they unfold."""

import io
import zipfile
import zlib

from wardround.records import RefusedError, UnreadableError

from .result import Opened

_LARGEST_RATIO = 200
"""Real exports shrink to a tenth; a file that unfolds more than this is made to fill the memory."""


def gunzip(opened: Opened) -> Opened:
    """What a gzip file holds.

    Raises:
        UnreadableError: damaged.
        RefusedError: unfolds beyond `limits.file_bytes`.
    """
    stream = zlib.decompressobj(wbits=31)
    try:
        data = stream.decompress(opened.data, opened.limits.file_bytes + 1)
    except zlib.error as error:
        raise UnreadableError(f"{opened.name}: damaged gzip") from error
    if len(data) > opened.limits.file_bytes:
        raise _too_large(opened)
    if not stream.eof:
        raise UnreadableError(f"{opened.name}: gzip that is cut off")
    return opened.part(data)


def open_zip(opened: Opened) -> zipfile.ZipFile:
    """A zip archive whose members may be read.

    Raises:
        UnreadableError: damaged.
        RefusedError: encrypted, or unfolds too far.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(opened.data))
        total = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError(f"{opened.name}: a damaged archive") from error
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise RefusedError(f"{opened.name}: encrypted")
    if total > min(opened.limits.file_bytes, _LARGEST_RATIO * len(opened.data) + 1_000_000):
        raise _too_large(opened)
    return archive


def read_member(archive: zipfile.ZipFile, name: str, opened: Opened) -> bytes:
    """A member's bytes; empty when there is no such member.

    Raises:
        UnreadableError: damaged.
    """
    if name not in archive.namelist():
        return b""
    try:
        with archive.open(name) as member:
            return member.read(opened.limits.file_bytes)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(f"{opened.name}: a damaged archive") from error


def _too_large(opened: Opened) -> RefusedError:
    return RefusedError(
        f"{opened.name}: unfolds to more than {opened.limits.file_bytes} bytes or far beyond its size",
        hint="unpack it yourself if you trust it",
    )
