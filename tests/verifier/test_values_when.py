"""Values and their days, admission and discharge; all patients are invented."""

import pytest

from wardround.agents.verifier.checks.written.days import days_in

from .conftest import codes_of

RESULTS = {
    "labs.csv": "date,test,value,unit,reference\n"
    "2026-05-11,Sodium,119,mmol/L,133-146\n"
    "2026-05-14,Sodium,131,mmol/L,133-146\n"
    "2026-05-11,Urea,16.4,mmol/L,2.5-7.8\n"
    "2026-05-14,Urea,7.1,mmol/L,2.5-7.8\n"
}
LETTER = {
    "letter.txt": "DISCHARGE SUMMARY (invented patient)\nDate: 16 May 2026\n"
    "Admitted on 11 May 2026. Discharged on 16 May 2026.\n"
    "Haemoglobin was 74 g/L on admission and 96 g/L at discharge. Weight 61.5 kg (admission 66.0 kg).\n"
    "Platelets 88 on 12/05, later 150. Albumin 24 at discharge.\n"
}
BOTH = RESULTS | LETTER


CHART = {
    "summary.txt": "DISCHARGE SUMMARY (invented patient)\nDate: 16 May 2026\n"
    "Bloods 11/05: Na 119, CRP 240. Bloods 16/05: Na 136, CRP 12.\n"
}


def _flags(text: str, documents: dict[str, str]) -> set[str]:
    return codes_of(text, documents)


@pytest.mark.parametrize(
    ("sentence", "documents"),
    [
        ("On 2026-05-14 the sodium was 119 mmol/L.", RESULTS),
        ("Sodium was 131 on 11 May.", RESULTS),
        ("Sodium on 14 May: 119.", RESULTS),
        ("On 14 May sodium was 131 and urea 16.4.", RESULTS),
        ("Sodium was 131 on 11 May and 119 on 14 May.", RESULTS),
        ("| Test | 2026-05-11 | 2026-05-14 |\n|---|---|---|\n| Sodium | 131 | 119 |", RESULTS),
        ("| Day | Sodium | Urea |\n|---|---|---|\n| 11 May | 119 | 7.1 |", RESULTS),
        ("Haemoglobin was 96 g/L on admission.", LETTER),
        ("Discharge haemoglobin was 74.", LETTER),
        ("Weight on admission was 61.5 kg.", LETTER),
        ("Discharge weight 66.0 kg.", LETTER),
        ("Albumin was 24 on admission.", LETTER),
        ("Sodium was 131 on admission.", BOTH),
        ("At discharge CRP was 240.", CHART),
    ],
)
def test_a_value_of_another_time_is_for_review(sentence, documents):
    assert "number_mismatch" in _flags(sentence, documents)


@pytest.mark.parametrize(
    "sentence",
    [
        "On 2026-05-14 the sodium was 131 mmol/L.",
        "Sodium was 119 on 11 May and 131 on 14 May.",
        "By 14 May sodium had risen from 119 to 131.",
        "Sodium rose from 119 on 11 May to 131.",
        "Sodium 131 (119 on 11 May).",
        "| Test | 2026-05-11 | 2026-05-14 |\n|---|---|---|\n| Sodium | 119 | 131 |\n| Urea | 16.4 | 7.1 |",
        "| Day | Sodium | Urea |\n|---|---|---|\n| 11 May | 119 | 16.4 |",
        "Haemoglobin rose from 74 on admission to 96 at discharge.",
        "Admission haemoglobin was 74 g/L and discharge haemoglobin 96.",
        "Weight was 66 kg on admission and 61.5 kg at discharge.",
        "Sodium was 119 on admission.",
        "Platelets were 88 on 12 May.",
        "Platelets were 150 at discharge.",
        "Albumin was 24 at discharge.",
        "Since admission on 11 May sodium has risen to 131.",
    ],
)
def test_a_value_of_its_time_passes(sentence):
    assert _flags(sentence, BOTH) == set()


def test_the_day_of_a_discharge_summary_is_that_of_discharge():
    assert _flags("At discharge sodium was 136 and CRP 12.", CHART) == set()


YEARS = {
    "labs.csv": "date,test,value,unit\n"
    "2021-03-09,HbA1c,9.4,%\n"
    "2026-04-02,HbA1c,6.7,%\n"
    "2026-04-02,Zinc,7.1,umol/L\n"
    "2026-08-30,Zinc,13.5,umol/L\n",
    "echo.txt": "TTE 12/08/2026 (invented): LVEF 35% (50% in 2022), mild MR.\n",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "The latest HbA1c is 9.4%.",
        "HbA1c is 9.4%.",
        "HbA1c remains at 9.4%.",
        "Zinc was previously 13.5 and is now 7.1 umol/L.",
        "Zinc was initially 13.5 umol/L.",
        "HbA1c was 6.7% in 2021.",
        "HbA1c 9.4% in 2026.",
        "In August 2026 the zinc was 7.1 umol/L.",
        "Zinc 13.5 umol/L on April 2.",
        "LVEF is 50%.",
        "LVEF 50% on the current echo.",
        "LVEF was 35% in 2022.",
        "Zinc was highest in April 2026.",
    ],
)
def test_an_old_value_as_of_now_and_a_value_of_another_month_or_year_are_for_review(sentence):
    assert "number_mismatch" in _flags(sentence, YEARS)


