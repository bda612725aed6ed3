"""Images of one series in their order in space, and what is odd about it."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from wardround.records import CoverageEntry, Image

_TOLERANCE = 0.2
"""Share of the usual distance by which one may differ before it counts as a gap; positions are rounded by scanners."""


def in_order(images: Sequence[tuple[str, Image]]) -> list[tuple[str, Image]]:
    """Series stay together, in the order in which they first occur; within one by position, then frame, then file name.

    File names and instance numbers do not say where a slice lies; its position along the normal does.
    """
    first: dict[str, int] = {}
    for number, (key, image) in enumerate(images):
        first.setdefault(image.series or key, number)
    return sorted(images, key=lambda pair: (first[pair[1].series or pair[0]], *_place(pair[1])))


def series_lines(images: Sequence[Image]) -> list[CoverageEntry]:
    """A line for every series of slices: how many, and where slices are missing, doubled or without a place."""
    by_series: dict[str, list[Image]] = defaultdict(list)
    for image in images:
        if image.series and image.modality in ("CT", "MR", "PT", "NM"):
            by_series[image.series].append(image)
    return [_line(slices) for slices in by_series.values() if len(slices) > 1]


def _line(slices: list[Image]) -> CoverageEntry:
    placed = sorted(image.position for image in slices if image.position is not None)
    distances = [later - earlier for earlier, later in pairwise(placed)]
    steps = sorted(distance for distance in distances if distance > 1e-3)
    usual = steps[len(steps) // 2] if steps else 0.0
    gaps = sum(distance > usual * (1 + _TOLERANCE) for distance in steps)
    doubled = len(distances) - len(steps)
    odd = [f"{gaps} gaps between slices"] if gaps else []
    odd += [f"{doubled} slices at the place of another"] if doubled else []
    odd += [f"{len(slices) - len(placed)} slices without a place"] if len(placed) < len(slices) else []
    sizes = len({(image.rows, image.columns) for image in slices})
    odd += [f"{sizes} different sizes"] if sizes > 1 else []
    spacing = f", {usual:.2f} mm apart" if usual else ""
    reason = f"{len(slices)} slices{spacing}" + (f"; {'; '.join(odd)}" if odd else "")
    return CoverageEntry(item=f"series of {slices[0].id}", status="read", reason=reason, source_id=slices[0].id)


def _place(image: Image) -> tuple[bool, float, int, str]:
    """Levels of a slide have no place; the smallest, which can be shown whole, comes first."""
    if image.modality == "SM" and image.position is None:
        return True, float((image.rows or 0) * (image.columns or 0)), image.frame or 0, image.source.path
    return image.position is None, image.position or 0.0, image.frame or 0, image.source.path
