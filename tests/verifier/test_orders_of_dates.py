"""In which order of day and month, and of which century, a record's dates are; all patients are invented."""

import pytest

from .conftest import checks_of

INDIAN = {
    "sheet.txt": "NOTOWN HOSPITAL   IPD ADMISSION NOTE\nMr I Example  46/M   DOA 02/09/2025\nDM since 6/24. Fever.\n",
    "notes.txt": "3/9  Cr 2.4.\n13/9 Afebrile.\n14/9 Cr 1.8.\n15/9 Discharge. OPD 22/9.\n16/9 Letter sent.\n",
}
BORN = {
    "clerking.txt": "STROKE UNIT CLERKING   22/09/25  11:05\nInvented Example   76F   14/02/49   2000001\n",
    "notes.txt": "24/9 Hold aspirin.\n4/10 NG out, eating.\n12/10 for home tmrw.\n",
    "tto.txt": "TTO      13/10/25\namlodipine 5 od\n",
}


def test_one_month_with_its_year_does_not_turn_all_dates_round() -> None:
    assert "written_day" not in checks_of("He was admitted on 2 September with fever.", INDIAN)
    assert "written_day" in checks_of("He was admitted on 9 February with fever.", INDIAN)


def test_hours_of_a_drug_chart_are_no_order_of_dates() -> None:
    note = "SAMPLE Invented   M   14/02/1954\n08/11/25 Ramipril stopped.\nenoxaparin 80mg SC bd 06/18\n"
    assert "written_day" not in checks_of("Ramipril was stopped on 8 November.", {"note.txt": note})


def test_nothing_happens_in_the_year_of_a_birth_in_two_digits() -> None:
    draft = "# FUNCTION AT DISCHARGE\nThe nasogastric tube came out on 4 October.\n"
    assert "written_day" not in checks_of(draft, BORN)


def test_what_is_decided_about_a_discharge_is_no_discharge() -> None:
    assert "written_day" not in checks_of("She lacked capacity to decide on her discharge on 28 September.", BORN)
    assert "written_day" in checks_of("She was discharged on 28 September.", BORN)


def test_the_title_of_a_note_is_no_visit_to_come() -> None:
    record = {
        "h_and_p.txt": "NOTOWN RMC   CARDIOLOGY H&P     09/14/2025 1815     R. Sample MD\nCC: chest pain.\n",
        "progress.txt": "9/22 HD9 Feels well. Imagined 9/30. INR check 9/24.\n",
    }
    assert "written_day" not in checks_of("Dr. Imagined, cardiology, will see her September 30.", record)


@pytest.mark.parametrize("name", ["MAR_0911_extract.txt", "mar_1105.txt"])
def test_a_files_name_gives_no_day_of_the_year_911(name: str) -> None:
    record = {name: "warfarin 5 mg   2100 given\n", "note.txt": "ED NOTE   09/02/25 2114\nAdmit. Fall 9/2.\n"}
    assert "written_day" not in checks_of("Admitted 09/02/2025.", record)
