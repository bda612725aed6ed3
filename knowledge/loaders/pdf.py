"""PDF files: their text layer, page by page. Scanned pages have none and are named in the log."""

import logging
from collections.abc import Iterator
from typing import Any

from wardround.records import KnowledgeDocument, KnowledgeError

from .plain import named_after

_log = logging.getLogger("wardround.knowledge")


def pdf_document(data: bytes, name: str) -> Iterator[KnowledgeDocument]:
    """A PDF as one document, pages parted by empty lines.

    Raises:
        KnowledgeError: broken, or locked with a password.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        pdf = PdfDocument(data)
    except PdfiumError as error:
        raise KnowledgeError(f"{name} is broken or locked", hint="give an unlocked copy") from error
    try:
        pages = [_page_text(pdf, number) for number in range(len(pdf))]
        title = pdf.get_metadata_value("Title").strip()
    finally:
        pdf.close()
    empty = sum(not page for page in pages)
    if empty:
        _log.warning("%s: %d of %d pages have no text (scanned?)", name, empty, len(pages))
    text = "\n\n".join(page for page in pages if page)
    if text:
        yield KnowledgeDocument(id=name, text=text, title=title or named_after(name), source=name)


def _page_text(pdf: Any, number: int) -> str:  # noqa: ANN401 - an optional library's type
    page = pdf[number]
    words = page.get_textpage()
    try:
        return str(words.get_text_bounded()).replace("\r\n", "\n").replace("\x00", "").strip()
    finally:
        words.close()
        page.close()
