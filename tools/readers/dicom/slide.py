"""Whole-slide images (PS3.3 A.32.8, VL Whole Slide Microscopy): what a file of the pyramid is, before any tile is decoded."""

from typing import TYPE_CHECKING, NamedTuple

from .open import integer, numbers, text, value

if TYPE_CHECKING:
    from pydicom import Dataset

SLIDE = "1.2.840.10008.5.1.4.1.1.77.1.6"
"""VL Whole Slide Microscopy Image Storage."""


class Matrix(NamedTuple):
    """The total pixel matrix of one level."""

    rows: int
    columns: int
    micrometres: float | None
    """Width of a pixel; None when the file does not say."""

    @property
    def magnification(self) -> float | None:
        """As objectives are named: 0.25 micrometres per pixel is 40x, 1 micrometre is 10x."""
        return 10 / self.micrometres if self.micrometres else None


def is_slide(dataset: "Dataset") -> bool:
    """A tiled level of a whole-slide image."""
    return text(dataset, "SOPClassUID") == SLIDE and integer(dataset, "TotalPixelMatrixColumns") is not None


def flavour(dataset: "Dataset") -> str:
    """`VOLUME` (tissue), `THUMBNAIL`, `LABEL` or `OVERVIEW`: the third value of Image Type (PS3.3 C.8.12.4.1.1)."""
    kinds = value(dataset, "ImageType")
    return str(kinds[2]).upper() if kinds is not None and not isinstance(kinds, str) and len(kinds) > 2 else "VOLUME"


def matrix(dataset: "Dataset") -> Matrix:
    """Size and scale of a level; the scale by pixel spacing, else by the imaged width in millimetres."""
    rows, columns = integer(dataset, "TotalPixelMatrixRows") or 0, integer(dataset, "TotalPixelMatrixColumns") or 0
    return Matrix(rows, columns, _micrometres(dataset, columns))


def _micrometres(dataset: "Dataset", columns: int) -> float | None:
    for group in value(dataset, "SharedFunctionalGroupsSequence") or ():
        for measures in value(group, "PixelMeasuresSequence") or ():
            spacing = numbers(measures, "PixelSpacing", 2)
            if spacing and spacing[1] > 0:
                return spacing[1] * 1000
    width = numbers(dataset, "ImagedVolumeWidth", 1)
    return width[0] * 1000 / columns if width and width[0] > 0 and columns > 0 else None
