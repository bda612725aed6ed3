"""One page of a PDF with what it shows of where it belongs: its form, title, salutation, and its count of itself."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from wardround.records import DocumentKind
from wardround.tools.sections import find_sections, section_kind

from ..header import read_header
from ..kinds import document_kind
from ..labs import Table, column_headings, find_table, is_lab_page

_TITLE = re.compile(
    r"\b(?:letter|report|summary|notes?|consultation|consult|referral|laboratory|lab results|results|pathology|microbiology|ha?ematology"
    r"|(?:bio)?chemistry|serology|radiology|echocardiogra\w+|electrocardiogra\w+|ultrasound|x-?ray|radiograph|mri|ct|admission|consent"
    r"|form|questionnaire|certificate|prescription|record|instructions)\b",
    re.IGNORECASE,
)
_LIKE_ROW = re.compile(
    r"^[^\n\d]{2,60}[\d<>][^\n]{0,60}$|^[^\n]{3,40}\s(?:negative|positive|not detected)\b", re.MULTILINE | re.IGNORECASE
)
_SMALL = {"and", "of", "the", "for", "to", "on", "in", "by", "from", "with"}
_SALUTATION = re.compile(
    r"^\s*(?:dear\b[^\n]{0,60}[,:]?|to whom it may concern\b.*|sehr geehrte[^\n]{0,60})$", re.IGNORECASE
)
_COUNT = re.compile(
    r"^(?:.{0,100}?\b)?(?:page|pg\.?|seite)\s*:?\s*(\d{1,3})(?:\s*(?:of|/|von)\s*(\d{1,3}))?\s*$|^\s*(\d{1,3})\s*(?:of|/)\s*(\d{1,3})\s*$",
    re.IGNORECASE,
)
_TITLE_LINES, _SALUTATION_LINES, _EDGE_LINES = 6, 25, 3
_LONGEST_TITLE = 70
TABLE_SHARE = 0.4
"""Of the lines of a table of results, those that are results: heads and comments are not."""


class Count(NamedTuple):
    """A page's own count of itself."""

    number: int
    of: int | None


class Sheet:
    """One page that has text, with what it shows of where it belongs.

    Args:
        text: of the page.
        scanned: whether it was read by OCR.
        running: lines that stand on several pages of the file, in normal form.
    """

    def __init__(self, text: str, *, scanned: bool, running: frozenset[str]) -> None:
        self.scanned = scanned
        self._every = [line.strip() for line in text.split("\n") if line.strip()]
        top, bottom = 2 * _EDGE_LINES, max(2 * _EDGE_LINES, len(self._every) - _EDGE_LINES)
        edges = (
            [line for line in part if not _is_edge(line, running)] for part in (self._every[:top], self._every[bottom:])
        )
        above, below = edges
        self.lines = [*above, *self._every[top:bottom], *below]

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
        short = len(_LIKE_ROW.findall("\n".join(self.lines)))
        return short >= TABLE_SHARE * len(self.lines) and is_lab_page(self.table)

    @cached_property
    def table(self) -> Table:
        """Its lines that are results."""
        return find_table("\n".join(self.lines))

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
        return bool(read_header(self.table.before).subject) or any(
            column_headings(line) for line in self.lines[:_SALUTATION_LINES]
        )

    @cached_property
    def count(self) -> Count | None:
        """`Page 2 of 3`, among its first and last lines."""
        for line in [*self._every[:_EDGE_LINES], *self._every[-_EDGE_LINES:]]:
            if match := _COUNT.match(line):
                number, of = match[1] or match[3], match[2] or match[4]
                return Count(int(number), int(of) if of else None)
        return None


def sheets(pages: Sequence[tuple[str, bool]]) -> list[Sheet | None]:
    """Pages as text and whether by OCR; None for those without text."""
    running = _running([text for text, _ in pages if text.strip()])
    return [Sheet(text, scanned=scanned, running=running) if text.strip() else None for text, scanned in pages]


def _running(texts: Sequence[str]) -> frozenset[str]:
    """Lines near the edges that stand on half of the pages, and on two at least."""
    edges = (
        {_normal(line) for line in [*lines[: 2 * _EDGE_LINES], *lines[-_EDGE_LINES:]]}
        for lines in ([line for line in text.split("\n") if line.strip()] for text in texts)
    )
    seen = Counter(line for lines in edges for line in lines)
    return frozenset(line for line, times in seen.items() if times >= max(2, len(texts) / 2))


def _is_edge(line: str, running: frozenset[str]) -> bool:
    """A running line, or a page's count of itself."""
    return _normal(line) in running or bool(_COUNT.match(line))


def _normal(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.casefold().split()))


def _is_title(line: str) -> bool:
    """Short, capitalised, and of a document: a section's heading is none."""
    words = [word for word in line.split() if word.casefold() not in _SMALL and word[0].isalpha()]
    if not words or len(line) > _LONGEST_TITLE or not _TITLE.search(line) or line.endswith((".", ";", ":")):
        return False
    return section_kind(line) == "other" and all(word[0].isupper() for word in words)


def _not_letter(kind: DocumentKind) -> DocumentKind:
    return "note" if kind == "letter" else kind
