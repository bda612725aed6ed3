"""`No history of ...` against what written records have of it; all patients are invented."""

import pytest

from .conftest import checks_of

LISTED = (
    "Past medical history: gout, asthma, CKD stage 4, paroxysmal atrial fibrillation, portal hypertension, "
    "breast cancer (2011)."
)
TOLD = (
    "Ms Invented has epilepsy, type 2 diabetes and rectal cancer. She was admitted with a first DVT. Mother: glaucoma."
)
NEW = "CT showed a lung cancer. Diabetes was newly diagnosed (HbA1c 88)."


def doubts(sentence: str, record: str) -> set[str]:
    return checks_of(sentence, {"note.txt": record})


@pytest.mark.parametrize(
    ("sentence", "record"),
    [
        ("No history of gout.", LISTED),
        ("There is no previous history of asthma.", LISTED),
        ("She denies any history of asthma.", LISTED),
        ("No CKD.", LISTED),
        ("No chronic renal failure.", LISTED),
        ("No known asthma.", LISTED),
        ("No PMH of atrial fibrillation.", LISTED),
        ("She never had breast cancer.", LISTED),
        ("No history of cancer.", LISTED),
        ("No history of epilepsy.", TOLD),
        ("No diabetes.", TOLD),
        ("No history of malignancy.", TOLD),
        ("No h/o asthma.", LISTED),
        ("Neither asthma nor osteoporosis.", LISTED),
        ("Asthma: no", LISTED),
        ("No significant past medical history.", LISTED),
        ("PMH: nil", TOLD),
        ("She has no comorbidities.", TOLD),
    ],
)
def test_a_history_is_not_denied_that_the_record_has(sentence, record):
    assert doubts(sentence, record) & {"written_ever", "written_asserted"}


@pytest.mark.parametrize("condition", ["epilepsy", "rectal cancer"])
def test_what_the_patient_has_is_no_longer_name_of_it(condition):
    """`has epilepsy` was read as a kind of epilepsy, and the denial passed."""
    assert "written_asserted" in doubts(f"She has no {condition}.", TOLD)


@pytest.mark.parametrize(
    ("sentence", "record"),
    [
        ("No history of hypertension.", LISTED),
        ("No recent gout.", LISTED),
        ("There was no acute asthma.", LISTED),
        ("There was no acute asthma.", "She has asthma."),
        ("No allergy to latex is recorded.", "Doxycycline was given because of her cefuroxime allergy."),
        ("No other comorbidities.", LISTED),
        ("No significant past medical history.", NEW),
        ("Past medical history: none.", "She has a cough. Her mother has asthma."),
        ("No family history of asthma.", LISTED),
        ("No history of lung cancer.", LISTED),
        ("No history of stroke.", LISTED),
        ("She has migraine without aura and asthma.", LISTED),
        ("No history of DVT.", TOLD),
        ("No history of glaucoma.", TOLD),
        ("No history of cancer.", NEW),
        ("There was no history of diabetes.", NEW),
    ],
)
def test_another_condition_and_one_that_is_new_may_be_denied(sentence, record):
    assert not doubts(sentence, record) & {"written_ever", "written_asserted"}
