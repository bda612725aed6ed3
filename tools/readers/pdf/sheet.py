"""One page of a PDF with what it shows of where it belongs: its form, title, salutation, and its count of itself."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from functools import cached_property
from typing import NamedTuple

from wardround.records import DocumentKind
from wardround.tools.sections import find_sections, section_kind

from ..header import Header, read_header, read_subject
from ..kinds import document_kind
from ..labs import Table, are_like_rows, column_headings, find_table, is_lab_page

_TITLE = re.compile(
    r"\b(?:letter|report|summary|notes?|consultation|consult|referral|laboratory|lab results|results|pathology|microbiology|ha?ematology"
    r"|(?:bio)?chemistry|serology|radiology|echocardiogra\w+|electrocardiogra\w+|ultrasound|x-?ray|radiograph|mri|ct|admission|consent"
    r"|form|questionnaire|certificate|prescription|record|instructions)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_SMALL = {"and", "of", "the", "for", "to", "on", "in", "by", "from", "with"}
_SALUTATION = re.compile(
    r"^\s*(?:dear\b[^\n]{0,60}[,:]?|to whom it may concern\b.*|sehr geehrte[^\n]{0,60})$", re.IGNORECASE
)
_COUNT = re.compile(
    r"^(?:.{0,100}?\b)?(?:page|pg\.?|seite)\s*:?\s*(\d{1,3})(?:\s*(?:of|/|von)\s*(\d{1,3}))?\s*$|^\s*(\d{1,3})\s*(?:of|/)\s*(\d{1,3})\s*$",
    re.IGNORECASE,
)
_TITLE_LINES, _SALUTATION_LINES, _EDGE_LINES = 6, 25, 3
_HEADER_LINES = 6
_LONGEST_TITLE = 70


class Count(NamedTuple):
    """A page's own count of itself."""

    number: int
    of: int | None


class Sheet:
    """One page that has text, with what it shows of where it belongs.

    Args:
        text: of the page.
        lines: of the page, those with print.
        scanned: whether it was read by OCR.
        running: lines that stand on several pages of the file.
    """

    def __init__(self, text: str, lines: Sequence[str], *, scanned: bool, running: Set[str]) -> None:
        self.scanned = scanned
        self._text = text
        self._every = lines
        top, bottom = 2 * _EDGE_LINES, len(lines) - _EDGE_LINES
        places = [*range(min(top, len(lines))), *range(max(top, bottom), len(lines))]
        self._edges = {place for place in places if _is_edge(lines[place], running)}
        self.lines = [line for place, line in enumerate(lines) if place not in self._edges]

    @cached_property
    def kind(self) -> DocumentKind:
        """By its own form alone."""
        if self.is_labs:
            return "labs"
        text = "\n".join(self.lines)
        return "letter" if self.greets else _not_letter(document_kind(text, find_sections(text)))

    @cached_property
    def is_labs(self) -> bool:
        """It is a table of results; prose is told at a glance."""
        return are_like_rows(self.lines) and is_lab_page(self.table)

    @cached_property
    def table(self) -> Table:
        """Its lines that are results, with their positions on the page."""
        return find_table(self._without_edges() if self._edges else self._text)

    def _without_edges(self) -> str:
        """The page with blanks in the place of running lines and its count of itself."""
        place = -1
        lines = self._text.split("\n")
        for number, line in enumerate(lines):
            place += bool(line.strip())
            if line.strip() and place in self._edges:
                lines[number] = " " * len(line)
        return "\n".join(lines)

    @cached_property
    def greets(self) -> bool:
        """It has a salutation near its top."""
        return any(_SALUTATION.match(line) for line in self.lines[:_SALUTATION_LINES])

    @cached_property
    def titled(self) -> bool:
        """It has the title of a document near its top."""
        return any(_is_title(line) for line in self.lines[:_TITLE_LINES])

    @cached_property
    def opens(self) -> bool:
        """It names the patient, or the columns of a table, before anything else."""
        return bool(read_subject(self.table.before)) or any(
            column_headings(line) for line in self.lines[:_SALUTATION_LINES]
        )

    @cached_property
    def header(self) -> Header:
        """Whom it names, and its date, before anything else."""
        return read_header("\n".join(self._every[:_HEADER_LINES]))

    @cached_property
    def count(self) -> Count | None:
        """`Page 2 of 3`, among its first and last lines."""
        for line in [*self._every[:_EDGE_LINES], *self._every[-_EDGE_LINES:]]:
            if match := _count(line):
                number, of = match[1] or match[3], match[2] or match[4]
                return Count(int(number), int(of) if of else None)
        return None


def sheets(pages: Sequence[tuple[str, bool]]) -> list[Sheet | None]:
    """Pages as text and whether by OCR; None for those without text."""
    lines = [[line.strip() for line in text.split("\n") if line and not line.isspace()] for text, _ in pages]
    running = _running([page for page in lines if page])
    return [
        Sheet(text, page, scanned=scanned, running=running) if page else None
        for page, (text, scanned) in zip(lines, pages, strict=True)
    ]


def _running(pages: Sequence[list[str]]) -> Set[str]:
    """Lines near the edges that, but for their numbers, stand on half of the pages, and on two at least."""
    edges = [{line: _normal(line) for line in [*page[: 2 * _EDGE_LINES], *page[-_EDGE_LINES:]]} for page in pages]
    seen = Counter(normal for lines in edges for normal in set(lines.values()))
    often = {normal for normal, times in seen.items() if times >= max(2, len(pages) / 2)}
    return {line for lines in edges for line, normal in lines.items() if normal in often}


def _is_edge(line: str, running: Set[str]) -> bool:
    """A running line, or a page's count of itself."""
    return line in running or bool(_count(line))


def _count(line: str) -> re.Match[str] | None:
    """A page's count of itself, which a number ends; the pattern alone would look at every word of a line."""
    return _COUNT.match(line) if line[-1].isdigit() else None


def _normal(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.casefold().split()))


def _is_title(line: str) -> bool:
    """Short, capitalised, and of a document: a section's heading is none."""
    if len(line) > _LONGEST_TITLE or line.endswith((".", ";", ":")):
        return False
    words = [word for word in line.split() if word[0].isalpha() and word.casefold() not in _SMALL]
    if not words or not all(word[0].isupper() for word in words):
        return False
    return bool(_TITLE.search(line)) and section_kind(line) == "other"


def _not_letter(kind: DocumentKind) -> DocumentKind:
    return "note" if kind == "letter" else kind
