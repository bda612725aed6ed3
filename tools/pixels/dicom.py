"""Frames of a DICOM file, after the modality look-up (PS3.3 C.11.1)."""

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wardround.records import RefusedError, UnreadableError

from ..readers.dicom.open import compressed_syntax, integer, numbers, open_dataset, quiet, text, value
from ..readers.dicom.place import functional_groups
from ..readers.dicom.slide import is_slide
from ..readers.result import Opened
from .decoders import complete, stored_frames
from .frame import Pixels, VoiFunction, Window
from .slide import open_level, overview

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pydicom import Dataset

_FUNCTIONS: dict[str, VoiFunction] = {"LINEAR_EXACT": "LINEAR_EXACT", "SIGMOID": "SIGMOID"}


def dicom_frames(opened: Opened, frames: Sequence[int]) -> list[Pixels]:
    """Decode some frames of a DICOM file.

    YBR is turned into RGB and palettes are looked up; unused high bits (old overlays) are cleared.

    Raises:
        UnreadableError: damaged, or in a transfer syntax for which no decoder is installed.
        RefusedError: more pixels than `limits.image_pixels`.
    """
    dataset = open_dataset(opened.data, opened.name)
    if is_slide(dataset):
        return [_slide(opened)]
    rows, columns = integer(dataset, "Rows") or 0, integer(dataset, "Columns") or 0
    if rows * columns * len(frames) > opened.limits.image_pixels:
        raise RefusedError(
            f"{opened.name}: more than {opened.limits.image_pixels} pixels", hint="raise Limits.image_pixels"
        )
    try:
        with quiet():
            complete(dataset)
            stored = stored_frames(opened, dataset, frames)
            return [_frame(dataset, number, values) for number, values in zip(frames, stored, strict=True)]
    except UnreadableError:
        raise
    except Exception as error:
        raise _undecoded(opened, dataset, error) from error


def _slide(opened: Opened) -> Pixels:
    level = open_level(opened)
    assert level is not None  # noqa: S101 - just seen to be one; for the type checker
    return Pixels(values=overview(level, opened.name), bits=8, from_dicom=True)


def _frame(dataset: "Dataset", number: int, stored: "NDArray[np.generic]") -> Pixels:
    import numpy as np
    from pydicom.pixels import apply_color_lut, apply_modality_lut

    bits = integer(dataset, "BitsStored") or integer(dataset, "BitsAllocated") or 8 * stored.itemsize
    if "PALETTE" in (text(dataset, "PhotometricInterpretation") or ""):
        coloured = apply_color_lut(stored, dataset)[..., :3]
        return Pixels(values=coloured, bits=8 * coloured.itemsize, from_dicom=True)
    if stored.ndim == 3:
        return Pixels(values=stored, bits=bits, from_dicom=True)
    slope, intercept = _rescale(dataset, number)
    looked_up = stored if slope is None else stored.astype(np.float64) * slope + intercept
    looked_up = apply_modality_lut(stored, dataset) if value(dataset, "ModalityLUTSequence") else looked_up
    return _grey(dataset, number, looked_up, bits, rescaled=looked_up is not stored)


def _grey(dataset: "Dataset", number: int, values: "NDArray[np.generic]", bits: int, *, rescaled: bool) -> Pixels:
    import numpy as np

    kept: NDArray[np.generic] = values.astype(np.float32 if bits <= 16 else np.float64)
    return Pixels(
        values=np.nan_to_num(kept, nan=0.0, posinf=0.0, neginf=0.0),
        bits=bits,
        inverted=text(dataset, "PhotometricInterpretation") == "MONOCHROME1",
        window=_window(dataset, number),
        rescaled=rescaled,
        from_dicom=True,
    )


def _undecoded(opened: Opened, dataset: "Dataset", error: Exception) -> UnreadableError:
    syntax = compressed_syntax(dataset)
    if syntax and not isinstance(error, (ValueError, AttributeError, struct.error)):
        return UnreadableError(f"{opened.name}: pixel data cannot be decoded ({syntax[:60]})")
    return UnreadableError(f"{opened.name}: pixel data is damaged ({type(error).__name__})")


def _rescale(dataset: "Dataset", number: int) -> tuple[float | None, float]:
    """Slope and intercept of the image, else of the frame's functional groups (PS3.3 C.7.6.16.2.9)."""
    for group in (dataset, *functional_groups(dataset, number, "PixelValueTransformationSequence")):
        slope, intercept = numbers(group, "RescaleSlope", 1), numbers(group, "RescaleIntercept", 1)
        if slope and intercept:
            return slope[0], intercept[0]
    return None, 0.0


def _window(dataset: "Dataset", number: int) -> Window | None:
    """The first window that has both a centre and a width; others are alternatives for other tissues."""
    for group in (dataset, *functional_groups(dataset, number, "FrameVOILUTSequence")):
        centre, width = numbers(group, "WindowCenter"), numbers(group, "WindowWidth")
        if centre and width and width[0] > 0:
            return Window(centre[0], width[0], _FUNCTIONS.get(text(group, "VOILUTFunction") or "", "LINEAR"))
    return None
