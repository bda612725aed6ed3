"""A family history that is denied, and the dead told as alive; all patients are invented."""

import pytest

from .conftest import checks_of

RECORD = {
    "note.txt": "Family history: father died of a stroke at 70. Mother had ovarian cancer. Maternal aunt: glaucoma.\n\n"
    "His brother had a heart attack at 50. His wife has epilepsy."
}
SOME = {"note.txt": "Family history: no cancer. Mother alive, hypertension."}
NONE = {"note.txt": "Family history: no diabetes, no cancer. He has asthma.\n\n## Contacts\nHis son had a cough."}


@pytest.mark.parametrize(
    "draft",
    [
        "No family history of ovarian cancer.",
        "Family history is negative for stroke.",
        "There is no family history of cancer.",
        "No FH of glaucoma.",
        "No family history of heart disease.",
        "His mother never had cancer.",
        "Family history: non-contributory.",
        "Family history: none.",
        "No significant family history.",
        "He had glaucoma in the past, and his mother did not have cancer.",
        "His father is alive and well.",
        "Both parents are alive and well.",
    ],
)
def test_a_family_history_is_not_denied_that_the_record_has(draft):
    assert "written_kin_denied" in checks_of(draft, RECORD)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("No family history of breast cancer.", RECORD),
        ("No family history of epilepsy.", RECORD),
        ("No family history of premature stroke.", RECORD),
        ("No other family history of cancer.", RECORD),
        ("His father never had cancer.", RECORD),
        ("His mother is alive and well.", RECORD),
        ("Father died at 70; mother is alive and well.", RECORD),
        ("Family history: non-contributory.", NONE),
        ("No family history of cancer.", SOME),
        ("No family history of asthma.", NONE),
        ("His mother is alive.", SOME),
    ],
)
def test_what_no_relative_has_may_be_denied(draft, record):
    assert "written_kin_denied" not in checks_of(draft, record)


def test_a_cancer_in_two_letters_is_one():
    record = {"note.txt": "INVENTED PATIENT\nFH: mother bowel ca (70s)."}
    assert "written_kin_denied" in checks_of("His mother did not have cancer.", record)
