"""Values and their days, admission and discharge; all patients are invented."""

import pytest

import wardround as wr

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
    verdicts = wr.verify(text, wr.load_case(documents)).verdicts
    return {flag.code for verdict in verdicts for flag in verdict.flags if flag.severity != "note"}


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
