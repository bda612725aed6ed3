"""From the pages of a PDF to its documents: one, unless the file plainly holds several."""

from collections.abc import Sequence

from wardround.records import CoverageEntry, Document, Page, Subject

from ..header import read_subject
from ..labs import facts_of
from ..result import Opened, ReadResult, Sighting
from ..text import note_from
from .parts import is_table, part_pages
from .sheet import Sheet, sheets

_MEDIA_TYPE = "application/pdf"


def documents_of(opened: Opened, texts: Sequence[str], by_ocr: Sequence[bool]) -> ReadResult:
    """The documents of a file with a coverage line for each, and the patients that its pages name.

    Args:
        opened: the file.
        texts: of all pages in order; some, not all, may be empty.
        by_ocr: which of them were read by OCR.
    """
    found = sheets(list(zip(texts, by_ocr, strict=True)))
    parts = part_pages(found)
    documents, seen = [], []
    for number, part in enumerate(parts, start=1):
        document = _document(opened, [(place + 1, texts[place]) for place in part], number)
        if is_table([sheet for place in part if (sheet := found[place])]):
            document = _with_facts(document, found)
        item = opened.name
        if len(parts) > 1:
            document = document.model_copy(update={"title": f"{opened.stem} {document.page_range}"})
            item = f"{opened.name} {document.page_range}"
        documents.append(document)
        seen += _sightings(opened, item, document.subject, document)
    return ReadResult(documents=tuple(documents), coverage=_coverage(opened, documents), sightings=tuple(seen))


def _document(opened: Opened, pages: list[tuple[int, str]], number: int) -> Document:
    text, spans = _joined(pages)
    return note_from(opened, text, _MEDIA_TYPE, number=number, pages=spans)


def _with_facts(document: Document, found: Sequence[Sheet | None]) -> Document:
    """A table of results with what its pages' sheets have of them."""
    facts = tuple(
        fact
        for page in document.pages
        if (sheet := found[page.number - 1])
        for fact in facts_of(sheet.table, document.text[page.start : page.end], page.start, f"page {page.number} ")
    )
    date = max((fact.date for fact in facts if fact.date), default=document.date)
    return document.model_copy(update={"kind": "labs", "facts": facts, "date": date})


def _coverage(opened: Opened, documents: Sequence[Document]) -> tuple[CoverageEntry, ...]:
    if len(documents) == 1:
        return (CoverageEntry(item=opened.name, status="read", source_id=documents[0].id),)
    whole = CoverageEntry(item=opened.name, status="read", reason=f"holds {len(documents)} documents, parted by page")
    lines = (
        CoverageEntry(item=f"{opened.name} {document.page_range}", status="read", source_id=document.id)
        for document in documents
    )
    return whole, *lines


def _joined(pages: list[tuple[int, str]]) -> tuple[str, tuple[Page, ...]]:
    parts: list[str] = []
    spans = []
    position = 0
    for number, written in pages:
        text = written.rstrip() + "\n" if written.strip() else ""
        spans.append(Page(number=number, start=position, end=position + len(text)))
        parts.append(text + "\n")
        position += len(text) + 1
    return "".join(parts), tuple(spans)


def _sightings(opened: Opened, item: str, first: Subject | None, document: Document) -> list[Sighting]:
    """The patient as each page's own header names them: a stray page of somebody else's is a mix-up too."""
    found = [Sighting(item=item, subject=first)] if first else []
    for page in document.pages:
        subject = read_subject(document.text[page.start : page.end])
        if subject and subject != first:
            found.append(Sighting(item=f"{opened.name} page {page.number}", subject=subject))
    return found
