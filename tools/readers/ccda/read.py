"""C-CDA documents: sections by their LOINC codes, with the text that people see and the facts of their entries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wardround.records import CoverageEntry, Document, Fact, Section, Subject

from ..dates import compact_date
from ..embedded import Embedded, ReadPart, decode_base64, with_embedded
from ..header import read_sex
from ..html import html_text
from ..result import Opened, ReadResult, Sighting, read_whole
from ..text import note_from
from ..xml import local, parse_xml
from .entries import entries_of
from .places import placed
from .visit import visit_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SECTIONS = {
    "10154-3": "chief_complaint", "46239-0": "chief_complaint", "29299-5": "chief_complaint", "10164-2": "history_present_illness",
    "11348-0": "past_medical_history", "11450-4": "past_medical_history", "47519-4": "procedures", "10160-0": "medications",
    "29549-3": "medications", "10183-2": "discharge_medications", "75311-1": "discharge_medications", "42346-7": "medications", "48765-2": "allergies",
    "10157-6": "family_history", "29762-2": "social_history", "10187-3": "review_of_systems", "29545-1": "physical_exam",
    "8716-3": "vital_signs", "30954-2": "laboratory", "18748-4": "imaging", "51848-0": "assessment", "18776-5": "plan",
    "51847-2": "assessment_plan", "8648-8": "hospital_course", "69730-0": "instructions", "8653-8": "instructions", "11369-6": "immunizations",
    "46240-8": "other", "42348-3": "code_status", "46241-6": "diagnosis", "11535-2": "diagnosis", "59776-5": "findings", "59768-2": "indication",
    "59770-8": "procedures", "29554-3": "procedures", "55109-3": "other", "61149-1": "plan", "61146-7": "plan", "47420-5": "other", "46264-8": "other",
    "121181": "other", "18782-3": "findings", "19005-8": "impression", "18834-2": "comparison", "55111-9": "technique", "55115-0": "indication",
}  # fmt: skip
"""LOINC codes of sections in C-CDA R2.1 and in imaging reports, with our names for them."""


def read_ccda(opened: Opened, read_part: ReadPart) -> ReadResult:
    """A clinical document: one document whose sections are the C-CDA sections; what is embedded in it beside it.

    Raises:
        UnreadableError: damaged, or no text in it.
        RefusedError: longer than the limit.
    """
    from ..html import with_hidden

    root = parse_xml(opened.data, opened.name)
    body = _write(root)
    embedded = list(_embedded(root))
    result = ReadResult()
    if body.sections or not embedded or not _is_unstructured(root):
        document = note_from(
            opened,
            body.text,
            "application/hl7-cda+xml",
            title=_child_text(root, "title") or None,
            date=compact_date(_value(root, "effectiveTime")),
            author=_author(root),
            subject=_subject(root),
            sections=tuple(body.sections),
            kind="note",
        )
        document = document.model_copy(update={"facts": tuple(body.facts)})
        result = with_hidden(_result(opened, document, body), opened.name, body.hidden)
    elif subject := _subject(root):
        result = ReadResult(sightings=(Sighting(item=opened.name, subject=subject),))
    return with_embedded(result, opened, embedded, read_part)


def _is_unstructured(root: "Element") -> bool:
    """The body is one file of another form (C-CDA Unstructured Document)."""
    return any(
        local(text) == "text" and text.get("representation") == "B64"
        for body in root.iter()
        if local(body) == "nonXMLBody"
        for text in body
    )


def _embedded(root: "Element") -> Iterator[Embedded]:
    """Bodies and pictures that are other files in base64, or are only pointed at."""
    title, date = _child_text(root, "title") or "Embedded document", compact_date(_value(root, "effectiveTime"))
    number = 0
    for holder in root.iter():
        if local(holder) not in ("nonXMLBody", "observationMedia", "act"):
            continue
        for content in holder:
            pointer = next((one for one in content if local(one) == "reference"), None)
            if content.get("representation") != "B64" and (pointer is None or local(holder) == "act"):
                continue  # what a note's act points to is the narrative
            number += 1
            media_type = content.get("mediaType") or "application/octet-stream"
            url = pointer.get("value", "") if pointer is not None else ""
            data = decode_base64("".join(content.itertext()))
            yield Embedded(f"embedded {number}", title, media_type, data, date, url)


def _result(opened: Opened, document: Document, body: "_Body") -> ReadResult:
    whole = read_whole(opened, document, subject=document.subject)
    reason = "the source marks it as entered in error; no fact"
    lines = (CoverageEntry(item=f"{opened.name} {ref}", status="refused", reason=reason) for ref in body.withdrawn)
    nothing = (
        CoverageEntry(item=f"{opened.name} {ref}", status="read", reason="an entry that names nothing; no fact")
        for ref in body.empty
    )
    return whole.model_copy(update={"coverage": (*whole.coverage, *lines, *nothing)})


@dataclass
class _Body:
    """The document under way."""

    text: str
    sections: list[Section] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)

    def add(self, section: "Element") -> None:
        """A section: its title on a line, its narrative below, and what of its entries the narrative does not say."""
        title, code = (
            _child_text(section, "title"),
            next((one.get("code", "") for one in section if local(one) == "code"), ""),
        )
        kind = SECTIONS.get(code) or _by_title(title)
        entries = entries_of(section, code or title or "section", kind)
        narrative, unseen = _narrative(section)
        self.hidden += unseen
        self.withdrawn += entries.withdrawn
        self.empty += entries.empty
        start = len(self.text) + len(title) + 1
        added, facts = placed(entries.statements, narrative, start)
        if not title and not (narrative + added).strip():
            return
        self.facts += facts
        self.text += f"{title}\n{narrative}{added}\n"
        self.sections.append(Section(title=title, kind=kind, start=start, end=len(self.text)))


def _write(root: "Element") -> _Body:
    """Title, then every section."""
    body = _Body(_child_text(root, "title") + "\n\n")
    said, body.facts = visit_of(root, len(body.text))
    body.text += said
    for section in [one for one in root.iter() if local(one) == "section"]:
        body.add(section)
    body.text += "".join(_unstructured(one) for one in root.iter() if local(one) == "nonXMLBody")
    return body


def _by_title(title: str) -> str:
    from wardround.tools.sections import section_kind

    return section_kind(title)


def _narrative(section: "Element") -> tuple[str, list[str]]:
    """The section's text block: close enough to HTML to be read as it."""
    from xml.etree.ElementTree import tostring

    block = next((one for one in section if local(one) == "text"), None)
    if block is None:
        return "", []
    for element in block.iter():
        element.tag = local(element)
    return html_text(tostring(block, encoding="unicode"))


