"""What stands against asking about a CT or MR series.

MedGemma 1.5 was trained on axial volumes of 5 to 85 slices (1.5 report; longer ones are thinned before they are shown);
non-axial series are outside of what it knows. Single slices were part of its training and of its evaluation (SLAKE,
VQA-RAD), so one image alone is asked about.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import compress

from wardround.records import Image
from wardround.tools.readers.dicom.place import normal

from .schemas import kind_of

FEWEST = 5
"""Slices of a series."""
_UPRIGHT = 0.7
"""Cosine between a slice's normal and the body's long axis from which it counts as axial: 45 degrees, so that tilted
gantries do."""
_AXES = ("sagittal", "coronal", "axial")
"""Planes by the axis of the patient that their normal is nearest to (PS3.3 C.7.6.2.1.1: x to the left, y to the back, z
to the head)."""


def volume(series: Sequence[Image]) -> tuple[Image, ...]:
    """The slices of a CT or MR series, without the scouts that are filed with it.

    Scouts say what they are (Image Type), or lie across most of the others: more than 45 degrees, so that a series
    that turns a little stays whole. What says nothing stays. Series of scouts alone stay as they are.
    """
    if len(series) < 2 or kind_of(series[0]) not in ("ct", "mr"):
        return tuple(series)
    slices = [image for image in series if not image.localizer] or list(series)
    ways = [_way(image) for image in slices]
    usual = Counter(way for way in ways if way).most_common(1)
    return tuple(compress(slices, (not way or _along(way, usual[0][0]) >= _UPRIGHT for way in ways)))


def _way(image: Image) -> tuple[float, ...] | None:
    """The normal of a slice to one decimal: slices within some degrees of each other count as one way."""
    how = image.orientation
    return tuple(round(one, 1) for one in normal(how)) if how and len(how) == len("xyzxyz") else None


def _along(one: Sequence[float], other: Sequence[float]) -> float:
    return abs(sum(a * b for a, b in zip(one, other, strict=True)))


def volume_problem(slices: Sequence[Image]) -> str | None:
    """Why these images are not asked about, in words; None when they may be.

    Planes are known by DICOM orientation, else by the view that `case.toml` gives; where neither says anything, the
    slices are taken to be axial.
    """
    if not slices or kind_of(slices[0]) not in ("ct", "mr"):
        return None
    plane, count = Counter(_plane(image) for image in slices).most_common(1)[0]
    if plane != "axial":
        return f"{plane} slices; the model was trained on axial ones"
    if len(slices) > 1 and count < FEWEST:
        return f"{count} axial slices; the model was trained on series of {FEWEST} or more"
    return None


def _plane(image: Image) -> str:
    if image.orientation is None or len(image.orientation) != len("xyzxyz"):
        said = (image.view or "").casefold()
        return next((plane for plane in _AXES if plane in said), "axial")
    cosines = [abs(one) for one in normal(image.orientation)]
    if cosines[2] >= _UPRIGHT:
        return "axial"
    return _AXES[cosines.index(max(cosines))] if max(cosines) >= _UPRIGHT else "oblique"
