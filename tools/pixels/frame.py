"""One decoded frame, before any window."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import DTypeLike, NDArray


VoiFunction = Literal["LINEAR", "LINEAR_EXACT", "SIGMOID"]
"""VOI LUT Function (0028,1056)."""


@dataclass(frozen=True)
class Window:
    """How a file wants its values shown (PS3.3 C.11.2)."""

    centre: float
    """In units after the modality look-up."""
    width: float
    """In the same units; positive."""
    function: VoiFunction = "LINEAR"
    """How values between its ends are spread."""


@dataclass(frozen=True)
class Pixels:
    """A frame's values as the file means them."""

    values: "NDArray[np.generic]"
    """H x W, or H x W x 3 for colour. Grey values of DICOM are after the modality look-up (Hounsfield units for CT)."""
    bits: int
    """Stored per channel."""
    inverted: bool = False
    """MONOCHROME1: the smallest value is white. `values` keep the file's polarity."""
    window: Window | None = None
    """The file's own, when it gives both centre and width."""
    rescaled: bool = False
    """A modality look-up or rescale was there, so that values are in units and not in steps of a detector."""
    from_dicom: bool = False
    """False for exported pictures, whose values are shades and nothing else."""

    @property
    def colour(self) -> bool:
        """Three channels."""
        return self.values.ndim == 3

    @property
    def shown(self) -> "NDArray[np.generic]":
        """The values with larger always brighter: those of MONOCHROME1 are mirrored within their own range."""
        if not self.inverted:
            return self.values
        mirrored: NDArray[np.generic] = self.values.max() + self.values.min() - self.values
        return mirrored

    def __array__(self, dtype: "DTypeLike | None" = None, copy: bool | None = None) -> Any:  # noqa: ANN401 - numpy's protocol
        """`numpy.asarray(pixels)` is `shown`."""
        import numpy as np

        return np.array(self.shown, dtype=dtype, copy=bool(copy) or dtype is not None)
