"""Scanned pages by tesseract, where it is installed (extra `ocr`)."""

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_SCALE = 300 / 72
"""300 dots per inch, which tesseract is made for."""
_MOST_PIXELS = 40_000_000
_SECONDS = 120


def ocr_page(page: "pdfium.PdfPage") -> str | None:
    """The printed text of a page; None where tesseract is not to be had or gives up."""
    if shutil.which("tesseract") is None:
        return None
    try:
        import pytesseract
    except ImportError:
        return None
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    picture = page.render(scale=scale, grayscale=True).to_pil()
    try:
        return str(pytesseract.image_to_string(picture, timeout=_SECONDS))
    except (pytesseract.TesseractError, RuntimeError):
        return None
