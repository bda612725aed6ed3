"""True statements of records in words of their own, and wrong ones beside them, as somebody tries first.

All patients are invented.
"""

import json

import pytest

from wardround import load_case

from .conftest import checks_of

BUNDLE = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {"resource": one}
        for one in (
            {"resourceType": "Patient", "id": "p1", "gender": "female", "birthDate": "2019-11-06"},
            {
                "resourceType": "Condition",
                "code": {"text": "Nocturnal hives"},
                "verificationStatus": {"coding": [{"code": "refuted"}]},
            },
            {
                "resourceType": "AllergyIntolerance",
                "code": {"text": "Penicillin"},
                "reaction": [{"manifestation": [{"text": "Urticaria"}]}],
            },
            {"resourceType": "Condition", "code": {"text": "RSV bronchiolitis"}, "onsetDateTime": "2020-12-08"},
            {
                "resourceType": "MedicationRequest",
                "status": "active",
                "medicationCodeableConcept": {"text": "Fluticasone HFA 50 mcg"},
                "dosageInstruction": [{"text": "1 puff BID via spacer"}],
                "authoredOn": "2024-02-20",
            },
            {
                "resourceType": "Observation",
                "status": "final",
                "code": {"text": "LDL cholesterol"},
                "valueQuantity": {"value": 61, "unit": "mg/dL"},
                "referenceRange": [{"high": {"value": 100, "unit": "mg/dL"}}],
                "effectiveDateTime": "2024-06-18",
            },
        )
    ],
}
LETTER = """CLINIC LETTER (invented patient)
Mr Sam Sample, DOB 02/09/1951. Seen by the GP in March 2024.
Family: father bowel cancer dx 52y, sister breast cancer aged 49.
No oral option for the bacteraemia, so IV ceftriaxone went on.
Heparin 5000 units SC q8h while in bed.
Bilirubin 1 March 2024: 1.1 mg/dL. Bilirubin 4 March 2024: 1.9 mg/dL. Bilirubin 9 March 2024: 0.8 mg/dL.
"""
OBSTETRIC = (
    "ANC (invented patient)\nMrs Ada Test, 27 yrs. G3 P1 L1 A1. Wants Cu-T after delivery.\n"
    "Rh negative, husband Rh positive.\n"
)
CHART = """ED (invented patient)
VS 101.1F 104 148/88 18 97%RA.
POD2: Afebrile.
ECG 02/11/2025: RBBB new vs 06/2022 tracing.
Urea breath test 6-8 wk after finishing, off PPI 2/52.
He is much better, now NYHA II (III when you saw him).
"""


FHIR = {"bundle.json": json.dumps(BUNDLE)}
WRITTEN = {"letter.txt": LETTER}
TRUE = [
    ("Penicillin has given her hives.", FHIR),
    ("At 13 months of age she had RSV bronchiolitis.", FHIR),
    ("Her fluticasone comes to 100 mcg of fluticasone a day.", FHIR),
    ("LDL was below 100 mg/dL in June 2024.", FHIR),
    ("Mr Sample was 72 when he saw his GP in March 2024.", WRITTEN),
    ("His father was diagnosed with bowel cancer at 52.", WRITTEN),
    ("A sister had breast cancer before the age of 50.", WRITTEN),
    ("He had a bacteraemia.", WRITTEN),
    ("He received subcutaneous heparin for DVT prophylaxis.", WRITTEN),
    ("Bilirubin rose to 1.9 before returning to 0.8.", WRITTEN),
    ("He was febrile on arrival.", {"ed.txt": CHART}),
    ("The right bundle branch block was not present on the 2022 ECG.", {"ed.txt": CHART}),
    ("He is to have a breath test after two weeks without a PPI.", {"ed.txt": CHART}),
    ("His functional class improved from NYHA III to NYHA II.", {"ed.txt": CHART}),
    ("She is Rh-negative with an Rh-positive husband.", {"anc.txt": OBSTETRIC}),
    ("27-year-old in her third pregnancy, with one living child.", {"anc.txt": OBSTETRIC}),
    ("She wants a copper IUD after delivery.", {"anc.txt": OBSTETRIC}),
]
WRONG = [
    ("Her fluticasone comes to 200 mcg of fluticasone a day.", FHIR),
    ("LDL was above 100 mg/dL in June 2024.", FHIR),
    ("Mr Sample was 62 when he saw his GP in March 2024.", WRITTEN),
    ("His father was diagnosed with bowel cancer at 62.", WRITTEN),
    ("A sister had breast cancer before the age of 40.", WRITTEN),
    ("He has never been febrile.", {"ed.txt": CHART}),
    ("He is in NYHA IV.", {"ed.txt": CHART}),
    ("She is Rh-positive.", {"anc.txt": OBSTETRIC}),
]


@pytest.mark.parametrize(("sentence", "files"), TRUE)
def test_a_true_statement_in_other_words_is_left_alone(sentence, files):
    assert checks_of(sentence, load_case(files)) == set()


@pytest.mark.parametrize(("sentence", "files"), WRONG)
def test_its_wrong_twin_is_for_a_person(sentence, files):
    assert checks_of(sentence, load_case(files))
