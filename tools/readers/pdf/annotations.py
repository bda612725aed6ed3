"""What stands on a page without being part of its print: fields of forms, and comments."""

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_MOST = 2_000
_LONGEST = 100_000
_WIDGET, _LINK, _POPUP = 20, 2, 16
"""FPDF_ANNOT_WIDGET, _LINK and _POPUP; a popup repeats the comment that it belongs to."""


def annotation_lines(page: "pdfium.PdfPage") -> Iterator[str]:
    """`Field NAME: VALUE` for every filled field, `Comment: TEXT` for every comment, in the file's order."""
    import pypdfium2.raw as raw

    for number in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            if line := _line(annotation):
                yield line
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _line(annotation: object) -> str:
    import pypdfium2.raw as raw

    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == _WIDGET:
        value = _string(annotation, b"V") or _string(annotation, b"AS")
        name = _string(annotation, b"TU") or _string(annotation, b"T")
        return f"Field {name}: {value}" if value and value != "Off" else ""
    if kind in (_LINK, _POPUP):
        return ""
    text = _string(annotation, b"Contents")
    return f"Comment: {text}" if text else ""


def _string(annotation: object, key: bytes) -> str:
    """A text entry of the annotation's dictionary on one line; empty when it has none."""
    import pypdfium2.raw as raw

    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return " ".join(buffer.raw[: size - 2].decode("utf-16-le", errors="replace").split())
