"""A list as a document: one line and one fact for each row."""

import re

from wardround.records import CoverageEntry, Document, Fact, Subject, UnreadableError

from ..dates import date_in_name
from ..fhir.entry import as_fact
from ..header import has_the_day_first, read_header, subject_of
from ..result import Opened, ReadResult, Sighting
from .columns import ListColumns, list_columns, writes_the_day_first
from .items import Row, entry_of
from .states import titled_state

_REMARK = re.compile(
    r":|\.$|^(?:reviewed|printed|signed|source|total|page|end of|generated|updated|last|reconciled|verified|list|see|as of|per|stand|gedruckt)\b",
    re.IGNORECASE,
)
_WORDS_OF_A_NAME = 8
_SHARE_WITHIN = 0.6
"""Of the cells of a row within a list that are headings, where it begins another."""
_FIELDS = ("name", "birth", "number", "sex")


def list_document(opened: Opened, rows: list[list[str]], media_type: str) -> ReadResult:
    """The lists of a table: each begins with its row of headings.

    Args:
        opened: the file.
        rows: as they stand in it, empty ones and whatever stands above the headings among them.
        media_type: of the file.

    Raises:
        UnreadableError: nothing but headings.
    """
    lines = _Lines(opened, rows)
    for number, row in enumerate(rows, start=1):
        if any(cell.strip() for cell in row):
            lines.add(number, row)
    if not lines.text:
        raise UnreadableError(f"{opened.name}: headings without a row")
    document = Document(
        id="d1",
        kind="other",
        title=opened.stem,
        text=opened.take(lines.text),
        source=opened.source(media_type),
        date=lines.date,
        facts=tuple(lines.facts),
        subject=lines.sightings[0].subject if lines.sightings else None,
    )
    whole = CoverageEntry(item=opened.name, status="read", source_id="d1")
    return ReadResult(documents=(document,), coverage=(whole, *lines.lost), sightings=tuple(lines.sightings))


class _Lines:
    """Lines of the document under way."""

    def __init__(self, opened: Opened, rows: list[list[str]]) -> None:
        self.text = ""
        self.facts: list[Fact] = []
        self.lost: list[CoverageEntry] = []
        written = ["\t".join(filter(None, map(str.strip, row))) for row in rows]
        head = read_header("\n".join(written[: _first_headings(rows)]))
        self.date = head.date or date_in_name(opened.stem)
        self.sightings = [Sighting(item=opened.name, subject=head.subject)] if head.subject else []
        self._day_first = has_the_day_first("\n".join(written), likely=any(map(writes_the_day_first, rows)))
        self._name = opened.name
        self._header: list[str] = []
        self._columns: ListColumns | None = None
        self._titled = ""
        self._title_is_next = False
        """A title was read, and nothing of what it is of."""

    def add(self, number: int, cells: list[str]) -> None:
        """A row: headings, an item of the list that they began, else plain text."""
        filled = [cell.strip() for cell in cells if cell.strip()]
        title = titled_state(filled[0]) if len(filled) == 1 else None
        if columns := list_columns(cells, share=_SHARE_WITHIN) if self._columns else list_columns(cells):
            self._titled = self._titled if self._title_is_next else ""
            self._header, self._columns = cells, columns
        elif self._columns and title is None and not _is_remark(filled):
            self._title_is_next = False
            self._add_item(number, Row(self._header, cells, self._columns, self.date, self._day_first, self._titled))
        else:
            if title is not None:
                self._titled, self._title_is_next = title, True
            self.text += "; ".join(filled).replace(":; ", ": ") + "\n"

    def _add_item(self, number: int, row: Row) -> None:
        entry = entry_of(row)
        if not entry.name:
            self.text += "; ".join(filter(None, map(str.strip, row.cells))) + "\n"
            reason = "a row without a name; no fact"
            self.lost.append(CoverageEntry(item=f"{self._name} row {number}", status="read", reason=reason))
            return
        start = len(self.text)
        self.text += entry.text + "\n"
        fact = as_fact(f"row {number}", entry, start, start + len(entry.text))
        self.facts.append(fact.model_copy(update={"ref": f"row {number}"}))
        self._see(number, row)

    def _see(self, number: int, row: Row) -> None:
        """The first row of each patient that the list names."""
        person = row.columns.person
        said = (row.cells[person[one]] if one in person and person[one] < len(row.cells) else "" for one in _FIELDS)
        subject: Subject | None = subject_of(*said)
        if subject and subject not in [one.subject for one in self.sightings]:
            self.sightings.append(Sighting(item=f"{self._name} row {number}", subject=subject))


def _is_remark(filled: list[str]) -> bool:
    """A row of one cell that names nothing: `Reviewed by Dr A.`, `Source: the patient`."""
    return len(filled) == 1 and bool(_REMARK.search(filled[0]) or len(filled[0].split()) > _WORDS_OF_A_NAME)


def _first_headings(rows: list[list[str]]) -> int:
    return next((number for number, row in enumerate(rows) if list_columns(row)), len(rows))
