"""A PDF as one document, with a coverage line for every page that has no text."""

from typing import TYPE_CHECKING, NamedTuple

from wardround.records import CoverageEntry, Page, RefusedError, Subject, UnreadableError

from ..deadline import apart
from ..header import read_header
from ..result import Opened, ReadResult, Sighting
from ..text import note_from
from .annotations import annotation_lines
from .attached import unseen_texts
from .layout import page_text
from .ocr import ocr_page

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_PASSWORD = 4
"""FPDF_ERR_PASSWORD."""


class _Page(NamedTuple):
    text: str
    status: str
    reason: str = ""


def read_pdf(opened: Opened) -> ReadResult:
    """Read a PDF page by page, in a process of its own: pdfium is native code that reads what strangers wrote.

    Raises:
        UnreadableError: damaged, or no page has text.
        RefusedError: encrypted, more than `limits.pages` pages, too long, or not read within `limits.file_seconds`.
    """
    import pypdfium2  # noqa: F401 - loaded here once, not in each process anew

    return apart(opened.limits.file_seconds, opened.name, lambda: _read(opened))


def _read(opened: Opened) -> ReadResult:
    document = _open(opened)
    try:
        if len(document) > opened.limits.pages:
            raise RefusedError(f"{opened.name}: {len(document)} pages; the limit is {opened.limits.pages}")
        pages = [_read_page(document, number) for number in range(len(document))]
        unseen = unseen_texts(document)
    finally:
        document.close()
    return _result(opened, pages, unseen)


def _open(opened: Opened) -> "pdfium.PdfDocument":
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(opened.data)
        if not len(document):
            raise UnreadableError(f"{opened.name}: a PDF without pages")
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise RefusedError(f"{opened.name}: encrypted", hint="save a copy without password") from error
        raise UnreadableError(f"{opened.name}: a damaged PDF") from error
    return document


def _read_page(document: "pdfium.PdfDocument", number: int) -> _Page:
    import pypdfium2 as pdfium

    try:
        page = document[number]
        try:
            text, beside = page_text(page), "".join(f"{line}\n" for line in annotation_lines(page))
            if text.strip():
                return _Page(f"{text.rstrip()}\n{beside}" if beside else text, "read")
            scanned = ocr_page(page)
        finally:
            page.close()
    except (pdfium.PdfiumError, UnicodeDecodeError, ValueError) as error:
        return _Page("", "unreadable", f"a damaged page ({type(error).__name__})")
    if scanned is None:
        return _Page(beside, "unreadable", "no text layer; needs OCR (extra `ocr`)")
    if not scanned.strip():
        return _Page(beside, "unreadable", "neither a text layer nor legible print")
    return _Page(scanned + beside, "read", "by OCR; may be misread")


def _result(opened: Opened, pages: list[_Page], unseen: list[CoverageEntry]) -> ReadResult:
    text, spans = _joined(pages)
    lines = [
        CoverageEntry(
            item=f"{opened.name} page {number}",
            status="read" if page.status == "read" else "unreadable",
            reason=page.reason,
        )
        for number, page in enumerate(pages, start=1)
        if page.reason
    ]
    if not text.strip():
        reasons = {page.reason for page in pages}
        raise UnreadableError(f"{opened.name}: {'; '.join(sorted(reasons))}")
    document = note_from(opened, text, "application/pdf", pages=spans)
    whole = CoverageEntry(item=opened.name, status="read", source_id=document.id)
    unseen = [line.model_copy(update={"item": f"{opened.name} {line.item}"}) for line in unseen]
    return ReadResult(
        documents=(document,),
        coverage=(whole, *lines, *unseen),
        sightings=_sightings(opened, document.subject, text, spans),
    )


def _joined(pages: list[_Page]) -> tuple[str, tuple[Page, ...]]:
    parts: list[str] = []
    spans = []
    position = 0
    for number, page in enumerate(pages, start=1):
        text = page.text.rstrip() + "\n" if page.text.strip() else ""
        spans.append(Page(number=number, start=position, end=position + len(text)))
        parts.append(text + "\n")
        position += len(text) + 1
    return "".join(parts), tuple(spans)


def _sightings(opened: Opened, first: Subject | None, text: str, pages: tuple[Page, ...]) -> tuple[Sighting, ...]:
    """The patient as each page's own header names them: a stray page of somebody else's is a mix-up too."""
    found = [Sighting(item=opened.name, subject=first)] if first else []
    for page in pages:
        subject = read_header(text[page.start : page.end]).subject
        if subject and subject != first:
            found.append(Sighting(item=f"{opened.name} page {page.number}", subject=subject))
    return tuple(found)
