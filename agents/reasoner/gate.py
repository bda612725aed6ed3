"""What no reasoner can write, whatever it runs on."""

from collections.abc import Sequence

from wardround.records import Abstention, Case, ImageReading


def cannot_write(case: Case, readings: Sequence[ImageReading]) -> Abstention | None:
    """Why there can be no draft, as far as the inputs alone say: an imaging report needs an image that was read."""
    if case.task != "report" or any(reading.status == "read" for reading in readings):
        return None
    return Abstention(code="no_image_read", message=_why_not(case, readings))


def _why_not(case: Case, readings: Sequence[ImageReading]) -> str:
    if not case.images:
        return "an imaging report was asked for and the case has no image"
    reasons = sorted({reading.abstention.code for reading in readings if reading.abstention})
    because = f" ({', '.join(reasons)})" if reasons else ""
    return f"none of the {len(case.images)} images was interpreted{because}; give an image model"
