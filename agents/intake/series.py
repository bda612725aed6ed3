"""Images of one series in their order in space, and what is odd about it."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from wardround.records import CoverageEntry, Image
from wardround.tools.counting import count_of
from wardround.tools.readers.dicom.place import normal

_Turn = tuple[float, ...] | None
_TILT = 0.5
"""Degrees; positions are rounded by scanners."""
_TOLERANCE = 0.2
"""Share of the usual distance by which one may differ before it counts as a gap; positions are rounded by scanners."""


def in_order(images: Sequence[tuple[str, Image]]) -> list[tuple[str, Image]]:
    """Series stay together, in the order in which they first occur; within one by direction, then by position.

    File names and instance numbers do not say where a slice lies; its position along the normal does. Scouts that are
    filed with a volume lie in another direction and come after it.
    """
    first: dict[str, int] = {}
    turned: dict[str, Counter[_Turn]] = defaultdict(Counter)
    for number, (key, image) in enumerate(images):
        first.setdefault(image.series or key, number)
        turned[image.series or key][_turn(image)] += 1
    ranks = {name: [turn for turn, _ in counted.most_common()] for name, counted in turned.items()}

    def place(pair: tuple[str, Image]) -> tuple[object, ...]:
        name = pair[1].series or pair[0]
        return first[name], ranks[name].index(_turn(pair[1])), *_place(pair[1])

    return sorted(images, key=place)


def series_lines(images: Sequence[Image]) -> list[CoverageEntry]:
    """A line for every series of slices: how many, and what is odd.

    Odd are missing, doubled or placeless slices, other sizes, other directions, and planes that are not square to the
    way they are stacked (a tilted gantry).
    """
    by_series: dict[str, list[Image]] = defaultdict(list)
    for image in images:
        if image.series and image.modality in ("CT", "MR", "PT", "NM"):
            by_series[image.series].append(image)
    return [_line(slices) for slices in by_series.values() if len(slices) > 1]


def _line(slices: list[Image]) -> CoverageEntry:
    count = len(slices)
    slices = [image for image in slices if not image.localizer] or slices  # a series of scouts alone is one of slices
    scouts = count - len(slices)
    turns = Counter(_turn(image) for image in slices)
    usual_turn = turns.most_common(1)[0][0]
    stack = [image for image in slices if _turn(image) == usual_turn]
    spacing, odd = _spacing(stack)
    sizes = len({(image.rows, image.columns) for image in stack})
    odd += [f"{sizes} different sizes"] if sizes > 1 else []
    odd += [f"{len(slices) - len(stack)} images in another direction"] if len(stack) < len(slices) else []
    odd += [f"{scouts} scouts, which an image model is not shown"] if scouts else []
    tilt = _tilt(stack)
    odd += [f"planes are tilted by {tilt:.1f} degrees against their stack"] if tilt > _TILT else []
    reason = f"{count} slices{spacing}" + (f"; {'; '.join(odd)}" if odd else "")
    return CoverageEntry(item=f"series of {slices[0].id}", status="read", reason=reason, source_id=slices[0].id)


def _spacing(stack: list[Image]) -> tuple[str, list[str]]:
    """The usual distance in words, and what does not fit it."""
    placed = sorted(image.position for image in stack if image.position is not None)
    distances = [later - earlier for earlier, later in pairwise(placed)]
    steps = sorted(distance for distance in distances if distance > 1e-3)
    usual = steps[len(steps) // 2] if steps else 0.0
    gaps = sum(distance > usual * (1 + _TOLERANCE) for distance in steps)
    doubled = len(distances) - len(steps)
    odd = [f"{count_of(gaps, 'gap')} between slices"] if gaps else []
    odd += [f"{count_of(doubled, 'slice')} at the place of another"] if doubled else []
    odd += [f"{len(stack) - len(placed)} slices without a place"] if len(placed) < len(stack) else []
    return (f", {usual:.2f} mm apart" if usual else ""), odd


def _tilt(stack: list[Image]) -> float:
    """Degrees between the normal of the planes and the way from the first to the last of them."""
    ends = sorted((image for image in stack if image.position is not None and image.origin), key=_position)
    if len(ends) < 2 or not ends[0].orientation or not ends[0].origin or not ends[-1].origin:
        return 0.0
    way = [later - earlier for earlier, later in zip(ends[0].origin, ends[-1].origin, strict=True)]
    length = math.hypot(*way)
    if not length:
        return 0.0
    along = sum(one * other for one, other in zip(way, normal(ends[0].orientation), strict=True)) / length
    return math.degrees(math.acos(max(-1.0, min(1.0, abs(along)))))


def _position(image: Image) -> float:
    return image.position or 0.0


def _turn(image: Image) -> _Turn:
    """Direction of the plane's normal, to about a degree."""
    return tuple(round(one, 1) for one in normal(image.orientation)) if image.orientation else None


def _place(image: Image) -> tuple[bool, float, int, str]:
    """Levels of a slide have no place; the smallest, which can be shown whole, comes first."""
    if image.modality == "SM" and image.position is None:
        return True, float((image.rows or 0) * (image.columns or 0)), image.frame or 0, image.source.path
    return image.position is None, image.position or 0.0, image.frame or 0, image.source.path
