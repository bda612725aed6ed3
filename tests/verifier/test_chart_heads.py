"""How charts and drafts begin: age, sex, birth, hour, room and number of the patient; all patients are invented."""

import pytest

from .conftest import checks_of, for_review

NOTE = "\nAdmitted with cellulitis of the left leg. Flucloxacillin 1 g QDS. CRP 140.\n"
HEADS = (
    "Mr Invented R Example  46/M   UHID ZZ-100001   Ward 5",
    "Example s/o Imagined    46/Indian/M      Ward 5 bed 2",
    "EXAMPLE Invented  UR 0660001  M46   arr 16/08/25 1840",
    "EXAMPLE, INVENTED   46M   MRN 1000001   DOB 02/19/1979",
    "B Example 46M   seen at home",
    "EXAMPLE, Invented Carl   02-Feb-1979 (46 y) M    Usual GP: Dr P Sample",
    "WARD NOTES   Mr Invented EXAMPLE 46   staying with his sister",
)


@pytest.mark.parametrize("head", HEADS)
def test_age_and_sex_behind_a_name_are_the_patients(head: str) -> None:
    record = {"note.txt": f"{head}{NOTE}"}
    assert not checks_of("He is a 46-year-old man with cellulitis of the left leg.", record) & {
        "age_nowhere",
        "age_other",
    }
    assert "age_other" in checks_of("He is a 64-year-old man with cellulitis of the left leg.", record)
    assert "sex_plain" in checks_of("She is a woman with cellulitis of the left leg.", record)


def test_a_drain_is_no_patient() -> None:
    record = {"note.txt": f"R ICD 18F   swinging{NOTE}"}
    assert "age_other" not in checks_of("He is a 46-year-old man with cellulitis.", record)


def test_a_visit_of_every_month_is_no_woman() -> None:
    record = {"note.txt": f"EXAMPLE R   46/M   Ward 5{NOTE}Total duration 12 months, F/U chest clinic monthly.\n"}
    assert not checks_of("Mr Example is a man with cellulitis of the left leg.", record) & {"sex_stated", "sex_plain"}


@pytest.mark.parametrize("birth", ["17/11/80", "17/11/1980"])
def test_a_date_behind_a_name_at_the_head_is_a_birth(birth: str) -> None:
    record = {
        "card.txt": f"NOTOWN EYE CASUALTY     02.09.25   14:20\nEXAMPLE, Imagined (Mrs)   {birth}   G200001{NOTE}"
    }
    assert "age_nowhere" not in checks_of("Mrs Example, a 44-year-old teacher, has cellulitis of the leg.", record)
    assert checks_of("Mrs Example, a 54-year-old teacher, has cellulitis of the leg.", record) & {"age_other"}


@pytest.mark.parametrize(
    "line", ["Mr Invented Example, 46, hospital number 1000001", "Patient: Invented Example, 46, retired clerk"]
)
def test_a_bare_age_behind_a_name_is_read_as_one(line: str) -> None:
    record = {"note.txt": f"WARD 5   EXAMPLE Invented   46M   1000001{NOTE}"}
    assert not {one.check for one in for_review(line, record)} & {
        "number_nowhere",
        "number_nowhere_rival",
        "number_rival",
    }
    wrong = line.replace("46", "64")
    assert {one.check for one in for_review(wrong, record)} & {"number_nowhere", "number_nowhere_rival", "number_rival"}


@pytest.mark.parametrize("line", ["Friday 15 August 2025, 18:30", "SBAR HANDOVER, night team, 08/15/2025 1830"])
def test_the_hour_at_which_a_draft_was_written_stands_in_no_record(line: str) -> None:
    record = {"note.txt": f"15/08/25 0900 EXAMPLE Invented   46M{NOTE}"}
    assert "number_nowhere" not in checks_of(f"{line}\n\nHe has cellulitis of the left leg.", record)
    late = (
        f"He has cellulitis.\n\n{'He has cellulitis of the left leg. ' * 5}\nThe leg was seen on 15 August 2025, 18:30."
    )
    assert "number_nowhere" in checks_of(late, record)


def test_a_room_of_two_numbers_is_compared_letter_by_letter() -> None:
    record = {"note.txt": f"6 WEST   Example I   6-214\n{NOTE}"}
    assert "number_nowhere" not in checks_of("Invented Example, room 6-214, has cellulitis.", record)
    assert checks_of("Invented Example, room 6-241, has cellulitis.", record)


def test_a_line_in_capitals_that_names_the_patient_or_a_result_is_text() -> None:
    record = {"note.txt": "LABS\nEXAMPLE, INVENTED   46M   MRN 1000001\nCO2            21\nHPI: fever and a red leg.\n"}
    assert "number_nowhere" not in checks_of("Invented Example, 46-year-old man, MRN 1000001.", record)
    assert "number_nowhere" in checks_of("Invented Example, 46-year-old man, MRN 1000007.", record)
