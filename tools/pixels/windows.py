"""Windows: from values in units to shades of 0 to 255."""

from typing import TYPE_CHECKING

from .frame import Window

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Interval = tuple[float, float]
"""Lowest and highest value shown; what lies outside is clipped."""

CT_1_0: tuple[Interval, Interval, Interval] = ((-1225.0, 1025.0), (-135.0, 215.0), (0.0, 80.0))
"""Red bone and lung (width 2250, level -100), green soft tissue (350, 40), blue brain (80, 40), in Hounsfield units:
MedGemma 1.0, arXiv 2507.05201 section 2.1.2. (A handler in the models' public repository shows 135 to 215 for green and
-1024 to 1024 for red; the paper's values are the ones used here.)"""

CT_1_5: tuple[Interval, Interval, Interval] = ((-1024.0, 1024.0), (-135.0, 215.0), (0.0, 80.0))
"""MedGemma 1.5, arXiv 2604.05081; the CT notebook has the same."""


def shades(values: "NDArray[np.generic]", interval: Interval) -> "NDArray[np.uint8]":
    """Clip to an interval and spread it over 0 to 255: `round(255 * (v - low) / (high - low))`, halves to even.

    An empty interval (a frame of one value) gives 0.
    """
    import numpy as np

    low, high = interval
    if not high > low:
        return np.zeros(values.shape, dtype=np.uint8)
    share = (np.clip(values.astype(np.float64), low, high) - low) / (high - low)
    return np.rint(share * 255).astype(np.uint8)


def value_range(values: "NDArray[np.generic]") -> Interval:
    """Smallest and largest value."""
    return float(values.min()), float(values.max())


def windowed(values: "NDArray[np.generic]", window: Window | None) -> "NDArray[np.float64]":
    """Values within a window, in any units that keep their order (PS3.3 C.11.2.1.2 and C.11.2.1.3).

    LINEAR clips to `centre - 0.5 ± (width - 1) / 2`, LINEAR_EXACT to `centre ± width / 2`; SIGMOID gives 0 to 1.
    Without a window, values come back as they are.
    """
    import numpy as np

    floating = values.astype(np.float64)
    if window is None:
        return floating
    if window.function == "SIGMOID":
        exponent = np.clip(-4 * (floating - window.centre) / window.width, -700, 700)
        sigmoid: NDArray[np.float64] = 1 / (1 + np.exp(exponent))
        return sigmoid
    exact = window.function == "LINEAR_EXACT"
    middle, half = (window.centre, window.width / 2) if exact else (window.centre - 0.5, (window.width - 1) / 2)
    return np.clip(floating, middle - half, middle + half)
