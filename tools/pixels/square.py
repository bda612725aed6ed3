"""Zero-padding to a centred square, then one size for all: 896 x 896, which the vision tower takes as 256 tokens."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIDE = 896


def padded(picture: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """H x W x 3 in the middle of a black square; an odd rest goes below and to the right."""
    import numpy as np

    height, width = picture.shape[:2]
    side = max(height, width)
    top, left = (side - height) // 2, (side - width) // 2
    square = np.zeros((side, side, 3), dtype=np.uint8)
    square[top : top + height, left : left + width] = picture
    return square


def resized(picture: "NDArray[np.uint8]", side: int = SIDE) -> "NDArray[np.uint8]":
    """Bilinear with antialiasing, as the model's own processor resizes; it does not pad, so padding comes first."""
    import numpy as np
    from PIL import Image as Pillow

    if picture.shape[:2] == (side, side):
        return picture
    smaller = Pillow.fromarray(picture).resize((side, side), Pillow.Resampling.BILINEAR)
    return np.asarray(smaller, dtype=np.uint8)
