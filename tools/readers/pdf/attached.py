"""What a PDF carries beside its pages: attachments, annotations, metadata."""

from typing import TYPE_CHECKING

from wardround.records import CoverageEntry
from wardround.tools.instructions import find_instructions

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_MOST = 200
_FIELDS = ("Title", "Author", "Subject", "Keywords")


def unseen_texts(document: "pdfium.PdfDocument") -> list[CoverageEntry]:
    """Attachments, each named as not read; metadata that addresses the machine. Items are relative to the file."""
    import pypdfium2 as pdfium

    lines: list[CoverageEntry] = []
    try:
        lines += [_attachment(number) for number in range(1, min(document.count_attachments(), _MOST) + 1)]
        metadata = document.get_metadata_dict(skip_empty=True)
    except (pdfium.PdfiumError, UnicodeDecodeError, ValueError):
        return lines
    return lines + [_addressing(field) for field in _FIELDS if find_instructions(metadata.get(field, ""))]


def _attachment(number: int) -> CoverageEntry:
    reason = "attachments are not opened; save it as a file"
    return CoverageEntry(item=f"attachment {number}", status="refused", reason=reason)


def _addressing(field: str) -> CoverageEntry:
    reason = "metadata that addresses the machine; left out"
    return CoverageEntry(item=f"metadata {field}", status="quarantined", reason=reason)
