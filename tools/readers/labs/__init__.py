"""Tables of laboratory results: which column is what, values with bounds and units, ranges, flags."""

from .columns import Columns, find_columns
from .document import labs_document
from .values import interpret, read_quantity, read_range

__all__ = ["Columns", "find_columns", "interpret", "labs_document", "read_quantity", "read_range"]
