"""A case: everything that was handed in, and what became of each piece of it."""

from typing import Literal

from wardround.records.base import Record
from wardround.records.sources import Document, Image, Subject

Task = Literal["summary", "answer", "report", "letter", "extract"]
"""`summary` of the record; `answer` to one question; `report` on images; `letter` to the patient; `extract` of typed
lists."""

TASKS: tuple[Task, ...] = ("summary", "answer", "report", "letter", "extract")

CoverageStatus = Literal["read", "sampled", "truncated", "unreadable", "refused", "quarantined"]
"""`read` whole; `sampled` some slices or tiles of it; `truncated` up to a limit; `unreadable` broken or of no known
form; `refused` readable but not accepted (encrypted, too large, wrong version); `quarantined` kept from the reasoner
because it speaks to the machine."""

NOT_CLINICAL = (
    "a file of the system, not of the case",
    "a program",
    "a DICOMDIR index; the files that it lists are read themselves",
)
"""Reasons for refusing what holds nothing of a patient: on record, and nothing that a person must look at."""

PLAIN_JSON = "JSON of no clinical form: its values were read as plain lines"
PLAIN_TABLE = "no headings of results or of a list: read as plain lines, whose dates and ranges are not checked"
"""Why a table that was read gave no facts."""


class CoverageEntry(Record):
    """What became of one file, page, resource, series or stretch of text."""

    item: str
    """What: `labs.csv`, `letter.pdf page 3`, `bundle.json Observation/12`, `note.txt 120-240`."""
    status: CoverageStatus
    """What happened."""
    reason: str = ""
    """Why, in words for a person; empty only for `read`."""
    source_id: str | None = None
    """The document or image it became, if any."""


class Case(Record):
    """All that the pipeline knows of one patient's case before anyone reasons about it."""

    id: str
    """From the folder's name or `case.toml`."""
    task: Task
    """What to draft."""
    question: str | None = None
    """For the task `answer`."""
    root: str
    """Absolute path of the folder that all sources are relative to."""
    documents: tuple[Document, ...] = ()
    """In the order of time where dates are known, else of file name."""
    images: tuple[Image, ...] = ()
    """In the order of series and position, else of file name."""
    coverage: tuple[CoverageEntry, ...] = ()
    """One line or more for every item handed in; nothing is skipped without one."""
    subject: Subject | None = None
    """The one patient that all sources agree on."""

    def document(self, source_id: str) -> Document | None:
        """The document with this id, or None."""
        return next((d for d in self.documents if d.id == source_id), None)

    def image(self, source_id: str) -> Image | None:
        """The image with this id, or None."""
        return next((i for i in self.images if i.id == source_id), None)

    def name_of(self, source_id: str) -> str:
        """What to call a source: its file's path, with pages, frame or id where the file holds several."""
        document, image = self.document(source_id), self.image(source_id)
        if document is None:
            return image.called if image else source_id
        return document.called(alone=sum(one.source.path == document.source.path for one in self.documents) == 1)
