"""A FHIR file as documents: the facts as one, every attached document as one of its own."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from wardround.records import CoverageEntry, Document, ReadError

from ..result import Opened, ReadResult, Sighting
from .attachments import Attachment, attachments
from .document import entries_of, is_entered_in_error, write
from .patients import sightings
from .resources import References, Resource, check_version, resources_in
from .version import fhir_version

ReadPart = Callable[[Opened, str], ReadResult]
"""Reads bytes found inside a file; the string names their media type."""


def read_fhir(opened: Opened, read_part: ReadPart) -> ReadResult:
    """Read FHIR R4 JSON.

    Args:
        opened: the file.
        read_part: reads attachments, which may be text, HTML, RTF, PDF, C-CDA or an image.

    Returns:
        One document with a line and a fact per statement, then the attachments; a coverage line for the file, and one for each
        resource that is administrative, in error, or broken.

    Raises:
        UnreadableError: no JSON, or no resource in it.
        RefusedError: another version than R4, or too long.
    """
    with collection_paused():
        return _read(opened, read_part)


@contextmanager
def collection_paused() -> Iterator[None]:
    """Without Python's cycle collector, which takes more than half of the time of parsing a large file.

    It walks all objects again and again while a file of a hundred thousand is built up, and JSON has no cycles.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _read(opened: Opened, read_part: ReadPart) -> ReadResult:
    resources, broken = resources_in(opened)
    check_version(opened, fhir_version(resource.body for resource in resources))
    seen = sightings(resources, opened.name)
    entries, lines = entries_of(resources, opened.name)
    lines += [
        CoverageEntry(item=f"{opened.name} {piece}", status="unreadable", reason="no FHIR resource") for piece in broken
    ]
    documents: tuple[Document, ...] = ()
    if entries:
        written = write(entries)
        documents = (
            Document(
                id="d1",
                kind="fhir",
                title=opened.stem,
                text=opened.take(written.text),
                source=opened.source("application/fhir+json"),
                date=_newest(written.facts),
                sections=written.sections,
                facts=written.facts,
                subject=seen[0].subject if seen else None,
            ),
        )
    status = CoverageEntry(
        item=opened.name,
        status="read",
        reason="" if entries else "administrative resources only",
        source_id="d1" if entries else None,
    )
    result = ReadResult(documents=documents, coverage=(status, *lines), sightings=tuple(seen))
    return _with_attachments(result, opened, resources, read_part)


def _newest(facts: tuple[object, ...]) -> str | None:
    return max((date for fact in facts if (date := getattr(fact, "date", None))), default=None)


def _with_attachments(result: ReadResult, opened: Opened, resources: list[Resource], read_part: ReadPart) -> ReadResult:
    references = References(resources)
    for resource in resources:
        if is_entered_in_error(resource.body):
            continue
        for attachment in attachments(resource, references):
            result = _joined(result, _read_attachment(opened, attachment, read_part))
    return result


def _read_attachment(opened: Opened, attachment: Attachment, read_part: ReadPart) -> ReadResult:
    item = f"{opened.name} {attachment.ref}"
    if attachment.data is None:
        reason = (
            "only pointed at; the file itself is not in the case"
            if attachment.url
            else "no content that can be decoded"
        )
        return ReadResult(coverage=(CoverageEntry(item=item, status="unreadable", reason=reason),))
    try:
        part = read_part(opened.part(attachment.data), attachment.media_type)
    except ReadError as error:
        status = "refused" if type(error).__name__ == "RefusedError" else "unreadable"
        return ReadResult(coverage=(CoverageEntry(item=item, status=status, reason=str(error)),))
    documents = tuple(
        document.model_copy(update={"title": attachment.title, "date": attachment.date or document.date})
        for document in part.documents
    )
    lines = tuple(line.model_copy(update={"item": line.item.replace(opened.name, item, 1)}) for line in part.coverage)
    seen = tuple(Sighting(item=item, subject=one.subject) for one in part.sightings)
    return part.model_copy(update={"documents": documents, "coverage": lines, "sightings": seen})


def _joined(whole: ReadResult, part: ReadResult) -> ReadResult:
    """Both results as one; ids of the second are counted on from the first."""
    new = {document.id: f"d{len(whole.documents) + number}" for number, document in enumerate(part.documents, start=1)}
    new |= {image.id: f"i{len(whole.images) + number}" for number, image in enumerate(part.images, start=1)}
    return ReadResult(
        documents=(*whole.documents, *(one.model_copy(update={"id": new[one.id]}) for one in part.documents)),
        images=whole.images,  # an image inside a resource has no file of its own to be checked against
        coverage=(*whole.coverage, *(_moved(line, new) for line in part.coverage)),
        sightings=(*whole.sightings, *part.sightings),
    )


def _moved(line: CoverageEntry, new: dict[str, str]) -> CoverageEntry:
    if line.source_id and line.source_id.startswith("i"):
        return line.model_copy(
            update={
                "status": "refused",
                "reason": "an image inside a resource is not shown; save it as a file",
                "source_id": None,
            }
        )
    return line.model_copy(update={"source_id": new.get(line.source_id or "")})
