"""What sort of document a text is, by its own form."""

import re

from wardround.records import DocumentKind, Section

_TURN = re.compile(
    r"^\W{0,3}(?:doctor|dr|patient|pt|guest_\w+|nurse|clinician|physician|provider|speaker \w+|mother|father|interviewer)\W{0,3}:?\W{0,2}(?<=[:\]])",
    re.IGNORECASE | re.MULTILINE,
)
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
_WORDS_OF_A_TURN = 4
"""On average, in a text that is nothing but a few turns; labels with a name are shorter."""


def document_kind(text: str, sections: tuple[Section, ...]) -> DocumentKind:
    """`dialogue` by its turns, `letter` by its salutation, `report` by its headings, else `note`."""
    head = text[:20_000]
    turns, lines = len(_TURN.findall(head)), 1 + len([line for line in head.split("\n") if line.strip()])
    is_talk = turns >= 2 and turns == lines - 1 and len(head.split()) >= _WORDS_OF_A_TURN * turns
    if is_talk or (turns >= 4 and turns > 0.3 * lines):
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
