"""Images as PNG for a person's eyes: windowed and bounded in size. Not what a model is shown (tools.pixels.prepare)."""

import hashlib
import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from wardround.records import Case, Image, Limits, Source, UnreadableError
from wardround.tools.readers.paths import open_inside

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from wardround.tools.pdfpage import Drawn
    from wardround.tools.pixels import Pixels

WINDOWS: dict[str, tuple[float, float]] = {
    "soft tissue": (40.0, 400.0),
    "lung": (-600.0, 1500.0),
    "bone": (480.0, 2500.0),
    "brain": (40.0, 80.0),
}
"""Customary CT windows as centre and width in Hounsfield units."""

PDF = "application/pdf"

_SIDE = 2048
"""Longest side that is sent, in pixels; larger images are reduced."""


def windows_of(image: Image) -> tuple[str, ...]:
    """The windows that an image can be shown in, beside its own."""
    return tuple(WINDOWS) if image.modality == "CT" else ()


def picture(case: Case, image_id: str, window: str | None, limits: Limits) -> bytes:
    """One image as PNG.

    Args:
        case: whose image it is.
        image_id: which.
        window: a name in `WINDOWS`, or None for the file's own window, else its full range.
        limits: for untrusted pixels.

    Raises:
        UnreadableError: no such image, or its file is damaged, gone or changed.
        RefusedError: too many pixels.
    """
    image = case.image(image_id)
    if image is None:
        raise UnreadableError("the case has no such image")
    return _png(image, Path(case.root), window, limits)


def page_picture(case: Case, document_id: str, number: int, span: tuple[int, int], limits: Limits) -> "Drawn":
    """A page of a PDF as a picture, with a mark where a stretch of the document's text stands.

    Args:
        case: whose document it is.
        document_id: which.
        number: of the page, from 1.
        span: positions in the document's text; what of it is on the page is marked.
        limits: for untrusted files.

    Raises:
        UnreadableError: no such document or page, or its file is damaged, gone or changed.
        RefusedError: the file leads out of the case, or is too large.
    """
    document = case.document(document_id)
    page = next((p for p in document.pages if p.number == number), None) if document else None
    if document is None or page is None or document.source.media_type != PDF:
        raise UnreadableError("the case has no such page")
    quote = document.text[max(span[0], page.start) : min(span[1], page.end)]
    return _page(document.source, Path(case.root), number, quote, limits)


@lru_cache(maxsize=32)
def _page(source: Source, root: Path, number: int, quote: str, limits: Limits) -> "Drawn":
    from wardround.tools.pdfpage import draw_page

    opened = open_inside(root / source.path, root, limits)
    if hashlib.sha256(opened.data).hexdigest() != source.sha256:
        raise UnreadableError(f"{opened.name}: changed since the case was read")
    return draw_page(opened.data, number, quote)


@lru_cache(maxsize=16)
def _png(image: Image, root: Path, window: str | None, limits: Limits) -> bytes:
    from PIL import Image as Pillow

    from wardround.tools.pixels import load_pixels

    shown = Pillow.fromarray(_shades(load_pixels(image, root, limits), window))
    shown.thumbnail((_SIDE, _SIDE))
    out = io.BytesIO()
    shown.save(out, format="PNG")
    return out.getvalue()


def _shades(pixels: "Pixels", window: str | None) -> "NDArray[np.uint8]":
    """Values as 0 to 255, larger brighter."""
    import numpy as np

    if pixels.colour and pixels.bits == 8:
        return np.ascontiguousarray(pixels.values, dtype=np.uint8)
    values = np.asarray(pixels.values, dtype=np.float64)
    low, high = _interval(pixels, values, window)
    share = (np.clip(values, low, high) - low) / max(high - low, 1e-9)
    shades: NDArray[np.uint8] = np.rint(255 * (1 - share if pixels.inverted else share)).astype(np.uint8)
    return shades


def _interval(pixels: "Pixels", values: "NDArray[np.float64]", window: str | None) -> tuple[float, float]:
    if window in WINDOWS and pixels.rescaled:
        centre, width = WINDOWS[window]
        return centre - width / 2, centre + width / 2
    if pixels.window is not None:
        half = pixels.window.width / 2
        return pixels.window.centre - half, pixels.window.centre + half
    return float(values.min()), float(values.max())
