"""What sort of document a text is, by its own form."""

import re

from wardround.records import DocumentKind, Section
from wardround.tools.dialogue import as_speech

_LETTER = re.compile(
    r"^\s*(?:dear\b|to whom it may concern|sehr geehrte|liebe[rs]? (?:frau|herr|kolleg)|ch[eè]re?s? |estimad[oa]s? )",
    re.IGNORECASE | re.MULTILINE,
)
_REPORT_TITLE = re.compile(
    r"\b(?:radiology|pathology|echocardiogra\w+|ultrasound|ct|mri|mr|x-ray|xr|radiograph\w*|mammogra\w+|imaging|histology|cytology"
    r"|endoscopy|colonoscopy)\b.{0,40}\b(?:report|examination|study)?\b",
    re.IGNORECASE,
)
_IMAGING_SECTIONS = {"findings", "impression", "technique", "comparison", "indication"}
_NOTE_SECTIONS = {
    "chief_complaint",
    "history_present_illness",
    "physical_exam",
    "assessment_plan",
    "hospital_course",
    "medications",
}


def document_kind(text: str, sections: tuple[Section, ...]) -> DocumentKind:
    """`dialogue` by its turns, `letter` by its salutation, `report` by its headings, else `note`."""
    if as_speech(text) is not None:
        return "dialogue"
    if _LETTER.search(text[:2_500]):
        return "letter"
    kinds = {section.kind for section in sections}
    imaging = len(kinds & _IMAGING_SECTIONS)
    if "findings" in kinds and imaging >= 2 and not kinds & _NOTE_SECTIONS:
        return "report"
    if imaging >= 1 and not kinds & _NOTE_SECTIONS and _REPORT_TITLE.search(text[:400]):
        return "report"
    return "note"
