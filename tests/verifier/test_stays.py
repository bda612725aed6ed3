"""Days of admission and discharge, the stay between them, and days written as fractions; all patients are invented."""

import pytest

from .conftest import checks_of

BRITISH = (
    "INVENTED, Ola 58F. Admitted 14 April 2026. CT 16 April 2026. ICU 16-18 April. Discharged home 25 April 2026.\n"
)
AMERICAN = {
    "ED.txt": "EMERGENCY DEPARTMENT 03/28/2026 2210\nINVENTED, Ola 58F. Cellulitis.\n",
    "PN.txt": "HD2 3/29: afebrile.\nHD5. K 3.1 replaced.\nAppts: wound clinic 4/11, PCP Dr. Sample 8/5\n",
    "AVS.txt": "AFTER VISIT SUMMARY - discharged 04/03/2026\n",
}


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("She was admitted on 16 April 2026.", "written_day"),
        ("Date of discharge: 18 April 2026", "written_day"),
        ("She was discharged on 16 April.", "written_day"),
        ("Length of stay: 14 days", "written_span"),
        ("She was hospitalised for three days.", "written_span"),
    ],
)
def test_another_stay_than_the_records(sentence: str, check: str) -> None:
    assert check in checks_of(sentence, {"note.txt": BRITISH})


@pytest.mark.parametrize(
    "sentence",
    [
        "She was admitted on 14 April and discharged on 25 April after 11 days in hospital.",
        "Length of stay: 11 days",
        "She was hospitalised for about a week and a half.",
        "She was discharged from the ICU on 18 April.",
        "She spent two days in the ICU.",
    ],
)
def test_a_stay_is_counted_from_its_days(sentence: str) -> None:
    assert not checks_of(sentence, {"note.txt": BRITISH})


@pytest.mark.parametrize(
    "sentence",
    [
        "She was in hospital for six days.",
        "Potassium was 3.1 on hospital day 5 and was replaced.",
        "Wound clinic 4/11 and PCP Dr. Sample 8/5",
        "She sees Dr. Sample on August 5.",
    ],
)
def test_days_of_a_chart_are_known_in_its_forms(sentence: str) -> None:
    assert not checks_of(sentence, AMERICAN)


@pytest.mark.parametrize("sentence", ["Admission date: 03/31/2026", "Length of stay: 12 days"])
def test_other_days_are_told(sentence: str) -> None:
    assert checks_of(sentence, AMERICAN)


HEADED = {
    "a.txt": "ADMISSION NOTE 11/02/2026\nINVENTED, Vi 70M, NSTEMI. Prior admission 1/10/25. MRSA nares sent.\n",
    "b.txt": "14/02/2026 Angio. Ticagrelor 90 mg BD x 12 months.\n",
    "c.txt": "DISCHARGE 17/02/2026\nTicagrelor 90 mg BD x 12 months, aspirin 75 mg.\n",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Admission date: 11/02/2026",
        "He was admitted with an NSTEMI on 11 February 2026 and discharged on 17 February.",
        "He had been admitted on 1 October 2025.",
        "Ticagrelor is to be taken for twelve months.",
    ],
)
def test_days_of_headings_are_the_records(sentence: str) -> None:
    assert not checks_of(sentence, HEADED)


def test_an_admission_with_its_reason_has_its_day() -> None:
    assert "written_day" in checks_of("He was admitted with an NSTEMI on 14 February 2026.", HEADED)


def test_what_was_only_sought_was_not_found() -> None:
    assert "written_organism" in checks_of("Nasal swabs grew MRSA.", HEADED)


def test_home_nursing_is_no_discharge() -> None:
    assert "written_day" not in checks_of("Home nurses come on 14 February 2026.", HEADED)
