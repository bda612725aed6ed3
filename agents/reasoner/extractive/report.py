"""An imaging report from the readings of a model, without a model of its own."""

from collections.abc import Sequence

from wardround.records import Citation, Claim, ImageFinding, ImageReading, Passage

from .quote import Claims, Sources

_PRESENCE = {"present": "", "absent": "No ", "uncertain": "Possible "}


def report(sources: Sources, claims: Claims, readings: Sequence[ImageReading], passages: Sequence[Passage]) -> None:
    """List the findings of the readings, image by image."""
    del sources, passages  # a report is of images
    for reading in readings:
        for finding in reading.findings:
            _add(claims, "Findings", _worded(finding), reading.image_id)
        if reading.status == "read" and reading.impression:
            _add(claims, "Impression", reading.impression, reading.image_id)


def _worded(finding: ImageFinding) -> str:
    words = f"{_PRESENCE[finding.presence]}{finding.name}"
    details = [part for part in (finding.side, finding.location, finding.measurement, finding.change) if part]
    return f"{words[:1].upper()}{words[1:]}{', ' + ', '.join(details) if details else ''}."


def _add(claims: Claims, section: str, text: str, image_id: str) -> None:
    claim_id = f"c{len(claims.found) + 1}"
    citation = Citation(source_id=image_id)
    claims.found.append(Claim(id=claim_id, text=text, kind="image_finding", section=section, citations=(citation,)))
