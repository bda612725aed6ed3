"""Exported pictures (PNG, JPEG, TIFF, ...) as frames."""

import io
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wardround.records import RefusedError, UnreadableError

from ..readers.image import FORMATS
from ..readers.result import Opened
from .frame import Pixels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WIDE = ("I;16", "I;16B", "I;16L", "I;16N", "I", "F")
"""Pillow's grey modes of more than eight bits."""


def picture_frames(opened: Opened, frames: Sequence[int]) -> list[Pixels]:
    """Some frames of a picture file, turned upright by their EXIF orientation, without alpha.

    Returns:
        Grey pictures as H x W, all others as H x W x 3 in RGB.

    Raises:
        UnreadableError: damaged.
        RefusedError: more pixels than `limits.image_pixels`.
    """
    from PIL import Image as Pillow

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # metadata of strangers
            with Pillow.open(io.BytesIO(opened.data), formats=FORMATS) as picture:
                return [_frame(opened, picture, number) for number in frames]
    except Pillow.DecompressionBombError as error:
        raise RefusedError(f"{opened.name}: more pixels than a picture may have", hint="scale it down first") from error
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise UnreadableError(f"{opened.name}: a damaged picture ({type(error).__name__})") from error


def _frame(opened: Opened, picture: Any, number: int) -> Pixels:  # noqa: ANN401 - a Pillow image, imported lazily
    from PIL import ImageOps

    if getattr(picture, "n_frames", 1) > 1:
        picture.seek(number)
    if picture.width * picture.height > opened.limits.image_pixels:
        raise RefusedError(
            f"{opened.name}: more than {opened.limits.image_pixels} pixels", hint="raise Limits.image_pixels"
        )
    values, bits = _values(ImageOps.exif_transpose(picture))
    return Pixels(values=values, bits=bits)


def _values(picture: Any) -> "tuple[NDArray[np.generic], int]":  # noqa: ANN401 - a Pillow image
    import numpy as np

    if picture.mode in _WIDE:
        values: NDArray[np.generic] = np.asarray(picture)
        return values, 32 if picture.mode in ("I", "F") and values.max(initial=0) > 65_535 else 16
    if picture.mode in ("L", "LA", "1"):
        return np.asarray(picture.convert("L")), 1 if picture.mode == "1" else 8
    if picture.mode == "P" and "transparency" in picture.info:
        picture = picture.convert("RGBA")  # keeps Pillow from warning; the alpha goes next
    return np.asarray(picture.convert("RGB")), 8
