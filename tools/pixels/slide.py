"""Whole-slide images as regions: tiles of one level put together where they belong."""

from collections import OrderedDict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wardround.records import RefusedError, UnreadableError

from ..readers.dicom.open import integer, open_dataset, quiet, text, value
from ..readers.dicom.slide import is_slide, matrix
from ..readers.result import Opened
from .decoders import complete, stored_frames

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pydicom import Dataset

_BACKGROUND = 255
"""Glass where a sparse level has no tile."""
_KEPT_TILES = 256
_MOST_TILES = 500_000
_LARGEST_OVERVIEW = 20_000_000
"""Pixels of a level that is shown whole; a larger one has smaller ones beside it."""


class Level:
    """One file of the pyramid: its first optical path and focal plane."""

    def __init__(self, opened: Opened, dataset: "Dataset") -> None:
        """Take an opened slide.

        Raises:
            UnreadableError: tiles without a size, or without a place.
        """
        self._opened, self._dataset = opened, dataset
        self.size = matrix(dataset)
        self.tile_rows, self.tile_columns = integer(dataset, "Rows") or 0, integer(dataset, "Columns") or 0
        if min(self.size.rows, self.size.columns, self.tile_rows, self.tile_columns) <= 0:
            raise UnreadableError(f"{opened.name}: a slide level without a size")
        self._frames = dict(_sparse(dataset, self)) if _is_sparse(dataset) else dict(_full(dataset, self))
        if not self._frames:
            raise UnreadableError(f"{opened.name}: a slide level whose tiles have no place")
        self._tiles: OrderedDict[int, NDArray[np.uint8]] = OrderedDict()

    def region(self, top: int, left: int, height: int, width: int) -> "NDArray[np.uint8]":
        """A rectangle of the total pixel matrix as height x width x 3 in RGB; what lies outside is white.

        Raises:
            UnreadableError: a tile cannot be decoded.
        """
        import numpy as np

        whole = np.full((height, width, 3), _BACKGROUND, dtype=np.uint8)
        bottom, right = min(top + height, self.size.rows), min(left + width, self.size.columns)
        for row in range(top // self.tile_rows, -(-bottom // self.tile_rows)):
            for column in range(left // self.tile_columns, -(-right // self.tile_columns)):
                number = self._frames.get((row, column))
                if number is not None:
                    self._paste(whole, top, left, bottom, right, row, column, self._tile(number))
        return whole

    def _paste(
        self, whole: "NDArray[np.uint8]", top: int, left: int, bottom: int, right: int, row: int, column: int,
        tile: "NDArray[np.uint8]",
    ) -> None:  # fmt: skip
        above, before = row * self.tile_rows, column * self.tile_columns
        first_row, last_row = max(top, above), min(bottom, above + self.tile_rows)
        first, last = max(left, before), min(right, before + self.tile_columns)
        piece = tile[first_row - above : last_row - above, first - before : last - before]
        whole[first_row - top : last_row - top, first - left : last - left] = piece

    def _tile(self, number: int) -> "NDArray[np.uint8]":
        import numpy as np

        if number in self._tiles:
            self._tiles.move_to_end(number)
            return self._tiles[number]
        try:
            with quiet():
                (stored,) = stored_frames(self._opened, self._dataset, [number])
        except Exception as error:
            raise UnreadableError(f"{self._opened.name}: a tile is damaged ({type(error).__name__})") from error
        tile = np.asarray(stored)
        tile = np.stack([tile] * 3, axis=-1) if tile.ndim == 2 else tile[..., :3]
        if tile.dtype != np.uint8:
            tile = (tile >> max(0, (integer(self._dataset, "BitsStored") or 8) - 8)).astype(np.uint8)
        self._tiles[number] = tile
        if len(self._tiles) > _KEPT_TILES:
            self._tiles.popitem(last=False)
        return tile


def open_level(opened: Opened) -> Level | None:
    """The level in a file; None when it is no slide.

    Raises:
        UnreadableError: damaged.
    """
    dataset = open_dataset(opened.data, opened.name)
    with quiet():
        if not is_slide(dataset):
            return None
        complete(dataset)
        return Level(opened, dataset)


def overview(level: Level, name: str) -> "NDArray[np.uint8]":
    """A level as one picture.

    Raises:
        RefusedError: it is too large for that.
    """
    if level.size.rows * level.size.columns > _LARGEST_OVERVIEW:
        raise RefusedError(
            f"{name}: a slide level of {level.size.columns} x {level.size.rows} pixels is not shown whole",
            hint="look at a smaller level of the slide",
        )
    return level.region(0, 0, level.size.rows, level.size.columns)


def _is_sparse(dataset: "Dataset") -> bool:
    return (text(dataset, "DimensionOrganizationType") or "TILED_SPARSE") != "TILED_FULL"


def _full(dataset: "Dataset", level: Level) -> Iterator[tuple[tuple[int, int], int]]:
    """Left to right, top to bottom; further focal planes and optical paths come after (PS3.3 C.7.6.17.3)."""
    across = -(-level.size.columns // level.tile_columns)
    down = -(-level.size.rows // level.tile_rows)
    count = min(across * down, integer(dataset, "NumberOfFrames") or 1, _MOST_TILES)
    yield from (((number // across, number % across), number) for number in range(count))


def _sparse(dataset: "Dataset", level: Level) -> Iterator[tuple[tuple[int, int], int]]:
    """By the 1-based place that each frame states; of several paths or planes the first one's."""
    chosen: tuple[str, float | None] | None = None
    for number, groups in enumerate(value(dataset, "PerFrameFunctionalGroupsSequence") or ()):
        place = next(iter(value(groups, "PlanePositionSlideSequence") or ()), None)
        if place is None:
            continue
        row = integer(place, "RowPositionInTotalImagePixelMatrix")
        column = integer(place, "ColumnPositionInTotalImagePixelMatrix")
        path = next(iter(value(groups, "OpticalPathIdentificationSequence") or ()), None)
        which = (text(path, "OpticalPathIdentifier") or "" if path is not None else "", _depth(place))
        chosen = chosen or which
        if row is None or column is None or which != chosen:
            continue
        yield ((row - 1) // level.tile_rows, (column - 1) // level.tile_columns), number


def _depth(place: "Dataset") -> float | None:
    from ..readers.dicom.open import numbers

    depth = numbers(place, "ZOffsetInSlideCoordinateSystem", 1)
    return depth[0] if depth else None
