"""Tables of laboratory results: which column is what, values with bounds and units, ranges, flags."""

from .columns import Columns, find_columns
from .document import labs_document
from .headings import column_headings
from .inside import TABLE_SHARE, are_like_rows, results_inside
from .page import Table, facts_of, find_table, is_lab_page
from .values import interpret, read_quantity, read_range
from .vocabulary import field_of, plain

__all__ = [
    "TABLE_SHARE",
    "Columns",
    "Table",
    "are_like_rows",
    "column_headings",
    "facts_of",
    "field_of",
    "find_columns",
    "find_table",
    "interpret",
    "is_lab_page",
    "labs_document",
    "plain",
    "read_quantity",
    "read_range",
    "results_inside",
]
