"""What a case is made of: documents and images, each tied to the bytes it was read from."""

from typing import Literal

from pydantic import Field

from wardround.records.base import Record

DocumentKind = Literal["note", "report", "letter", "labs", "fhir", "dialogue", "other"]
"""`note` a clinician's note; `report` of imaging or pathology; `letter` to or from a clinic; `labs` a table of results;
`fhir` facts of FHIR resources written out as text; `dialogue` turns of speech; `other` anything else with text."""

FactKind = Literal[
    "problem",
    "medication",
    "allergy",
    "result",
    "procedure",
    "immunization",
    "encounter",
    "report",
    "plan",
    "family_history",
    "other",
]
"""What a structured fact is about; FHIR resources and rows of laboratory tables give facts."""

Interpretation = Literal["normal", "low", "high", "critical_low", "critical_high", "abnormal"]
"""How the source itself flags a result (HL7 v3 ObservationInterpretation N, L, H, LL, HH, A)."""

ImageModality = Literal["CR", "CT", "MR", "US", "XC", "OP", "SM", "NM", "PT", "MG", "XA", "OT", "unknown"]
"""DICOM Modality (0008,0060), with DX read as CR and the ophthalmic ones as OP; `unknown` when no source says."""


class Source(Record):
    """The file that something was read from."""

    path: str
    """Relative to the case's root, with forward slashes."""
    sha256: str
    """Of the file's bytes, lower-case hexadecimal."""
    media_type: str = "application/octet-stream"
    """IANA media type, by content rather than by file name where the two disagree."""


class Subject(Record):
    """Who a source says the patient is; a field that the source does not give is None."""

    name: str | None = None
    """As written; never normalised here."""
    birth_date: str | None = None
    """ISO 8601 with the source's precision: `1961`, `1961-04` or `1961-04-02`."""
    identifiers: tuple[str, ...] = ()
    """Medical record numbers and the like, as `system|value`, or the bare value."""
    sex: Literal["female", "male", "other", "unknown"] | None = None
    """Administrative sex (FHIR administrative-gender)."""


class Section(Record):
    """A stretch of a document under one heading."""

    title: str
    """The heading as written, without its colon or marks."""
    kind: str
    """Canonical name, for example `medications` or `assessment_plan`; `other` when none is recognised."""
    start: int = Field(ge=0)
    """First code point of the section's body (after the heading)."""
    end: int = Field(ge=0)
    """One past the last code point of the body."""


class Page(Record):
    """One page of a paged document."""

    number: int = Field(ge=1)
    """As counted from 1 in the file."""
    start: int = Field(ge=0)
    """First code point of the page in the document's text."""
    end: int = Field(ge=0)
    """One past its last code point."""


class Quantity(Record):
    """A measured amount."""

    value: float
    """The number as the source gives it, before any conversion."""
    unit: str | None = None
    """As written; UCUM where the source uses it."""
    comparator: Literal["<", "<=", ">=", ">"] | None = None
    """Set when the source gives only a bound."""


class ReferenceRange(Record):
    """The interval that the source calls normal."""

    low: float | None = None
    """Lower bound, in the result's unit."""
    high: float | None = None
    """Upper bound, in the result's unit."""
    text: str | None = None
    """As written."""


class Fact(Record):
    """One structured statement of a source, together with the text that stands for it in the document."""

    ref: str
    """Stable address within the source: `Observation/123#valueQuantity`, or `row 7` of a table."""
    kind: FactKind
    """What it is about."""
    start: int = Field(ge=0)
    """Where its text starts in the document."""
    end: int = Field(ge=0)
    """One past where its text ends."""
    name: str
    """Problem, substance, analyte or procedure, in the source's words."""
    codes: tuple[str, ...] = ()
    """`system|code` of the name (SNOMED CT, LOINC, RxNorm, ...)."""
    value: str | None = None
    """A result's value, a reaction or a dosage as written."""
    quantity: Quantity | None = None
    """The value as a number, where it is one."""
    converted: Quantity | None = None
    """The same amount in the other unit that is in use for this analyte (UCUM), where one exact factor is known."""
    range: ReferenceRange | None = None
    """What the source calls normal."""
    interpretation: Interpretation | None = None
    """The source's own flag."""
    status: str | None = None
    """The source's status word: `active`, `resolved`, `completed`, `refuted`, ..."""
    negated: bool = False
    """True for facts that say something is absent (refuted condition, `no known allergies`)."""
    date: str | None = None
    """When it holds or was taken: ISO 8601 with the source's precision and zone."""


