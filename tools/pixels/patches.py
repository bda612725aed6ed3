"""A slide as MedGemma is shown one: tissue found at 5x, patches of 896 pixels, in their order on the glass.

Source: MedGemma 1.5 (arXiv 2604.05081): HSV tissue mask at 5x, one of 5x, 10x and 20x, patches that do not overlap, at
most 126 of them (32,256 tokens; the authors' notebook takes 125), spatial order kept. The mask's thresholds are ours.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from wardround.records import RefusedError

from .slices import evenly_spaced
from .slide import Level
from .square import SIDE, resized

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Magnification = Literal[5, 10, 20]
MOST_PATCHES = 126
_CELL = SIDE // 4
"""Side of a cell of the mask in pixels at 5x: what a patch at 20x covers."""
_SATURATION, _DARKEST = 0.07, 0.1
"""Tissue is at least so saturated (glass is grey) and so bright (pen and edges are black), each of 1."""
_TISSUE = 0.1
"""Share of a patch that is tissue at the least."""
_MOST_CELLS = 40_000
"""A glass of 75 by 25 mm has about 9,300."""
_FINEST = 170.0
"""Oil immersion objectives go to 100x; beyond this a scale is no scale."""
_NEARLY = 0.98
"""Scanners round: 0.2517 micrometres per pixel is 40x."""


class Patches(NamedTuple):
    """What a slide became."""

    pictures: "list[NDArray[np.uint8]]"
    """896 x 896 x 3 each, row by row over the glass."""
    places: list[tuple[int, int]]
    """Row and column of each on the grid of patches."""
    magnification: Magnification
    found: int
    """Patches with tissue; more than there are pictures where they had to be sampled."""


def slide_patches(
    levels: Sequence[Level], *, magnification: Magnification | None = None, most: int = MOST_PATCHES
) -> Patches:
    """Cut a slide into patches.

    Args:
        levels: of one slide, in any order.
        magnification: else the highest at which all tissue fits into `most` patches, else 5x with evenly spaced ones.
        most: patches at most.

    Raises:
        RefusedError: the slide does not say its scale, is scanned too coarsely, or shows no tissue.
        UnreadableError: a tile is damaged.
    """
    tissue = _tissue(levels)
    best = max(_scale(level) for level in levels)
    possible: list[Magnification] = [one for one in (20, 10, 5) if one * _NEARLY <= best]
    if magnification is not None and magnification not in possible:
        raise RefusedError(f"the slide is scanned at {best:.3g}x; {magnification}x cannot be shown")
    grids = {one: _places(tissue, one) for one in ([magnification] if magnification else possible)}
    chosen = next((one for one, places in grids.items() if len(places) <= most), list(grids)[-1])
    places = grids[chosen]
    if not places:
        raise RefusedError("the slide shows no tissue")
    shown = [places[number] for number in evenly_spaced(len(places), most)]
    level = _level_for(levels, chosen)
    pictures = [_view(level, chosen, row * SIDE, column * SIDE, SIDE) for row, column in shown]
    return Patches(pictures, shown, chosen, len(places))


def _scale(level: Level) -> float:
    scale = level.size.magnification
    if scale is None:
        raise RefusedError("the slide does not say how large its pixels are")
    if scale > _FINEST:
        raise RefusedError(f"the slide says that it is scanned at {scale:.3g}x")
    return scale


def _level_for(levels: Sequence[Level], magnification: float) -> Level:
    """The coarsest level that is fine enough.

    Raises:
        RefusedError: none is.
    """
    fine = [level for level in levels if _scale(level) >= magnification * _NEARLY]
    if not fine:
        raise RefusedError(f"the slide is scanned at less than {magnification:g}x")
    return min(fine, key=_scale)


def _view(level: Level, magnification: float, top: int, left: int, side: int) -> "NDArray[np.uint8]":
    """A square of `side` pixels at a magnification, its corner given at that magnification too."""
    factor = _scale(level) / magnification
    if abs(factor - 1) <= 1 - _NEARLY:
        factor = 1.0
    wide = max(1, round(side * factor))
    return resized(level.region(round(top * factor), round(left * factor), wide, wide), side)


def _tissue(levels: Sequence[Level]) -> "NDArray[np.float64]":
    """Share of tissue in each cell of 224 x 224 pixels at 5x."""
    import numpy as np

    level = _level_for(levels, 5)
    factor = _scale(level) / 5
    rows, columns = (-(-round(size / factor) // _CELL) for size in (level.size.rows, level.size.columns))
    if rows * columns > _MOST_CELLS:
        raise RefusedError("the slide says that it is larger than any glass")
    shares = np.zeros((rows, columns))
    for row in range(rows):
        for column in range(columns):
            shares[row, column] = tissue_share(_view(level, 5, row * _CELL, column * _CELL, _CELL))
    return shares


def tissue_share(picture: "NDArray[np.uint8]") -> float:
    """Share of pixels of H x W x 3 that are tissue by saturation and value of HSV."""
    import numpy as np

    high = picture.max(axis=-1).astype(np.float64)
    low = picture.min(axis=-1).astype(np.float64)
    saturated = (high - low) >= _SATURATION * np.maximum(high, 1)
    return float((saturated & (high >= _DARKEST * 255)).mean())


def _places(tissue: "NDArray[np.float64]", magnification: Magnification) -> list[tuple[int, int]]:
    """Patches with enough tissue, row by row; a patch covers 1, 4 or 16 cells."""
    import numpy as np

    span = 20 // magnification
    rows, columns = (-(-size // span) for size in tissue.shape)
    padded = np.zeros((rows * span, columns * span))
    padded[: tissue.shape[0], : tissue.shape[1]] = tissue
    shares = padded.reshape(rows, span, columns, span).mean(axis=(1, 3))
    return [(int(row), int(column)) for row, column in np.argwhere(shares >= _TISSUE)]
