"""Writing in pictures: what the file says of it, what its kind makes likely, and what the pixels look like."""

from typing import TYPE_CHECKING, NamedTuple

from wardround.records import Limits, WardroundError

from ..readers.dicom.open import text
from ..readers.result import Opened

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pydicom import Dataset

_LIKELY = {
    "US": "ultrasound",
    "IVUS": "ultrasound",
    "SC": "secondary capture",
    "XC": "photograph",
    "OT": "secondary capture",
    "ES": "endoscopy",
    "ECG": "tracing",
}
_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
"""Secondary Capture Image Storage and its multi-frame kinds."""
_BRIGHT = 0.9
"""Print is drawn at the end of the scale: at least so far up (or down) the range of the picture."""
_LOW, _HIGH = 5, 64
"""Height of a letter in pixels."""
_LETTERS = 4
"""So many of about one height on one line, close to each other, are a word; a single L or R is a marker of the side."""
_MOST_RUNS = 60_000
"""A picture with more stretches of bright pixels is noise or saturated, and is not looked at further."""


class _Shape(NamedTuple):
    top: int
    left: int
    bottom: int
    right: int
    area: int


def burned_in(dataset: "Dataset", data: bytes, name: str) -> tuple[str, ...]:
    """Why writing is suspected in a file's picture; empty when nothing speaks for it.

    `Burned In Annotation` NO settles what the kind of image makes likely, not what the pixels show.
    """
    said = (text(dataset, "BurnedInAnnotation") or "").upper()
    reasons = ["the file says so"] if said == "YES" else []
    modality = (text(dataset, "Modality") or "").upper()
    if said != "NO":
        if modality in _LIKELY:
            reasons.append(f"{_LIKELY[modality]}: usually has writing in it")
        elif (text(dataset, "SOPClassUID") or "").startswith(_CAPTURE):
            reasons.append("secondary capture: usually has writing in it")
    if _shows_print(dataset, data, name):
        reasons.append("shapes like a line of print")
    return tuple(reasons)


def _shows_print(dataset: "Dataset", data: bytes, name: str) -> bool:
    """By the first frame; what cannot be decoded shows nothing."""
    from ..pixels.dicom import dicom_frames

    if "PixelData" not in dataset:
        return False
    try:
        (pixels,) = dicom_frames(Opened(name=name, data=data, limits=Limits()), [0])
    except WardroundError:
        return False
    values = pixels.values
    return has_print(values.mean(axis=-1) if values.ndim == 3 else values)


def has_print(picture: "NDArray[np.generic]") -> bool:
    """Whether a grey picture (H x W, any scale) has a line of print in it, bright on dark or dark on bright."""
    import numpy as np

    values = picture.astype(np.float32)
    low, high = float(values.min()), float(values.max())
    if not high > low:
        return False
    share = (values - low) / (high - low)
    return _has_word(share >= _BRIGHT) or _has_word(share <= 1 - _BRIGHT)


def _has_word(ink: "NDArray[np.bool_]") -> bool:
    letters = sorted((shape for shape in _shapes(ink) if _is_letter(shape)), key=lambda shape: shape.left)
    return any(len(_word_from(first, letters)) >= _LETTERS for first in letters)


def _is_letter(shape: _Shape) -> bool:
    height, width = shape.bottom - shape.top, shape.right - shape.left
    return _LOW <= height <= _HIGH and 0.1 * height <= width <= 1.8 * height and shape.area <= 0.85 * height * width + 2


def _word_from(first: _Shape, letters: list[_Shape]) -> list[_Shape]:
    """Letters to the right on the same line, each close to the one before and as high as the first."""
    word, last, height = [first], first, first.bottom - first.top
    for one in letters:
        if one.left < last.right - 1:
            continue
        if one.left - last.right > 1.5 * height:
            if one.left - last.right > 4 * height:
                break
            continue
        same_line = abs(one.bottom - first.bottom) <= 0.2 * height or abs(one.top - first.top) <= 0.2 * height
        if same_line and 0.6 * height <= one.bottom - one.top <= 1.4 * height:
            word.append(one)
            last = one
    return word


def _shapes(ink: "NDArray[np.bool_]") -> list[_Shape]:
    """Connected stretches of ink, by runs of rows that touch."""
    import numpy as np

    edges = np.diff(np.pad(ink, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    if not 0 < len(rows) <= _MOST_RUNS:
        return []
    return _joined(rows.tolist(), starts.tolist(), ends.tolist())


def _joined(rows: list[int], starts: list[int], ends: list[int]) -> list[_Shape]:
    parent = list(range(len(rows)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    above = 0
    for number, row in enumerate(rows):
        while rows[above] < row - 1 or (rows[above] == row - 1 and ends[above] < starts[number]):
            above += 1
        other = above
        while other < number and rows[other] == row - 1 and starts[other] <= ends[number]:
            parent[root(other)] = root(number)
            other += 1
    shapes: dict[int, _Shape] = {}
    for number, (row, start, end) in enumerate(zip(rows, starts, ends, strict=True)):
        old = shapes.get(root(number), _Shape(row, start, row, end, 0))
        shapes[root(number)] = _Shape(
            min(old.top, row),
            min(old.left, start),
            max(old.bottom, row + 1),
            max(old.right, end),
            old.area + end - start,
        )
    return list(shapes.values())
