"""Levels, kinds, markers, awaited results and things from nowhere, on written records; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.levels import levels_in
from wardround.agents.verifier.limits import usual_levels

from .conftest import codes_of

RECORD = {
    "admission.txt": """ADMISSION NOTE (invented patient, not real) 2026-04-01
Mrs Ida Example, aged 66, lives with her husband and works as a librarian.
Influenza A PCR positive, Legionella antigen negative.
T 38.6 C, HR 118, SpO2 87% on air. Troponin was not elevated. CRP 88, lipase 20.
Laparoscopic appendectomy 2019. Simple cyst of the left kidney. Adenocarcinoma of the colon in 2012, margins clear.
Ramipril held on admission. Metformin paused; restart at discharge. Avoid NSAIDs.
""",
    "labs.txt": """LABORATORY (invented)
2026-04-01 Creatinine 2.1 mg/dL (0.6-1.2) H
2026-04-05 Creatinine 0.9 mg/dL (0.6-1.2)
2026-04-01 Potassium 3.1 mmol/L (3.5-5.0) L
2026-04-01 Hemoglobin 10.2 g/dL (12.0-16.0) L
2026-04-01 Lactate 1.1 mmol/L (0.5-2.0)
""",
    "plan.txt": """PROGRESS NOTE 2026-04-05 (invented)
Afebrile. Sputum cytology pending.
Plan: Bone density scan. Pulmonology clinic in 4 weeks. Oseltamivir for 5 days.
""",
}


@pytest.fixture(scope="module")
def case():
    return wr.load_case(RECORD)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Creatinine remained elevated at discharge.", "number_mismatch"),
        ("Creatinine was normal on admission.", "number_mismatch"),
        ("She had hyperkalemia.", "number_mismatch"),
        ("Lactate was elevated.", "number_mismatch"),
        ("Troponin was elevated.", "number_mismatch"),
        ("She was not anemic.", "number_mismatch"),
        ("CRP was normal.", "number_mismatch"),
        ("On arrival she was afebrile.", "number_mismatch"),
        ("She tested positive for influenza B.", "unsupported"),
        ("She had an open appendectomy in 2019.", "unsupported"),
        ("She has a complex cyst of the left kidney.", "unsupported"),
        ("She lives alone.", "unsupported"),
        ("She works as a teacher.", "unsupported"),
        ("She will be seen in the cardiology clinic in 4 weeks.", "unsupported"),
        ("The Legionella antigen was positive.", "negation_mismatch"),
        ("The margins were involved.", "negation_mismatch"),
        ("Cytology showed malignant cells.", "temporality_mismatch"),
        ("The bone density scan showed osteoporosis.", "temporality_mismatch"),
        ("Ramipril was continued throughout the stay.", "temporality_mismatch"),
        ("She has a history of stroke.", "unsupported"),
    ],
)
def test_what_the_record_has_otherwise_is_for_review(sentence, code, case):
    assert code in codes_of(sentence, case)


@pytest.mark.parametrize(
    "sentence",
    [
        "Creatinine was elevated on admission and normalised by discharge.",
        "She had hypokalemia.",
        "Lactate was normal.",
        "Troponin was negative.",
        "She was anemic.",
        "CRP was raised at 88.",
        "She was febrile on arrival and afebrile on 5 April.",
        "She tested positive for influenza A.",
        "She had an appendectomy by laparoscopy in 2019.",
        "She has a simple cyst of the left kidney.",
        "She lives with her husband.",
        "She is a librarian.",
        "Follow-up in the pulmonology clinic in 4 weeks.",
        "The Legionella antigen was negative.",
        "Resection margins were clear.",
        "Sputum cytology is pending.",
        "A bone density scan is planned.",
        "Ramipril was held on admission.",
        "Metformin will be restarted at discharge.",
        "NSAIDs should be avoided.",
        "She is 66 years old.",
    ],
)
def test_what_the_record_has_passes(sentence, case):
    assert codes_of(sentence, case) == set()


def test_a_level_is_of_the_names_that_stand_with_it():
    found = {
        (one.analyte, *sorted(one.levels))
        for one in levels_in("Haemoglobin and platelets are normal, but TSH is raised.")
    }
    assert found == {("hemoglobin", "normal"), ("platelets", "normal"), ("tsh", "high")}


@pytest.mark.parametrize(
    "text",
    [
        "Creatinine reduced from 2.1 to 0.9.",
        "low-density lipoprotein",
        "If potassium is low, call us.",
        "Her mother had anemia.",
    ],
)
def test_changes_names_conditions_and_relatives_are_no_levels(text):
    assert not [one for one in levels_in(text) if one.analyte in ("creatinine", "potassium", "hemoglobin")]


@pytest.mark.parametrize(
    ("analyte", "value", "levels"),
    [
        ("hemoglobin", 10.2, {"low"}),
        ("hemoglobin", 145, {"normal"}),
        ("hemoglobin", 12.5, {"low", "normal"}),
        ("creatinine", 180, {"high"}),
        ("temperature", 98.6, {"normal"}),
        ("nothing known", 5, {"low", "normal", "high"}),
    ],
)
def test_usual_limits_hold_in_either_unit_and_say_nothing_between(analyte, value, levels):
    assert usual_levels(analyte, value) == levels


def test_transcripts_are_left_to_the_checks_of_speech():
    talk = wr.load_case({"visit": "Doctor: Your creatinine was 2.1, that's high.\nPatient: Okay.\n"})
    assert "written_level" not in {
        flag.check for v in wr.verify("Creatinine was normal.", talk).verdicts for flag in v.flags
    }


OWN = {
    "own.csv": "LabTest,Result,Units,RefRange,AbnFlag,CollectedDateTime\n"
    "Caeruloplasmin,0.41,g/L,0.15-0.30,H,2026-02-03 08:00\n"
    "Complement C4,0.05,g/L,0.1-0.4,L,2026-02-03 08:00\n"
    "Complement C3,1.1,g/L,0.75-1.65,,2026-02-03 08:00\n"
    "Thyroid peroxidase antibodies,340,IU/mL,<34,H,2026-02-03 08:00\n"
    "Glucose (urine),14,mmol/L,<0.8,H,2026-02-03 08:00\n"
    "Glucose,4.9,mmol/L,3.9-5.8,,2026-02-03 08:00\n"
    "Lithium,0.7,mmol/L,0.4-1.0,,2026-02-03 08:00\n"
    "Thyrotropin [Units/volume] in Serum or Plasma,2.2,mIU/L,0.4-4.0,,2026-02-03 08:00\n"
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ceruloplasmin was within the reference range.",
        "C4 was elevated.",
        "Complement C3 is low.",
        "Thyroid peroxidase antibodies were normal.",
        "Urine glucose was normal.",
        "Lithium level is toxic.",
        "TSH was raised.",
    ],
)
def test_a_result_that_no_table_knows_is_held_against_its_own_range(sentence):
    assert "number_mismatch" in codes_of(sentence, wr.load_case(OWN))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ceruloplasmin was raised.",
        "C4 was low and C3 normal.",
        "Anti-TPO (thyroid peroxidase) antibodies were elevated.",
        "Blood glucose was normal.",
        "Glucose was normal, urine glucose high.",
        "Lithium level within range.",
        "TSH normal.",
    ],
)
def test_a_result_that_no_table_knows_passes_as_its_range_has_it(sentence):
    assert codes_of(sentence, wr.load_case(OWN)) == set()
