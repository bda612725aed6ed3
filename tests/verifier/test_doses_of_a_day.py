"""Doses told as what they come to in a day, and how often against `as needed`. All patients are invented."""

import pytest

from .conftest import medicine

RECORD = (
    medicine("Valproate 500 mg", "500 mg in the morning and 750 mg at night"),
    medicine("Gabapentin 300 mg", "300 mg three times daily"),
    medicine("Terbutaline inhaler", "2 puffs every 6 hours as needed"),
    medicine("Bisoprolol 5 mg", "5 mg once daily"),
    medicine("Aspirin 81 mg", "1 tablet once daily"),
    medicine("Sacubitril 24 mg + Valsartan 26 mg", "1 tablet once daily", "stopped"),
)


@pytest.mark.parametrize(
    "true",
    [
        "Valproate 1250 mg daily.",
        "Valproate 1.25 g/day in total.",
        "Gabapentin 900 mg/day.",
        "Gabapentin 300 mg three times daily (900 mg/day).",
        "The total daily dose of gabapentin is 900 mg.",
        "She takes bisoprolol 5 mg daily and baby aspirin.",
    ],
)
def test_what_doses_come_to_in_a_day_passes(flagged, true):
    assert not flagged(true, *RECORD)


@pytest.mark.parametrize(
    "wrong",
    [
        "Valproate 1500 mg daily.",
        "Gabapentin 600 mg/day.",
        "Terbutaline 2 puffs BD.",
        "Terbutaline 2 puffs three times a day regularly.",
        "She continues sacubitril-valsartan.",
    ],
)
def test_other_doses_of_a_day_are_flagged(flagged, wrong):
    assert flagged(wrong, *RECORD)


def test_a_rate_of_a_day_is_the_same_in_either_writing(flagged):
    note = "WARD ROUND\nDrain 120 ml overnight. Remove drain when <50ml/24h.\n"
    assert not flagged("The drain comes out once its output is below 50 mL in 24 hours.", note=note)
