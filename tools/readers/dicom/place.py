"""Where an image lies: along its series, and on which side of the body."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from .open import numbers, text, value

if TYPE_CHECKING:
    from pydicom import Dataset

_SIDES: dict[str, Literal["left", "right", "both"]] = {"L": "left", "R": "right", "B": "both"}


def laterality(dataset: "Dataset") -> Literal["left", "right", "both"] | None:
    """Image Laterality (0020,0062), else Laterality (0020,0060)."""
    written = text(dataset, "ImageLaterality") or text(dataset, "Laterality") or ""
    return _SIDES.get(written.upper()[:1])


def placed(dataset: "Dataset", frame: int) -> dict[str, Any]:
    """`position`, `origin`, `orientation` and `localizer` of a frame, as fields of its record.

    The position is the distance along the normal of the plane, in millimetres (PS3.3 C.7.6.2.1.1), so that slices of one
    series sort by it whatever their file names say.
    """
    where, how = _plane(dataset, frame)
    orientation = tuple(round(one, 4) for one in how) if how else None
    place = {"position": _along(where, how), "origin": where, "orientation": orientation}
    return place | {"localizer": _localizer(dataset)}


def _localizer(dataset: "Dataset") -> bool:
    """Image Type (0008,0008), value 3 (PS3.3 C.8.2.1.1.1 and C.8.3.1.1.1)."""
    kinds = value(dataset, "ImageType")
    return kinds is not None and not isinstance(kinds, str) and "LOCALIZER" in {str(kind).upper() for kind in kinds}


def _along(where: tuple[float, ...] | None, how: tuple[float, ...] | None) -> float | None:
    if where is None or how is None:
        return None
    return round(sum(one * other for one, other in zip(where, normal(how), strict=True)), 4)


def normal(how: Sequence[float]) -> tuple[float, float, float]:
    """Of a plane with these direction cosines: the cross product of its row and column directions."""
    (a, b, c), (d, e, f) = how[:3], how[3:]
    return b * f - c * e, c * d - a * f, a * e - b * d


def functional_groups(dataset: "Dataset", frame: int, keyword: str) -> "list[Dataset]":
    """The items that speak of a frame of an enhanced image: its own first, then those that all frames share.

    Source: PS3.3 C.7.6.16.
    """
    holders = (
        _item(dataset, "PerFrameFunctionalGroupsSequence", frame),
        _item(dataset, "SharedFunctionalGroupsSequence", 0),
    )
    items = (_item(holder, keyword, 0) for holder in holders if holder is not None)
    return [item for item in items if item is not None]


def _plane(dataset: "Dataset", frame: int) -> tuple[tuple[float, ...] | None, tuple[float, ...] | None]:
    """Of the image itself, else of the functional groups of an enhanced one (PS3.3 C.7.6.16)."""
    where, how = numbers(dataset, "ImagePositionPatient", 3), numbers(dataset, "ImageOrientationPatient", 6)
    for plane in functional_groups(dataset, frame, "PlanePositionSequence"):
        where = where or numbers(plane, "ImagePositionPatient", 3)
    for turn in functional_groups(dataset, frame, "PlaneOrientationSequence"):
        how = how or numbers(turn, "ImageOrientationPatient", 6)
    return where, how


def _item(dataset: "Dataset", keyword: str, number: int) -> "Dataset | None":
    sequence = value(dataset, keyword)
    try:
        item: Dataset | None = sequence[number] if sequence is not None and number < len(sequence) else None
    except (TypeError, IndexError):
        return None
    return item if hasattr(item, "get") else None
