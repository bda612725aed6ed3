"""An earlier radiograph of the same chest, for comparison (MS-CXR-T in the 1.0 report: a prior and a current image)."""

from typing import Literal

from wardround.records import Case, Image

from .schemas import kind_of

_LATERAL = ("LAT", "LL", "RL")


def prior_of(image: Image, case: Case) -> Image | None:
    """The latest chest radiograph of the case in the same view that is surely older; None where there is none.

    Dates are compared as far as both are given; a day apart is older, the same day is not, and without a date on both
    nothing is.
    """
    if kind_of(image) != "chest_radiograph" or not image.date:
        return None
    older = [other for other in case.images if _is_prior(other, image)]
    return max(older, key=lambda other: other.date or "", default=None)


def _is_prior(other: Image, image: Image) -> bool:
    if kind_of(other) != "chest_radiograph" or _view(other) != _view(image):
        return False
    return _before(other.date or "", image.date or "")


def _before(one: str, other: str) -> bool:
    shared = min(len(one), len(other), len("2026-01-31"))
    return one[:shared] < other[:shared]


def _view(image: Image) -> Literal["lateral", "frontal"]:
    """Without a view it is taken to be frontal, as nearly all single chest radiographs are."""
    return "lateral" if (image.view or "").upper().startswith(_LATERAL) else "frontal"
