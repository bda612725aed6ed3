"""A FHIR file as documents: the facts as one, every attached document as one of its own."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from wardround.records import CoverageEntry, Document

from ..embedded import Embedded, ReadPart, with_embedded
from ..result import Opened, ReadResult
from .attachments import attachments
from .document import entries_of, is_entered_in_error, write
from .patients import sightings, without_id
from .resources import References, Resource, check_version, resources_in
from .version import fhir_version


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
    resources, left = resources_in(opened)
    check_version(opened, fhir_version(resource.body for resource in resources))
    seen = sightings(resources, opened.name)
    entries, lines = entries_of(resources, opened.name)
    lines += [
        CoverageEntry(item=f"{opened.name} {piece}".strip(), status=status, reason=reason)
        for piece, status, reason in left
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
                subject=without_id(seen[0].subject) if seen else None,
            ),
        )
    status = CoverageEntry(
        item=opened.name,
        status="read",
        reason="" if entries else "administrative resources only" if resources else "a Bundle without entries",
        source_id="d1" if entries else None,
    )
    result = ReadResult(documents=documents, coverage=(status, *lines), sightings=tuple(seen))
    return with_embedded(result, opened, _attached(resources), read_part)


def _newest(facts: tuple[object, ...]) -> str | None:
    return max((date for fact in facts if (date := getattr(fact, "date", None))), default=None)


def _attached(resources: list[Resource]) -> Iterator[Embedded]:
    references = References(resources)
    for resource in resources:
        if not is_entered_in_error(resource.body):
            yield from attachments(resource, references)
