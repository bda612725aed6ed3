"""Visits with their days and doctors, roles of named people, and who did what by name; all patients are invented."""

import pytest

from .conftest import checks_of

CHART = {
    "2026-07-02_theatre.txt": "OPERATION NOTE\nProcedure: L inguinal hernia repair. Surgeon: Miss A Brook.\n",
    "2026-07-03_ward.txt": "3/7/26 WR Dr Stone (consultant). Gastroscopy (Dr Reed): small ulcer, clipped. Diet.\n",
    "2026-07-06_discharge.txt": "Discharged 6/7/26.\n"
    "Appts: GP Dr Marsh 13/7; surgical clinic Miss Brook 20/8; dietitian 3/8; hepatology clinic - by post\n",
}


def _flagged(sentence: str) -> set[str]:
    return checks_of(sentence, CHART)


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("GP follow-up with Dr Marsh is on 20 August.", "written_day"),
        ("Surgical clinic with Miss Brook is on 3 August.", "written_day"),
        ("He will see Dr Marsh in the surgical clinic on 20 August.", "written_agent"),
        ("Follow-up: hepatology clinic, Miss Brook", "written_agent"),
        ("Consultant: Dr Marsh", "written_agent"),
        ("GP: Dr Stone", "written_agent"),
        ("Gastroscopy was performed by Miss Brook.", "written_agent"),
        ("A left inguinal hernia repair was performed by Dr Reed.", "written_agent"),
    ],
)
def test_day_and_doctor_are_of_another_visit_or_act(sentence: str, check: str) -> None:
    assert check in _flagged(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He will be seen by his GP, Dr Marsh, on 13 July and in the surgical clinic with Miss Brook on 20 August.",
        "Bloods are due on 3 August, and he will see Dr Marsh on 13 July.",
        "The dietitian will see him on 3 August.",
        "Consultant: Dr Stone",
        "GP: Dr Marsh",
        "Gastroscopy was performed by Dr Reed.",
        "Miss Brook performed a left inguinal hernia repair.",
    ],
)
def test_days_and_doctors_as_the_record_has_them(sentence: str) -> None:
    assert not _flagged(sentence) & {"written_day", "written_agent"}
