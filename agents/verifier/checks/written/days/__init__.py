"""Days as written records have them: in a text, at the head of a document or a table, and of a record as a whole."""

from .forms import is_long_before
from .heads import days_of_head
from .records import is_a_day_of, some_day
from .texts import dates_in, day_in, days_between, days_in, last_of_the_month
from .told import PLANS, day_told, days_of, is_day_first

__all__ = [
    "PLANS",
    "dates_in",
    "day_in",
    "day_told",
    "days_between",
    "days_in",
    "days_of",
    "days_of_head",
    "is_a_day_of",
    "is_day_first",
    "is_long_before",
    "last_of_the_month",
    "some_day",
]
