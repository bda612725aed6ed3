"""Pixel profiles: which window, which channels, which shape, for which kind of image.

Source: model cards and reports of MedGemma 1.0 (arXiv 2507.05201) and 1.5 (arXiv 2604.05081).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wardround.records import Image, Limits, RefusedError

from ..readers.deadline import within
from .decode import load_all, open_levels
from .frame import Pixels
from .patches import slide_patches
from .slices import evenly_spaced
from .square import SIDE, padded, resized
from .windows import CT_1_0, CT_1_5, Interval, shades, value_range, windowed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CtWindows = Literal["1.0", "1.5"]
"""Whose windows a CT is shown in: `1.0` for medgemma-4b-it and -27b-it, `1.5` for medgemma-1.5-4b-it."""

Profile = Literal["radiograph", "ct-1.0", "ct-1.5", "mr", "grey", "picture"]
"""`radiograph` the file's window if it gives centre and width, then the full range, MONOCHROME1 inverted; `ct-1.0`,
`ct-1.5` three windows as red, green and blue; `mr` smallest to largest value of the whole volume; `grey` any other grey
DICOM, as `radiograph`; `picture` shades as they are in the file."""


def prepare(
    images: Sequence[Image], root: Path, limits: Limits, *, ct_windows: CtWindows = "1.0"
) -> "tuple[list[NDArray[np.uint8]], str]":
    """Pixels as a model is to be shown them.

    Args:
        images: one image, or the slices of one series in their order; of more than 85, 85 evenly spaced ones are taken.
        root: the case's folder.
        limits: for untrusted pixels.
        ct_windows: which model version's windows a CT is shown in.

    Returns:
        Arrays of 896 x 896 x 3 in RGB, and the profile's name, for example `ct-1.0/square896`; for the levels of a
        whole-slide image its patches with tissue (`patches`), and `slide-10x/patch896`.

    Raises:
        UnreadableError: a file cannot be decoded, or has changed since intake.
        RefusedError: no image, too many pixels, or a file (a slide) that takes more than `limits.file_seconds`.
    """
    if not images:
        raise RefusedError("no image to prepare")
    if levels := open_levels(images, root, limits):
        patches = within(limits.file_seconds, images[0].source.path, lambda: slide_patches(levels))
        return patches.pictures, f"slide-{patches.magnification}x/patch{SIDE}"
    chosen = [images[place] for place in evenly_spaced(len(images))]
    frames = load_all(chosen, root, limits)
    profile = profile_of(chosen[0], frames[0], ct_windows)
    volume = _volume_range(frames)
    return [resized(padded(_channels(frame, profile, volume))) for frame in frames], f"{profile}/square{SIDE}"


def profile_of(image: Image, pixels: Pixels, ct_windows: CtWindows = "1.0") -> Profile:
    """Which profile fits. A CT without rescaling has no Hounsfield units, so that windows would mean nothing."""
    if pixels.colour or not pixels.from_dicom:
        return "picture"
    if image.modality == "CT" and pixels.rescaled:
        return "ct-1.5" if ct_windows == "1.5" else "ct-1.0"
    if image.modality == "MR":
        return "mr"
    return "radiograph" if image.modality in ("CR", "MG") else "grey"


def _volume_range(frames: Sequence[Pixels]) -> Interval:
    ranges = [value_range(frame.values) for frame in frames]
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def _channels(frame: Pixels, profile: Profile, volume: Interval) -> "NDArray[np.uint8]":
    """One frame as H x W x 3."""
    import numpy as np

    if profile in ("ct-1.0", "ct-1.5") and not frame.colour:
        windows = CT_1_5 if profile == "ct-1.5" else CT_1_0
        return np.stack([shades(frame.values, window) for window in windows], axis=-1)
    if frame.colour:
        return _eight_bits(frame)
    grey = _grey(frame, profile, volume)
    return np.stack([grey] * 3, axis=-1)


def _grey(frame: Pixels, profile: Profile, volume: Interval) -> "NDArray[np.uint8]":
    if profile == "mr":
        shown = shades(frame.values, volume)
    elif profile == "picture":
        shown = _eight_bits(frame)
    else:
        within = windowed(frame.values, frame.window)
        shown = shades(within, value_range(within))
    return 255 - shown if frame.inverted else shown


def _eight_bits(frame: Pixels) -> "NDArray[np.uint8]":
    """Shades of a picture: those of eight bits as they are; deeper ones by their depth, or by their range when grey."""
    import numpy as np

    if frame.bits == 8 and frame.values.dtype == np.uint8:
        return frame.values.astype(np.uint8, copy=False)
    return shades(frame.values, (0.0, float(2**frame.bits - 1)) if frame.colour else value_range(frame.values))
