"""Signals of other checks that rest on too little where all is written: they presume whole sentences, where charts have words."""

from collections.abc import Callable, Sequence

from ....check import ClaimInContext, Signal
from .amounts import (
    is_a_month_and_a_number,
    is_a_rate,
    is_in_a_series,
    is_of_another_sort,
    is_read_in_a_row,
    is_the_age,
    is_without_its_unit,
)
from .frequencies import is_apart_from_a_frequency, is_no_frequency
from .names import goes_by_name, has_a_short_name, is_by_its_letter, is_misread
from .telling import is_denied, is_left_out, is_of_a_clinician, is_supposed, is_told_in_short, is_within_a_reason


def without_too_little(context: ClaimInContext, signals: Sequence[Signal]) -> list[Signal]:
    """Signals without those that rest on too little, where all of the record is written; matters of fact stay."""
    if not context.evidence.is_all_written:
        return list(signals)
    return [one for one in signals if one.certain or not _TOO_LITTLE.get(one.name, _never)(context, one)]


def _never(context: ClaimInContext, signal: Signal) -> bool:
    return False


def _always(context: ClaimInContext, signal: Signal) -> bool:
    return True


_TOO_LITTLE: dict[str, Callable[[ClaimInContext, Signal], bool]] = {
    "action_drug_rival": lambda context, one: is_left_out(context, one) or is_told_in_short(context, one),
    "date_written_rival": is_a_month_and_a_number,
    "duration_nowhere_rival": is_a_rate,
    "drug_group_unknown": lambda context, one: has_a_short_name(context, one) or is_denied(context, one),
    "drug_unknown": is_denied,
    "finding_rival": is_supposed,
    "frequency_bound_rival": is_no_frequency,
    "frequency_near_rival": is_no_frequency,
    "number_impossible": is_in_a_series,
    "number_nowhere": is_the_age,
    "number_nowhere_rival": lambda context, one: is_without_its_unit(context, one) or is_of_another_sort(context, one),
    "side_of_both": is_misread,
    "side_limb_rival": is_by_its_letter,
    "side_rival": is_misread,
    "side_word_rival": is_misread,
    "sex_draft_beside_another": is_of_a_clinician,
    "tense_already_absent": is_within_a_reason,
    "test_rival": is_supposed,
    "time_planned_rival": _always,  # as many true sentences as wrong ones
    "when_rival": is_apart_from_a_frequency,
    "unknown_kin": goes_by_name,
    "written_number": lambda context, one: is_of_another_sort(context, one) or is_read_in_a_row(context, one),
}
"""By name of the signal, when it is left out."""
