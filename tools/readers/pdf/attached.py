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

    lines = []
    try:
        for number in range(min(document.count_attachments(), _MOST)):
            lines.append(CoverageEntry(item=f"attachment {number + 1}", status="refused", reason="attachments are not opened; save it as a file"))
        metadata = document.get_metadata_dict(skip_empty=True)
    except (pdfium.PdfiumError, UnicodeDecodeError, ValueError):
        return lines
    for field in _FIELDS:
        if find_instructions(metadata.get(field, "")):
            lines.append(CoverageEntry(item=f"metadata {field}", status="quarantined", reason="metadata that addresses the machine; left out"))
    return lines
