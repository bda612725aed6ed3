"""Documents and pictures inside files: decoded, read by the reader of their form, each with its coverage lines."""

import base64
import binascii
from collections.abc import Callable, Iterable
from typing import NamedTuple

from wardround.records import CoverageEntry, ReadError, RefusedError

from .result import Opened, ReadResult, Sighting

ReadPart = Callable[[Opened, str], ReadResult]
"""Reads bytes found inside a file; the string names their media type."""


class Embedded(NamedTuple):
    """Bytes found in a file."""

    ref: str
    """Where in it: `DocumentReference/1#content[0].attachment`, `OBX 3`."""
    title: str
    media_type: str
    data: bytes | None
    """None when it cannot be decoded, or is only pointed at."""
    date: str | None = None
    url: str = ""


def with_embedded(result: ReadResult, opened: Opened, found: Iterable[Embedded], read_part: ReadPart) -> ReadResult:
    """The result of a file together with what was found inside it."""
    for one in found:
        result = _joined(result, _read(opened, one, read_part))
    return result


def decode_base64(text: object) -> bytes | None:
    """Base64 with whatever blanks it has; None when it is none, or empty."""
    if not isinstance(text, str) or not text.strip():
        return None
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def _read(opened: Opened, one: Embedded, read_part: ReadPart) -> ReadResult:
    item = f"{opened.name} {one.ref}"
    if one.data is None:
        pointed = "only pointed at; the file itself is not in the case"
        reason = pointed if one.url else "no content that can be decoded"
        return ReadResult(coverage=(CoverageEntry(item=item, status="unreadable", reason=reason),))
    try:
        part = read_part(opened.part(one.data, at=one.ref), one.media_type)
    except ReadError as error:
        status = "refused" if isinstance(error, RefusedError) else "unreadable"
        return ReadResult(
            coverage=(CoverageEntry(item=item, status=status, reason=str(error).removeprefix(f"{opened.name}: ")),)
        )
    documents = tuple(
        document.model_copy(update={"title": one.title, "date": one.date or document.date})
        for document in part.documents
    )
    images = tuple(image.model_copy(update={"date": image.date or one.date}) for image in part.images)
    lines = tuple(line.model_copy(update={"item": line.item.replace(opened.name, item, 1)}) for line in part.coverage)
    seen = tuple(Sighting(item=item, subject=sighting.subject) for sighting in part.sightings)
    return ReadResult(documents=documents, images=images, coverage=lines, sightings=seen)


def _joined(whole: ReadResult, part: ReadResult) -> ReadResult:
    """Both results as one; ids of the second are counted on from the first."""
    new = {document.id: f"d{len(whole.documents) + number}" for number, document in enumerate(part.documents, start=1)}
    new |= {image.id: f"i{len(whole.images) + number}" for number, image in enumerate(part.images, start=1)}
    return ReadResult(
        documents=(*whole.documents, *(one.model_copy(update={"id": new[one.id]}) for one in part.documents)),
        images=(*whole.images, *(one.model_copy(update={"id": new[one.id]}) for one in part.images)),
        coverage=(
            *whole.coverage,
            *(line.model_copy(update={"source_id": new.get(line.source_id or "")}) for line in part.coverage),
        ),
        sightings=(*whole.sightings, *part.sightings),
    )
