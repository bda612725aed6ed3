"""Scanned pages by tesseract, where it is installed (extra `ocr`)."""

import shutil
from collections.abc import Mapping
from itertools import groupby
from statistics import fmean
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pypdfium2 as pdfium
    from PIL.Image import Image

_SCALE = 300 / 72
"""300 dots per inch, which tesseract is made for."""
_MOST_PIXELS = 40_000_000
_SECONDS = 120
_TURNED = "--psm 1"
"""Page segmentation that first finds out which way up the page lies; upside down, letters would be read as others."""
_LEGIBLE = 40
"""Percent: what tesseract makes of noise and pictures has a mean confidence of about 20, of print 80 to 96."""


def ocr_page(page: "pdfium.PdfPage") -> str | None:
    """The printed text of a page, whichever way it lies; empty where there is none that can be told from a picture.

    None where tesseract is not to be had or gives up.
    """
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
        return _read(picture) or _read(picture.rotate(180))  # of little text tesseract cannot tell head from foot
    except (pytesseract.TesseractError, RuntimeError):
        return None


def _read(picture: "Image") -> str:
    import pytesseract

    output = pytesseract.Output.DICT
    return _text(pytesseract.image_to_data(picture, config=_TURNED, timeout=_SECONDS, output_type=output))


def _text(found: Mapping[str, list[Any]]) -> str:
    """Words as lines, an empty one between paragraphs."""
    columns = (found[key] for key in ("block_num", "par_num", "line_num", "text", "conf"))
    words = [one for one in zip(*columns, strict=True) if str(one[3]).strip()]
    if not words or fmean(float(one[4]) for one in words) < _LEGIBLE:
        return ""
    paragraphs = (
        groupby(paragraph, key=lambda one: one[2]) for _, paragraph in groupby(words, key=lambda one: one[:2])
    )
    lines = ("\n".join(" ".join(str(one[3]) for one in line) for _, line in lines) for lines in paragraphs)
    return "\n\n".join(lines) + "\n"
