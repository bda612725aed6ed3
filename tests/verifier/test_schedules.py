"""When medicines are taken, on which weekday, regularly or as needed. All patients are invented."""

import pytest

from .conftest import medicine

RECORD = (
    medicine("Carbamazepine 200 mg", "200 mg in the morning and 400 mg at night"),
    medicine("Alendronic acid 70 mg", "70 mg once weekly on Saturdays"),
    medicine("Insulin detemir", "18 units at bedtime"),
    medicine("Ibuprofen 400 mg", "400 mg up to three times a day as needed"),
    medicine("Tab. Zincovorin 50 mg", "1-0-1"),
    medicine("Cap. Novocor 10 mg", "0-0-1"),
    medicine("Syr. Lactosorb 15 mL", "0-0-1", "stopped"),
    medicine("Amlodipine 5 mg", "5 mg once daily"),
)


@pytest.mark.parametrize(
    "wrong",
    [
        "Carbamazepine 400 mg in the morning and 200 mg at night.",
        "Carbamazepine 400 mg mane, 200 mg nocte.",
        "Carbamazepine 200 mg twice daily.",
        "Alendronic acid 70 mg every Wednesday.",
        "Insulin detemir 18 units in the morning.",
        "She takes ibuprofen 400 mg regularly.",
        "Regular ibuprofen 400 mg three times a day.",
        "She takes amlodipine 5 mg as needed.",
        "She takes zincovorin once a day.",
        "She continues lactosorb at night.",
    ],
)
def test_another_schedule_is_flagged(flagged, wrong):
    assert flagged(wrong, *RECORD)


@pytest.mark.parametrize(
    "true",
    [
        "Carbamazepine 200 mg mane and 400 mg nocte.",
        "Carbamazepine 200 mg in the morning and 400 mg in the evening.",
        "Alendronic acid 70 mg weekly, on Saturdays.",
        "Insulin detemir 18 units nocte.",
        "She takes ibuprofen 400 mg when required.",
        "She takes zincovorin 50 mg twice a day.",
        "She takes novocor 10 mg at night.",
        "Amlodipine 5 mg in the morning.",
        "Insulin detemir was moved from bedtime to the morning.",
        "Lactosorb has been stopped.",
    ],
)
def test_the_same_schedule_passes(flagged, true):
    assert not flagged(true, *RECORD)


def test_a_note_that_has_it_so_counts_too(flagged):
    note = "WARD ROUND\nInsulin detemir 18 units, now given in the morning.\n"
    assert "written_schedule" not in flagged("Insulin detemir 18 units in the morning.", *RECORD, note=note)
    assert flagged("Insulin detemir 18 units in the evening.", note=note)
