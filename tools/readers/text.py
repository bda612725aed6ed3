"""Plain text and Markdown, and what every other text form becomes in the end."""

from wardround.records import CoverageEntry, Document, DocumentKind, Page, Section, Subject, UnreadableError
from wardround.tools.dialogue import as_speech
from wardround.tools.sections import find_sections

from .dates import date_in_name
from .embedded import Embedded, ReadPart, with_embedded
from .encoding import decode
from .header import read_header
from .kinds import document_kind
from .labs import results_inside
from .pasted import find_pasted
from .result import Opened, ReadResult, read_whole


def read_text(opened: Opened, read_part: ReadPart) -> ReadResult:
    """A plain text or Markdown file as one document.

    Args:
        opened: the file.
        read_part: reads FHIR resources that are pasted into it; they are no part of the text then.

    Raises:
        UnreadableError: no text, or binary.
        RefusedError: longer than the limit.
    """
    text = decode(opened.data, opened.name)
    found = find_pasted(opened.take(text))
    document = note_from(opened, found.rest_of(text) if found.pasted else text, "text/plain")
    whole = read_whole(opened, document, subject=document.subject)
    if found.broken:
        reason = "begins like a FHIR resource and cannot be parsed; read as text"
        line = CoverageEntry(item=f"{opened.name} line {found.broken}", status="unreadable", reason=reason)
        whole = whole.model_copy(update={"coverage": (*whole.coverage, line)})
    parts = [Embedded(f"line {one.line}", opened.stem, "application/fhir+json", one.data) for one in found.pasted]
    return with_embedded(whole, opened, parts, read_part)


def note_from(
    opened: Opened,
    text: str,
    media_type: str,
    *,
    number: int = 1,
    title: str | None = None,
    kind: DocumentKind | None = None,
    date: str | None = None,
    author: str | None = None,
    subject: Subject | None = None,
    sections: tuple[Section, ...] | None = None,
    pages: tuple[Page, ...] = (),
) -> Document:
    """A document from running text; what the caller does not know is taken from the text's own header.

    Args:
        opened: the file that the text was found in.
        text: as it will be cited.
        media_type: of the form that the text was read from.
        number: tells several documents of one file apart.
        title: for people; else the first line when it is short, else the file's name.
        kind: else by the text's form.
        date: ISO 8601; else from the header, else from the file's name.
        author: else from the header.
        subject: else from the header.
        sections: else by headings.
        pages: of paged sources.

    Raises:
        UnreadableError: there is nothing but white space.
        RefusedError: longer than the limit.
    """
    opened.take(text)
    if not text.strip():
        raise UnreadableError(f"{opened.name}: there is no text in it")
    header = read_header(text)
    found = find_sections(as_speech(text) or text) if sections is None else sections
    sort = kind or document_kind(text, found)
    results = results_inside(text, pages, may_be_whole=not pages and kind is None and sort in ("note", "report"))
    return Document(
        id=f"d{number}",
        kind="labs" if results.whole else sort,
        title=title or opened.stem,
        text=text,
        source=opened.source(media_type),
        date=date or header.date or date_in_name(opened.stem),
        author=author or header.author,
        sections=found,
        pages=pages,
        facts=results.facts,
        subject=subject or header.subject,
    )