@pytest.mark.parametrize(
    "sentence",
    [
        "The latest HbA1c is 6.7%.",
        "HbA1c is 6.7%, down from 9.4% in 2021.",
        "HbA1c was 9.4% in 2021 and 6.7% in 2026.",
        "Zinc was initially 7.1 and is now 13.5 umol/L.",
        "Zinc 7.1 umol/L on April 2.",
        "Zinc was 7.1 in April and 13.5 in August.",
        "In August 2026 the zinc was 13.5 umol/L.",
        "LVEF is 35%, having been 50% in 2022.",
        "Zinc was highest in August 2026.",
        "HbA1c peaked in 2021.",
    ],
)
def test_values_of_their_months_and_years_pass(sentence):
    assert _flags(sentence, YEARS) == set()


WARD = {
    "note.txt": "Ward round (invented patient). Admitted 05/11/2026  Discharged 12/11/2026\n"
    "Losartan withheld on 10/11 (K+ 6.1).\n",
    "labs.csv": "date,test,value,unit\n"
    "2026-11-05,Potassium,4.4,mmol/L\n"
    "2026-11-10,Potassium,6.1,mmol/L\n"
    "2026-11-12,Potassium,5.0,mmol/L\n",
}
OBS = {"obs.csv": "time,HR,SpO2\n2026-11-20 08:00,118,90\n2026-11-20 20:00,99,93\n2026-11-21 08:00,84,98\n"}


@pytest.mark.parametrize(
    ("sentence", "documents"),
    [("Potassium was 6.1 at discharge.", WARD), ("SpO2 98% on admission.", OBS)],
)
def test_a_value_between_is_not_of_discharge_and_the_last_of_some_not_of_admission(sentence, documents):
    assert "number_mismatch" in _flags(sentence, documents)


@pytest.mark.parametrize(
    ("sentence", "documents"),
    [("Potassium was 5.0 at discharge.", WARD), ("Potassium reached 6.1.", WARD), ("SpO2 90% on admission.", OBS)],
)
def test_a_value_of_its_phase_passes(sentence, documents):
    assert _flags(sentence, documents) == set()


UNDATED = {
    "note.txt": "Clinic 23/07/2026 (invented patient). HbA1c 66 (59 in March, 81 in 2023). Wt 92.5 kg (95.1 in Mar). "
    "IgG 4.1 (L).\n"
}


@pytest.mark.parametrize(
    "sentence",
    [
        "HbA1c is 81.",
        "HbA1c was 66 in 2023.",
        "HbA1c is currently 59.",
        "HbA1c 66 in March.",
        "Current weight 95.1 kg.",
    ],
)
def test_a_note_that_begins_with_its_day_is_of_that_day(sentence):
    assert "number_mismatch" in _flags(sentence, UNDATED)


@pytest.mark.parametrize(
    "sentence",
    [
        "HbA1c is 66, up from 59 in March.",
        "HbA1c was 81 in 2023.",
        "Current weight is 92.5 kg.",
        "HbA1c 59 in March 2026, now 66.",
    ],
)
def test_values_of_a_note_that_begins_with_its_day_pass(sentence):
    assert _flags(sentence, UNDATED) == set()


STAY = {
    "a.txt": "ADMISSION 2026-04-06 (invented patient). Na 118, K 2.9. Cr 171.\n",
    "b.txt": "PROGRESS NOTE 2026-04-09 (invented). Na 127, K 4.1. Cr 122.\n",
    "c.txt": "DISCHARGE SUMMARY 2026-04-14 (invented). Na 135, K 4.2. Cr 101.\n",
}


@pytest.mark.parametrize(
    "sentence", ["On April 9, potassium was 2.9.", "Creatinine was 122 on April 14.", "Sodium was 118 on 9 April."]
)
def test_a_value_that_only_an_older_note_has_is_for_review(sentence):
    assert "number_mismatch" in _flags(sentence, STAY)


@pytest.mark.parametrize(
    "sentence",
    ["On April 9, potassium was 4.1.", "Creatinine was 101 on April 14.", "Sodium rose from 118 to 135 by 14 April."],
)
def test_a_value_of_its_own_note_passes(sentence):
    assert _flags(sentence, STAY) == set()


def test_a_value_at_the_end_of_a_sentence_is_no_day():
    assert days_in("Na 127, K 4.1. Cr 122.", "2026-04-09") == []
    assert [day for day, *_ in days_in("Seen on 4.1. and 29.3.2026", "2026-04-09")] == ["2026-01-04", "2026-03-29"]