def _unstructured(body: "Element") -> str:
    block = next((one for one in body if local(one) == "text"), None)
    if block is None or block.get("representation") == "B64":
        return ""
    return "".join(block.itertext())


def _child_text(element: "Element", name: str) -> str:
    return next((" ".join("".join(one.itertext()).split()) for one in element if local(one) == name), "")


def _value(element: "Element", name: str) -> str | None:
    return next((one.get("value") for one in element if local(one) == name), None)


def _first(element: "Element", *path: str) -> "Element | None":
    for name in path:
        found = next((one for one in element if local(one) == name), None)
        if found is None:
            return None
        element = found
    return element


def _person(element: "Element | None") -> str | None:
    """Given names, then family name."""
    if element is None:
        return None
    given = [(one.text or "").strip() for one in element if local(one) == "given"]
    family = [(one.text or "").strip() for one in element if local(one) == "family"]
    return " ".join(filter(None, [*given, *family])) or " ".join("".join(element.itertext()).split()) or None


def _author(root: "Element") -> str | None:
    return _person(_first(root, "author", "assignedAuthor", "assignedPerson", "name"))


def _subject(root: "Element") -> Subject | None:
    role = _first(root, "recordTarget", "patientRole")
    if role is None:
        return None
    numbers = tuple(
        f"{one.get('root')}|{one.get('extension')}" for one in role if local(one) == "id" and one.get("extension")
    )
    patient = _first(role, "patient")
    if patient is None:
        return Subject(identifiers=numbers) if numbers else None
    gender = next((one.get("code", "") for one in patient if local(one) == "administrativeGenderCode"), "")
    return Subject(
        name=_person(_first(patient, "name")),
        birth_date=compact_date(_value(patient, "birthTime")),
        identifiers=numbers,
        sex=read_sex(gender) if gender else None,
    )