class Document(Record):
    """A text of the case. Positions are 0-based, end-exclusive and count Unicode code points."""

    id: str
    """Short and stable within the case: `d3`."""
    kind: DocumentKind
    """What sort of document it is."""
    title: str
    """For people; from the content or the file name."""
    text: str
    """The whole text; every citation quotes from exactly this string."""
    source: Source
    """The file it was read from."""
    date: str | None = None
    """ISO 8601, with the precision that the source gives."""
    author: str | None = None
    """As written."""
    sections: tuple[Section, ...] = ()
    """Recognised headings, in order, not overlapping."""
    pages: tuple[Page, ...] = ()
    """Of paged sources only."""
    facts: tuple[Fact, ...] = ()
    """Structured statements, where the source is structured."""
    subject: Subject | None = None
    """The patient, as this document states it."""

    @property
    def is_made_of_facts(self) -> bool:
        """Its text is its facts; prose may have some besides (C-CDA, a table within a letter)."""
        return bool(self.facts) and self.kind in ("fhir", "labs", "other")

    @property
    def page_range(self) -> str:
        """`page 3`, `pages 1-2`: the pages that have text; empty where none has."""
        numbers = [page.number for page in self.pages if page.end > page.start]
        if not numbers:
            return ""
        return f"page {numbers[0]}" if len(numbers) == 1 else f"pages {numbers[0]}-{numbers[-1]}"

    def called(self, *, alone: bool) -> str:
        """Its file's path; with pages or id where it is not the file's only document."""
        return self.source.path if alone else f"{self.source.path} {self.page_range or self.id}"


class Image(Record):
    """An image of the case. Pixels are never part of it: they stay in the file, which is checked by its hash."""

    id: str
    """Short and stable within the case: `i1`."""
    source: Source
    """The file."""
    modality: ImageModality
    """By DICOM tag, by `case.toml`, else `unknown`."""
    body_part: str | None = None
    """DICOM BodyPartExamined or as `case.toml` says."""
    view: str | None = None
    """DICOM ViewPosition (PA, AP, LL, ...) or as `case.toml` says."""
    laterality: Literal["left", "right", "both"] | None = None
    """Of the imaged part, by tag or `case.toml`."""
    series: str | None = None
    """DICOM SeriesInstanceUID; images with the same one are read together."""
    position: float | None = None
    """Place within the series along its normal, in millimetres."""
    origin: tuple[float, float, float] | None = None
    """DICOM ImagePositionPatient, in millimetres."""
    orientation: tuple[float, ...] | None = None
    """DICOM ImageOrientationPatient: six direction cosines."""
    localizer: bool = False
    """It was taken to plan a series, and says so (DICOM Image Type, value 3)."""
    frame: int | None = None
    """0-based, for one frame of a multi-frame file."""
    part: str | None = None
    """Where in the file it is embedded: `page 3`, `OBX 2`, `Media/1#content`; None where it is the file."""
    rows: int | None = None
    """Height in pixels."""
    columns: int | None = None
    """Width in pixels."""
    date: str | None = None
    """When it was acquired: ISO 8601, with the source's precision."""
    subject: Subject | None = None
    """The patient, as the file states it."""
    profile: str | None = None
    """Name of the pixel profile (window, channels, padding) that prepares it for the model."""

    @property
    def called(self) -> str:
        """Its file's path, with its place where the file holds more: `letter.pdf page 3`, `echo.dcm frame 2`."""
        frame = f"frame {self.frame + 1}" if self.frame is not None else ""
        return " ".join(filter(None, (self.source.path, self.part, frame)))
