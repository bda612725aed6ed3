"""Values beside earlier ones, by the day of the month and in lists; all patients are invented."""

import pytest

from .conftest import codes_of

RECORD = {
    "2026-02-20_ward.txt": """WARD 20/02/2026  Invented patient, not real
Hb 94 (109 on 12/02). Urea 7. Creat 210 (was 71 on 3/6/25).
CK 8,200 (16th) -> 12,600 (17th) -> 3,300 (18th) -> 900 (20th)
LABS
A1c   9.1 %  (was 7.7 in Nov)  H
ESR   71  H        CRP  39 mg/L H
""",
    "2026-03-02_clinic.txt": "CLINIC 02/03/2026\nHb 121, CRP 6.\n",
}


def _codes(sentence: str) -> set[str]:
    return codes_of(sentence, RECORD)


@pytest.mark.parametrize(
    "sentence",
    [
        "Creatinine was 71 in June 2025 and is 210.",
        "Hemoglobin fell from 109 to 94 and was 121 in March.",
        "Creatine kinase fell from 12,600 to 900.",
        "HbA1c was up from 7.7% in November to 9.1%.",
        "ESR and CRP were raised at 71 and 39.",
    ],
)
def test_an_earlier_value_is_of_its_own_day(sentence: str) -> None:
    assert not _codes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hemoglobin rose from 94 to 109.",
        "Creatine kinase rose from 3,300 to 8,200.",
        "HbA1c fell from 9.1% in November to 7.7%.",
        "ESR and CRP were raised at 39 and 71.",
    ],
)
def test_the_other_way_round_is_noticed(sentence: str) -> None:
    assert _codes(sentence)
