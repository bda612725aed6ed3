"""Where the statements of a section stand: in the line of the narrative that says the same, else in a line of their own."""

import re
from typing import NamedTuple

from wardround.records import Fact

from ..fhir.entry import Entry, as_fact
from .entries import Statement

_DENIES = re.compile(
    r"\b(?:no|not|none|never|denies|denied|refused|declined|without|refuted|negative)\b", re.IGNORECASE
)
_WITH_STATUS = ("medication", "allergy", "problem")
_UNSURE = ("unknown", "completed")
_STATUS_CELLS = {
    "active": "active", "inactive": "inactive", "no longer active": "inactive", "resolved": "resolved", "completed": "completed",
    "discontinued": "stopped", "stopped": "stopped",
}  # fmt: skip
"""What a cell that says nothing else means: people attest the narrative, and systems write `completed` of every entry."""


class Line(NamedTuple):
    """A line of the narrative."""

    start: int
    text: str

    @property
    def plain(self) -> str:
        """In small letters, cells parted by one blank."""
        return " ".join(self.text.casefold().split())


def placed(statements: list[Statement], body: str, start: int) -> tuple[str, list[Fact]]:
    """Lines to add below the narrative, and the facts with their places.

    Args:
        statements: of the section.
        body: its narrative.
        start: where that begins in the document.
    """
    lines = [Line(match.start(), match[0]) for match in re.finditer(r"[^\n]+", body)]
    added, facts = "", []
    for statement in statements:
        entry = statement.entry
        if (line := _line_of(statement, lines)) and not _is_of_another(entry, line, statements):
            said = _with_status(entry, line)
            facts.append(as_fact(statement.ref, said, start + line.start, start + line.start + len(line.text)))
        else:
            at = start + len(body) + len(added)
            facts.append(as_fact(statement.ref, entry, at, at + len(entry.text)))
            added += entry.text + "\n"
    return added, facts


def _line_of(statement: Statement, lines: list[Line]) -> Line | None:
    """The one line of the narrative that has the name, or what the statement points to, and the value."""
    entry, said = statement.entry, [one.casefold() for one in statement.said]
    names = [entry.name.casefold(), *said]
    found = [one for one in lines if any(name in one.plain for name in names) and _has_value(entry, one)]
    if len(found) > 1 and said:
        found = [one for one in found if said[0] in one.plain]
    return found[0] if len(found) == 1 and (not entry.negated or _DENIES.search(found[0].text)) else None


def _is_of_another(entry: Entry, line: Line, statements: list[Statement]) -> bool:
    """The line does not have the name, and that of another statement: what points to it was copied, and not mended.

    A line of results may have many.
    """
    named = entry.name.casefold()
    if entry.kind == "result" or named in line.plain:
        return False
    others = (one.entry.name.casefold() for one in statements if one.entry.kind == entry.kind)
    return any(other != named and other in line.plain for other in others)


def _has_value(entry: Entry, line: Line) -> bool:
    if entry.kind not in ("result", "other", "family_history"):
        return True
    value = (entry.value or "").casefold()
    number = value.partition(" ")[0].lstrip("<>=")
    if not number[:1].isdigit():
        return bool(value or entry.kind == "other") and value in line.plain
    return bool(re.search(rf"(?<![\w.]){re.escape(number)}(?!\d|\.\d)", line.plain))


def _with_status(entry: Entry, line: Line) -> Entry:
    """The line's own word where the entry's is that of its recording."""
    if entry.kind not in _WITH_STATUS or entry.negated or entry.status not in _UNSURE:
        return entry
    cells = (one.strip().casefold() for one in line.text.split("\t"))
    found = {_STATUS_CELLS[one] for one in cells if one in _STATUS_CELLS}
    return entry._replace(status=found.pop()) if len(found) == 1 else entry
