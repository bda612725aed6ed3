"""An imaging report, as far as it can be written without a model: from readings, which a model made, or not at all."""

from collections.abc import Sequence

from wardround.records import Abstention, Citation, Claim, ImageFinding, ImageReading, Passage

from .quote import Claims, Sources

_PRESENCE = {"present": "", "absent": "No ", "uncertain": "Possible "}


def report(
    sources: Sources, claims: Claims, readings: Sequence[ImageReading], passages: Sequence[Passage]
) -> Abstention | None:
    """List the findings of the readings. Without a reading there is nothing honest to report."""
    del passages  # a report is of images
    read = [reading for reading in readings if reading.status == "read"]
    if not read:
        return Abstention(code="no_image_read", message=_why_not(sources, readings))
    for reading in read:
        for finding in reading.findings:
            _add(claims, "Findings", _worded(finding), reading.image_id)
        if reading.impression:
            _add(claims, "Impression", reading.impression, reading.image_id)
    return None


def _why_not(sources: Sources, readings: Sequence[ImageReading]) -> str:
    if not sources.case.images:
        return "an imaging report was asked for and the case has no image"
    reasons = sorted({reading.abstention.code for reading in readings if reading.abstention})
    because = f" ({', '.join(reasons)})" if reasons else ""
    return f"none of the {len(sources.case.images)} images was interpreted{because}; give an image model"


def _worded(finding: ImageFinding) -> str:
    words = f"{_PRESENCE[finding.presence]}{finding.name}"
    details = [part for part in (finding.side, finding.location, finding.measurement) if part]
    return f"{words[:1].upper()}{words[1:]}{', ' + ', '.join(details) if details else ''}."


def _add(claims: Claims, section: str, text: str, image_id: str) -> None:
    claim_id = f"c{len(claims.found) + 1}"
    citation = Citation(source_id=image_id)
    claims.found.append(Claim(id=claim_id, text=text, kind="image_finding", section=section, citations=(citation,)))
