"""Tables as text: CSV, TSV and their relatives, separated by comma, semicolon, tab or bar."""

import csv
import io
import re

from wardround.records import UnreadableError

from .encoding import decode
from .result import Opened, ReadResult
from .tabular import table_document

_SEPARATORS = ",;\t|"
_SAID = re.compile(r"sep=([,;\t|])[ \t]*(?:\n|$)")
"""What spreadsheet programs write on the first line; an empty row takes its place, so that rows count as in the file."""
_SAMPLE, _LINES = 50_000, 30


def read_table(opened: Opened) -> ReadResult:
    """A separated table; one with columns for an analyte and its value gives facts.

    Raises:
        UnreadableError: no rows, or quoting that does not end.
    """
    text = opened.take(decode(opened.data, opened.name))
    separator = find_separator(text)
    try:
        rows = list(csv.reader(io.StringIO(_SAID.sub("\n", text, count=1)), delimiter=separator))
    except csv.Error as error:
        raise UnreadableError(f"{opened.name}: a damaged table") from error
    if not any(cell.strip() for row in rows for cell in row):
        raise UnreadableError(f"{opened.name}: there is no text in it")
    media_type = "text/tab-separated-values" if separator == "\t" else "text/csv"
    return table_document(opened, rows, media_type, decimal_comma=separator == ";" and "," in text)


def find_separator(text: str) -> str:
    """What `sep=;` says; else the mark that stands on most of the first filled lines, and of those the most frequent."""
    if said := _SAID.match(text):
        return said[1]
    lines = [line for line in text[:_SAMPLE].split("\n") if line.strip()][:_LINES]
    return max(
        _SEPARATORS, key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines))
    )
