"""DICOM data sets from strangers: parsed with warnings off and every failure typed."""

import io
import logging
import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from wardround.records import UnreadableError

if TYPE_CHECKING:
    from pydicom import Dataset

_ONE_AT_A_TIME = threading.RLock()
_FAILURES = (
    OSError, ValueError, TypeError, KeyError, AttributeError, IndexError, NotImplementedError, EOFError, OverflowError, RecursionError,
    AssertionError, struct.error, zlib.error, LookupError, ArithmeticError,
)  # fmt: skip
"""What pydicom raises on damaged files: it has no error of its own for most of them."""


def open_dataset(data: bytes, name: str, *, stop_before_pixels: bool = False) -> "Dataset":
    """Parse a DICOM file, with or without preamble.

    Raises:
        UnreadableError: no DICOM, or damaged.
    """
    import pydicom
    from pydicom.errors import BytesLengthException, InvalidDicomError

    try:
        with quiet():
            dataset = pydicom.dcmread(
                io.BytesIO(data), force=data[128:132] != b"DICM", stop_before_pixels=stop_before_pixels
            )
            if not len(dataset):
                raise UnreadableError(f"{name}: a DICOM file without content")
    except (*_FAILURES, InvalidDicomError, BytesLengthException) as error:
        raise UnreadableError(f"{name}: damaged DICOM ({type(error).__name__})") from error
    return dataset


@contextmanager
def quiet() -> Iterator[None]:
    """With no warnings: pydicom warns about every oddity of a value, and logs the value; names must not reach a log.

    Warnings and loggers belong to the whole process, so only one thread at a time is inside.
    """
    logger = logging.getLogger("pydicom")
    with _ONE_AT_A_TIME, warnings.catch_warnings(action="ignore"):
        before, logger.disabled = logger.disabled, True
        try:
            yield
        finally:
            logger.disabled = before


def value(dataset: "Dataset", keyword: str) -> Any:  # noqa: ANN401 - DICOM values
    """An element's value; None when it is absent, empty or cannot be read."""
    try:
        with quiet():
            found = getattr(dataset, keyword, None)
    except (*_FAILURES, Exception):  # noqa: BLE001 - lazily parsed values raise anything; such an element is treated as absent
        return None
    return found if found not in (None, "") else None


def text(dataset: "Dataset", keyword: str) -> str | None:
    """An element as one line of text; None when it is absent."""
    found = value(dataset, keyword)
    if found is None:
        return None
    try:
        return " ".join(str(found).split()) or None
    except Exception:  # noqa: BLE001 - names in damaged character sets; treated as absent
        return None


def numbers(dataset: "Dataset", keyword: str, count: int | None = None) -> tuple[float, ...] | None:
    """An element as finite numbers; None unless there are `count` of them."""
    found = value(dataset, keyword)
    if found is None:
        return None
    many = (
        found
        if isinstance(found, (list, tuple)) or (hasattr(found, "__iter__") and not isinstance(found, (str, bytes)))
        else [found]
    )
    try:
        read = tuple(float(one) for one in many)
    except (TypeError, ValueError, OverflowError):
        return None
    finite = all(one - one == 0 for one in read)
    return read if finite and read and (count is None or len(read) == count) else None


def integer(dataset: "Dataset", keyword: str) -> int | None:
    """An element as one whole number."""
    read = numbers(dataset, keyword)
    return int(read[0]) if read else None


def compressed_syntax(dataset: "Dataset") -> str | None:
    """Name of the transfer syntax when pixel data is compressed by it; None when it is not, or no syntax is given."""
    from pydicom.uid import UID

    with quiet():
        syntax = UID(str(value(getattr(dataset, "file_meta", dataset), "TransferSyntaxUID") or ""))
        return syntax.name if syntax.is_transfer_syntax and syntax.is_compressed else None
