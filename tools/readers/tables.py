"""Tables as text: CSV, TSV and their relatives, separated by comma, semicolon, tab or bar."""

import csv
import io

from wardround.records import UnreadableError

from .encoding import decode
from .labs import labs_document
from .result import Opened, ReadResult

_SEPARATORS = ",;\t|"


def read_table(opened: Opened) -> ReadResult:
    """A separated table; one with columns for an analyte and its value gives facts.

    Raises:
        UnreadableError: no rows, or quoting that does not end.
    """
    text = opened.take(decode(opened.data, opened.name))
    separator = find_separator(text)
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise UnreadableError(f"{opened.name}: a damaged table") from error
    if not rows:
        raise UnreadableError(f"{opened.name}: there is no text in it")
    header, body = (rows[0], rows[1:]) if len(rows) > 1 else ([], rows)
    media_type = "text/tab-separated-values" if separator == "\t" else "text/csv"
    return labs_document(opened, header, body, media_type, decimal_comma=separator == ";" and "," in text)


def find_separator(text: str) -> str:
    """The mark that stands most often in the first filled line; the comma when none does."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(_SEPARATORS, key=first.count)
