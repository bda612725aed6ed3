"""A case without what identifies, for what leaves the machine: documents as text, DICOM files by PS3.15."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wardround.records import Case, Image, Limits, ReadError, Record, UnreadableError
from wardround.tools.deidentify import Deidentifier, deidentify_dicom
from wardround.tools.readers.paths import open_inside

if TYPE_CHECKING:
    from wardround.tools.deidentify.dicom import Dates


class Outgoing(Record):
    """One item of a case, ready to leave, or the reason why it is not."""

    item: str
    """Path of its source, with pages or id where it holds several documents; it may name the patient: it stays here."""
    name: str | None = None
    """A file name that says nothing of the patient; None when the item is left out."""
    data: bytes = b""
    """What leaves."""
    reason: str = ""
    """Why it is left out, or what to look at before it goes."""


def outgoing(
    case: Case, *, secret: str | None = None, dates: "Dates" = "remove", burned_in: bool = False,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Iterator[Outgoing]:  # fmt: skip
    """Every document and every image file of a case, one after the other.

    Args:
        case: as `load_case` gave it.
        secret: decides surrogates, identifiers and by how much dates move; drawn anew when not given.
        dates: what becomes of dates in DICOM; those in texts always move.
        burned_in: whether pictures in which writing is suspected go too.
        limits: for untrusted input.
    """
    secret = secret or secrets.token_hex(32)
    texts = Deidentifier(secret=secret, subjects=[case.subject] if case.subject else [])
    for number, document in enumerate(case.documents, start=1):
        data = texts.deidentify(document.text).text.encode()
        yield Outgoing(item=case.name_of(document.id), name=f"document-{number:04}.txt", data=data)
    images = {image.source.path if _is_dicom(image) else image.called: image for image in case.images}
    for number, image in enumerate(images.values(), start=1):
        yield _image(case, image, f"image-{number:04}.dcm", secret, dates, burned_in, limits)


def _is_dicom(image: Image) -> bool:
    """Then all frames leave in one file."""
    return image.source.media_type == "application/dicom"


def _image(
    case: Case, image: Image, name: str, secret: str, dates: "Dates", burned_in: bool, limits: Limits
) -> Outgoing:
    item = image.source.path
    if not _is_dicom(image):
        return Outgoing(item=image.called, reason="an exported picture: nothing in it says what it shows or whom")
    root = Path(case.root)
    try:
        opened = open_inside(root / item, root, limits)
        if opened.sha256 != image.source.sha256:
            raise UnreadableError("the file has changed since intake")
        safe = deidentify_dicom(opened.data, secret=secret, name=item, dates=dates)
    except ReadError as error:
        return Outgoing(item=item, reason=error.message)
    suspicion = "; ".join(safe.burned_in)
    if suspicion and not burned_in:
        return Outgoing(item=item, reason=f"writing suspected in the picture: {suspicion}")
    return Outgoing(item=item, name=name, data=safe.data, reason=suspicion and f"look at it first: {suspicion}")
