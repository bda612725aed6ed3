"""Which images are looked at together."""

from wardround.records import Case

SERIES_MODALITIES = frozenset({"CT", "MR", "SM"})
"""Slices of one series, and levels of one slide, make sense only together; other modalities are read image by image."""


def reading_units(case: Case) -> tuple[tuple[str, ...], ...]:
    """Ids of images grouped by what is read in one call, in the case's order."""
    units: dict[str, list[str]] = {}
    for image in case.images:
        together = image.series is not None and image.modality in SERIES_MODALITIES
        units.setdefault(f"series {image.series}" if together else image.id, []).append(image.id)
    return tuple(tuple(ids) for ids in units.values())
