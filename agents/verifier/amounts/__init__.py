"""The numbers of the record, each with what it is said of, and whether two numbers are the same."""

from .agreeing import head_of, is_comparable, may_agree, may_be, parts_of
from .recorded import Amount, recorded_amounts
from .said_of import drug_of, measured_by, topic_of
from .same import dimension, in_base, is_same

__all__ = [
    "Amount",
    "dimension",
    "drug_of",
    "head_of",
    "in_base",
    "is_comparable",
    "is_same",
    "may_agree",
    "may_be",
    "measured_by",
    "parts_of",
    "recorded_amounts",
    "topic_of",
]
