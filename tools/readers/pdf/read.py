"""A PDF as one document, with a coverage line for every page that has no text."""

import os
import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from wardround.records import CoverageEntry, Image, RefusedError, UnreadableError

from ..deadline import apart_together
from ..result import Opened, ReadResult
from .annotations import annotation_lines
from .attached import unseen_texts
from .documents import documents_of
from .layout import page_text
from .ocr import ocr_page
from .pictures import picture_of, picture_scale, picture_size

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_PASSWORD = 4
"""FPDF_ERR_PASSWORD."""
_SHARES, _LARGE = 2, 100_000
"""Processes that share the pages of a file of more than so many bytes: to start one costs some milliseconds."""
_OCR_SHARE = 0.7
"""Of the time for the file; pages that come later are left without OCR, so that the others are not lost."""


class _Page(NamedTuple):
    text: str
    status: str
    reason: str = ""
    picture: tuple[int, int, bytes] | None = None
    """Rows, columns and, where it is wanted, PNG of a page whose only content is a picture of its size."""
    by_ocr: bool = False


def read_pdf(opened: Opened) -> ReadResult:
    """Read a PDF page by page, in a process of its own: pdfium is native code that reads what strangers wrote.

    Raises:
        UnreadableError: damaged, or no page has text.
        RefusedError: encrypted, more than `limits.pages` pages, too long, or not read within `limits.file_seconds`.
    """
    import pypdfium2  # noqa: F401 - loaded here once, not in each process anew

    shares = _SHARES if len(opened.data) > _LARGE and (os.cpu_count() or 1) > 1 else 1
    runs = [partial(_read, opened, share, shares) for share in range(shares)]
    read = apart_together(opened.limits.file_seconds, opened.name, runs)
    pages, unseen = [page for part, _ in read for page in part], read[0][1]
    opened.take("".join(page.text for page in pages))
    if opened.pictures is not None:
        shown = enumerate(pages, start=1)
        opened.pictures.update({_at(opened, number): page.picture[2] for number, page in shown if page.picture})
    return _result(opened, pages, unseen)


def _read(opened: Opened, share: int = 0, shares: int = 1) -> tuple[list[_Page], list[CoverageEntry]]:
    """What pdfium is needed for: a share of the pages, and what is beside them all, which the first says.

    Plain text crosses the pipe sooner than whole records do.
    """
    document = _open(opened)
    began = time.monotonic()
    try:
        if len(document) > opened.limits.pages:
            raise RefusedError(f"{opened.name}: {len(document)} pages; the limit is {opened.limits.pages}")
        first, end = (len(document) * number // shares for number in (share, share + 1))
        pages = [_read_page(document, number, opened, began) for number in range(first, end)]
        opened.take("".join(page.text for page in pages))
        return pages, [] if share else unseen_texts(document)
    finally:
        document.close()


def _at(opened: Opened, number: int) -> str:
    return "/".join(filter(None, (opened.at, f"page {number}")))


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


def _read_page(document: "pdfium.PdfDocument", number: int, opened: Opened, began: float) -> _Page:
    import pypdfium2 as pdfium

    try:
        page = document[number]
        try:
            text, beside = page_text(page), "".join(f"{line}\n" for line in annotation_lines(page))
            if text.strip():
                return _Page(f"{text.rstrip()}\n{beside}" if beside else text, "read")
            late = time.monotonic() - began > _OCR_SHARE * opened.limits.file_seconds
            scanned = None if late or opened.pictures is not None else ocr_page(page)
            picture = None if scanned and scanned.strip() else _picture(page, wanted=opened.pictures is not None)
        finally:
            page.close()
    except (pdfium.PdfiumError, UnicodeDecodeError, ValueError) as error:
        return _Page("", "unreadable", f"a damaged page ({type(error).__name__})")
    if scanned is None:
        reason = "no time left for OCR (Limits.file_seconds)" if late else "needs OCR (extra `ocr`)"
        return _Page(beside, "unreadable", f"no text layer; {reason}", picture)
    if not scanned.strip():
        return _Page(beside, "unreadable", "neither a text layer nor legible print", picture)
    return _Page(scanned + beside, "read", "by OCR; may be misread", by_ocr=True)


def _picture(page: "pdfium.PdfPage", *, wanted: bool) -> tuple[int, int, bytes] | None:
    scale = picture_scale(page)
    if scale is None:
        return None
    return (*picture_size(page, scale), picture_of(page, scale) if wanted else b"")


def _images(opened: Opened, pages: list[_Page]) -> tuple[tuple[Image, ...], list[CoverageEntry]]:
    """Pages that are a picture and nothing else, for the image reader."""
    images: list[Image] = []
    lines = []
    for number, page in enumerate(pages, start=1):
        if page.picture is None:
            continue
        rows, columns, _ = page.picture
        image = Image(
            id=f"i{len(images) + 1}",
            source=opened.source("application/pdf"),
            modality="unknown",
            part=_at(opened, number),
            rows=rows,
            columns=columns,
        )
        images.append(image)
        reason = "a page-size picture, kept as an image"
        lines.append(
            CoverageEntry(item=f"{opened.name} page {number} picture", status="read", reason=reason, source_id=image.id)
        )
    return tuple(images), lines


def _result(opened: Opened, pages: list[_Page], unseen: list[CoverageEntry]) -> ReadResult:
    images, shown = _images(opened, pages)
    lines = [
        CoverageEntry(
            item=f"{opened.name} page {number}",
            status="read" if page.status == "read" else "unreadable",
            reason=page.reason,
        )
        for number, page in enumerate(pages, start=1)
        if page.reason
    ]
    beside = [line.model_copy(update={"item": f"{opened.name} {line.item}"}) for line in unseen]
    if not any(page.text.strip() for page in pages):
        reason = "; ".join(sorted({page.reason for page in pages}))
        if not images:
            raise UnreadableError(f"{opened.name}: {reason}")
        whole = CoverageEntry(item=opened.name, status="unreadable", reason=reason)
        return ReadResult(images=images, coverage=(whole, *shown, *beside))
    read = documents_of(opened, [page.text for page in pages], [page.by_ocr for page in pages])
    return read.model_copy(update={"images": images, "coverage": (*read.coverage, *lines, *shown, *beside)})
