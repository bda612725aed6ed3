"""The numbers of the record, each with what it is said of, and whether two numbers are the same."""

from .agreeing import head_of, heads_of, is_comparable, may_agree, may_be, parts_of
from .bounds import is_bound, is_called_bound
from .of_a_day import is_all_of_a_day
from .recorded import Amount, recorded_amounts, recorded_bounds
from .said_of import drug_of, measured_by, topic_of
from .same import dimension, in_base, is_same
from .timed import may_last

__all__ = [
    "Amount",
    "dimension",
    "drug_of",
    "head_of",
    "heads_of",
    "in_base",
    "is_all_of_a_day",
    "is_bound",
    "is_called_bound",
    "is_comparable",
    "is_same",
    "may_agree",
    "may_be",
    "may_last",
    "measured_by",
    "parts_of",
    "recorded_amounts",
    "recorded_bounds",
    "topic_of",
]
