"""Readings of images against the written reports of the same examination."""

import re
from collections.abc import Iterator
from datetime import timedelta

from wardround.records import Citation, Document, Flag, Image, ImageFinding, ImageReading
from wardround.tools.assertion import Assertion

from ..checks.image import said_of
from ..evidence import Evidence
from ..units import Unit
from .flag import conflict, day

_SIDE = re.compile(r"\b(?:left|right)\b", re.IGNORECASE)
_DAYS_APART = timedelta(days=2)
_SECTIONS = ("findings", "impression", "imaging")
_NAMES = {
    "CR": ("x-ray", "xray", "radiograph", "cxr", "film"),
    "CT": ("ct", "computed"),
    "MR": ("mri", "mr", "magnetic"),
    "US": ("ultrasound", "sonogra", "echo"),
    "MG": ("mammogra",),
}
"""Words by which a report says what was examined, by DICOM modality."""


def images_against_reports(evidence: Evidence) -> Iterator[Flag]:
    """A finding that a reading has present and a report denies, the other way round, or on the other side.

    Uncertain findings are left alone, and so are reports of another modality or of days further apart.
    """
    for reading in evidence.readings:
        image = evidence.case.image(reading.image_id)
        if reading.status == "read" and image is not None:
            for unit in _report_units(image, evidence):
                yield from _conflicts(reading, unit)


def _report_units(image: Image, evidence: Evidence) -> Iterator[Unit]:
    for unit in evidence.units:
        document = evidence.case.document(unit.source_id)
        if document is None or unit.of_image or not _is_of(image, document):
            continue
        if document.kind == "report" or unit.section in _SECTIONS:
            yield unit


def _is_of(image: Image, document: Document) -> bool:
    words = f"{document.title} {document.text}".casefold()
    named = any(word in words for word in _NAMES.get(image.modality, ("",)))
    place = image.body_part is None or image.body_part.casefold() in words
    taken, written = day(image.date), day(document.date)
    return named and place and (taken is None or written is None or abs(taken - written) <= _DAYS_APART)


def _conflicts(reading: ImageReading, unit: Unit) -> Iterator[Flag]:
    for finding in reading.findings:
        said = said_of(finding.name, unit.words) if finding.presence != "uncertain" else None
        if said and said.certainty == "certain" and said.temporality == "current" and _differs(finding, said, unit):
            report = "denies it" if said.negated else f"has it{_on(_side(unit.words))}"
            message = (
                f"the image was read with {finding.name} {finding.presence}{_on(finding.side)}; the report {report}"
            )
            yield conflict(message, Citation(source_id=reading.image_id), unit.citation)


def _differs(finding: ImageFinding, said: Assertion, unit: Unit) -> bool:
    if (finding.presence == "present") == said.negated:
        # of another side than the finding, or than the report speaks of, both may be right
        side, other = finding.side, _side(unit.words)
        return side is None or other is None or side == other
    sides = {finding.side, _side(unit.words)}
    return finding.presence == "present" and sides == {"left", "right"}


def _side(text: str) -> str | None:
    """The side that a sentence of a report names, if it names one only; in reports `right` is always a side."""
    sides = {match.group().casefold() for match in _SIDE.finditer(text)}
    return sides.pop() if len(sides) == 1 else None


def _on(side: str | None) -> str:
    return f" ({side})" if side else ""
