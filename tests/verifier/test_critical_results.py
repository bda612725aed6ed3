"""Results of notes and laboratories that a draft must not leave out; all patients are invented."""

import pytest

import wardround as wr


def missing(record: str | dict[str, str], draft: str = "She was seen.") -> dict[str, str]:
    found = wr.verify(draft, {"note.txt": record} if isinstance(record, str) else record)
    flags = [one.flag for one in found.omissions if one.flag.code == "omitted_result"]
    return {flag.message: flag.severity for flag in flags}


@pytest.mark.parametrize(
    ("record", "analyte", "severity"),
    [
        ("Na 108 mmol/L (critical).", "sodium", "urgent"),
        ("CRITICAL: haemoglobin 5.9 g/dL, called to the ward", "hemoglobin", "urgent"),
        ("Bloods: Na 139, K 7.2, Cr 90.", "potassium", "review"),
        ("ANC 0.2 x10^9/L today.", "neutrophils", "review"),
        ("Glucose 612 mg/dL on arrival.", "glucose", "review"),
        ("Hb 64 g/L.", "hemoglobin", "review"),
    ],
)
def test_a_critical_result_of_a_note_is_surfaced(record, analyte, severity):
    assert missing(record) == {f"the critical result of {analyte} is missing": severity}


@pytest.mark.parametrize(
    "record",
    [
        "Na 118 on admission, 137 at discharge.",
        "Hb 9.4 (was 6.2).",
        "Critical care review: K 4.1, Na 138.",
        "Urine sodium 20. Ionised calcium 1.2.",
        "Target INR 2-3, INR 2.6.",
        "CSF: turbid. Glucose 0.9 mmol/L, protein 3.1 g/L.",
        "Glucose 126 mg/dL, pH 7.33.",
    ],
)
def test_what_is_not_critical_any_more_or_of_something_else_is_not(record):
    assert missing(record) == {}


def test_what_a_note_marks_high_or_low_is_one_line_and_a_troponin_is_graver():
    found = missing("WCC 1.9 (L), platelets 88 (L). Troponin I 3.1 ng/mL (ref <0.04) H.")
    assert list(found.values()) == ["review", "note"]


LABS = {
    "labs.csv": "date,test,value,unit,ref_low,ref_high,flag\n2026-04-01,Potassium,7.4,mmol/L,3.5,5.1,\n"
    "2026-04-01,Hemoglobin,5.8,g/dL,12,16,LL\n2026-04-01,Glucose,30.0,mmol/L,4,7,HH\n"
}


def test_a_result_beyond_all_limits_is_critical_without_the_laboratorys_mark():
    assert missing(LABS)["the critical result of Potassium is missing"] == "review"


@pytest.mark.parametrize(
    "draft",
    [
        "K 7.4, Hb 5.8, glucose 30.0.",
        "Severe hyperkalaemia (7.4), haemoglobin 58 g/L, glucose 540 mg/dL.",
        "He is severely hyperkalaemic, profoundly anaemic and hyperglycaemic.",
    ],
)
def test_a_result_is_carried_in_another_unit_or_in_words(draft):
    assert missing(LABS, draft) == {}


def test_a_count_is_carried_under_another_name_of_it():
    assert missing("ANC 0.2 today.", "The neutrophil count fell to 0.2.") == {}


def test_a_mild_word_does_not_carry_a_critical_result():
    assert "the critical result of Hemoglobin is missing" in missing(LABS, "Anaemia.")
