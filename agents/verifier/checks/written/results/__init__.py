"""What laboratories and charts measure, with its values, days and levels, as written records have them."""

from .called import Called, called_in
from .cells import VALUE, line_of, number
from .latest import PRESENT, Known, is_of_its_sort, is_value, known_of, out_of_order, present_in
from .named import Name, groups_in, name_of_result, names_in
from .readings import Reading, is_same_value, is_written_so, labels_of, may_be_in, readings
from .running import day_before, values_after
from .tied import ADMISSION, DISCHARGE, FIRST, LATEST, Tied, tied_in, tied_in_row, whens_in
from .times import discharge_day, meant

__all__ = [
    "ADMISSION",
    "DISCHARGE",
    "FIRST",
    "LATEST",
    "PRESENT",
    "VALUE",
    "Called",
    "Known",
    "Name",
    "Reading",
    "Tied",
    "called_in",
    "day_before",
    "discharge_day",
    "groups_in",
    "is_of_its_sort",
    "is_same_value",
    "is_value",
    "is_written_so",
    "known_of",
    "labels_of",
    "line_of",
    "may_be_in",
    "meant",
    "name_of_result",
    "names_in",
    "number",
    "out_of_order",
    "present_in",
    "readings",
    "tied_in",
    "tied_in_row",
    "values_after",
    "whens_in",
]
