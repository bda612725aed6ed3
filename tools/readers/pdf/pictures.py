"""Pages that are one picture: a scan, a photograph, a film that was printed into a PDF."""

import io
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_PAGE_SIZE = 0.8
"""Share of the page that a picture covers at the least."""
_MOST_PIXELS = 20_000_000
_MOST_OBJECTS = 200


def picture_scale(page: "pdfium.PdfPage") -> float | None:
    """Pixels per point at which a page shows its page-size picture as it is; None when it has none."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    area = max(width * height, 1.0)
    for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        if number >= _MOST_OBJECTS:
            break
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) < _PAGE_SIZE * area:
            continue
        columns, rows = item.get_px_size()
        scale = max(columns, rows) / max(width, height, 1.0)
        return float(min(max(scale, 0.1), (_MOST_PIXELS / area) ** 0.5))
    return None


def picture_size(page: "pdfium.PdfPage", scale: float) -> tuple[int, int]:
    """Rows and columns of `picture_of`."""
    width, height = page.get_size()
    return math.ceil(height * scale), math.ceil(width * scale)


def picture_of(page: "pdfium.PdfPage", scale: float) -> bytes:
    """PNG of a page as it is seen, turned as its readers see it."""
    buffer = io.BytesIO()
    page.render(scale=scale).to_pil().save(buffer, format="PNG", compress_level=1)
    return buffer.getvalue()
