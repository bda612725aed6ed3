"""What a table is of: results, or a list of medicines, problems, allergies and the like."""

from .labs import find_columns, labs_document
from .lists import list_columns, list_document
from .result import Opened, ReadResult

_MOST_ABOVE = 25
"""Rows among which the headings are looked for."""


def table_document(
    opened: Opened, rows: list[list[str]], media_type: str, *, decimal_comma: bool = False
) -> ReadResult:
    """A table by its headings; one of neither sort as plain lines.

    Args:
        opened: the file.
        rows: as they stand in it.
        media_type: of the file.
        decimal_comma: read `4,1` as 4.1.

    Raises:
        UnreadableError: there is no filled row.
    """
    if any(begins_list(row) for row in rows[:_MOST_ABOVE]):
        return list_document(opened, rows, media_type)
    return labs_document(opened, rows, media_type, decimal_comma=decimal_comma)


def begins_list(row: list[str]) -> bool:
    """A row of headings of a list, and not of results."""
    return list_columns(row) is not None and find_columns(row).layout not in ("long", "by_date")
