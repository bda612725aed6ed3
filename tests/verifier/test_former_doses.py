"""Doses raised, lowered and left as they were, and those from before a change; all patients are invented."""

import pytest

from .conftest import checks_of

LETTER = {
    "letter.txt": "DISCHARGE SUMMARY (invented patient)\nDate: 16 May 2026\n"
    "Spironolactone 50 mg once daily (increased from 25 mg).\n"
    "Ramipril 2.5 mg once a day, previously 5 mg. Amlodipine 10 mg once daily, unchanged.\n"
    "Lamotrigine 100 -> 150 mg nightly.\n"
}


def _checks(text: str) -> set[str]:
    return checks_of(text, LETTER)


@pytest.mark.parametrize(
    "sentence",
    [
        "Spironolactone was reduced to 50 mg once daily.",
        "Spironolactone was reduced from 50 mg to 25 mg.",
        "Spironolactone was decreased.",
        "Amlodipine was increased.",
        "Amlodipine was reduced to 10 mg once daily.",
    ],
)
def test_another_direction_of_a_dose_is_for_review(sentence: str) -> None:
    assert "written_change" in _checks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Discharged on spironolactone 25 mg once daily.",
        "Current medications: ramipril 5 mg once a day.",
        "Discharge medications:\n- Spironolactone 25 mg once daily",
        "He now takes lamotrigine 100 mg nightly.",
    ],
)
def test_a_dose_from_before_a_change_is_not_todays(sentence: str) -> None:
    assert "written_former" in _checks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Spironolactone was increased from 25 mg to 50 mg once daily.",
        "Discharged on spironolactone 50 mg once daily.",
        "On spironolactone 25 mg before admission.",
        "He was on ramipril 5 mg at home.",
        "Discharged on ramipril 2.5 mg once a day.",
        "Amlodipine 10 mg once daily was unchanged.",
        "Amlodipine was continued.",
        "He now takes lamotrigine 150 mg nightly.",
    ],
)
def test_doses_as_the_record_has_them_pass(sentence: str) -> None:
    assert _checks(sentence) == set()


ROUNDS = {
    "clerking.txt": "CLERKING 14/02/26 (invented patient)\n"
    "HOME RX: detemir 30 u qHS, levetiracetam 500 bd, warfarin 3 od\n",
    "rounds.txt": "16/2 CBG 3.1 at 04:00, juice. Detemir 30 -> 22.\n18/2 levetiracetam 750 bd from tonight.\n"
    "19/2 INR 2.4, warfarin 5 od.\n",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Insulin detemir 30 units at bedtime",
        "Levetiracetam 500 mg twice daily",
        "Warfarin 3 mg daily, to be prescribed by brand",
    ],
)
def test_the_dose_of_an_earlier_day_is_not_todays(sentence: str) -> None:
    assert "written_former" in checks_of(f"Discharge medications\n- {sentence}", ROUNDS)


@pytest.mark.parametrize(
    "sentence",
    [
        "Changed: insulin detemir 22 units at bedtime",
        "Levetiracetam 750 mg twice daily, increased from 500 mg",
        "Warfarin 5 mg daily",
    ],
)
def test_the_dose_of_the_last_day_is(sentence: str) -> None:
    assert "written_former" not in checks_of(f"Discharge medications\n- {sentence}", ROUNDS)


CHART = {
    "ward.txt": "WARD NOTES (invented patient) 2026\n3 March - round\nBisoprolol 2.5 mg daily.\n"
    "7 March - round\nBisoprolol 5 mg daily. Walking with a frame.\n"
}


def test_headings_in_words_tell_of_which_day_a_dose_is() -> None:
    assert "written_former" in checks_of("He now takes bisoprolol 2.5 mg daily.", CHART)
    assert checks_of("He now takes bisoprolol 5 mg daily.", CHART) == set()


WARD = {
    "ward.txt": "WARD NOTES (invented patient)\n"
    "12/03/2026 Start bisop 5, sertraline 50 mg mane.\n14/03/2026 Bisop up to 10. Digoxin level 1.1.\n"
    "15/03/2026 HR 44. Bisop back to 5.\n16/03/2026 HR 130, bisop 2.5 IV.\n",
    "chart.txt": "DRUG CHART 16/03/2026\nBisoprolol 5 mg od\n"
    "Sertraline 100 mg mane   ** admission chart had 50 mg - copied from an old letter **\n"
    "Atorvastatin 40 mg nocte (NOT 80)\n",
    "old.txt": "16/03/2026 Med list (auto-populated, NOT reconciled): ramipril 10 od\n16/03/2026 Ramipril 5 mg od.\n",
}


@pytest.mark.parametrize(
    "line",
    ["Bisoprolol 10 mg daily", "Sertraline 50 mg each morning", "Atorvastatin 80 mg at night", "Ramipril 10 mg daily"],
)
def test_a_dose_that_was_taken_back_or_is_disowned_is_not_todays(line: str) -> None:
    assert "written_former" in checks_of(f"Discharge medications:\n- {line}", WARD)


@pytest.mark.parametrize(
    "line",
    ["Bisoprolol 5 mg daily", "Sertraline 100 mg each morning", "Atorvastatin 40 mg at night", "Ramipril 5 mg daily"],
)
def test_the_dose_that_holds_is_todays(line: str) -> None:
    assert "written_former" not in checks_of(f"Discharge medications:\n- {line}", WARD)
