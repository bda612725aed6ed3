"""A draft about somebody else: another patient's name than the record's. All people are invented."""

import pytest

import wardround as wr

NOTE = {
    "note.txt": "Patient: Petra Fabel\nDOB: 1950-05-05\n\nMs Fabel is a 71-year-old woman with asthma. "
    "She denies fever. Her operation is with Mr Quill. Her sister is Mrs Moth.\n"
}


def _identity(claim: str, record=NOTE) -> list[str]:
    (verdict,) = wr.verify(claim, record).verdicts
    return [flag.severity for flag in verdict.flags if flag.code == "identity_mismatch"]


@pytest.mark.parametrize(
    "claim", ["Ilse Drossel is a 71-year-old woman with asthma.", "Patient: Ilse Drossel", "**Patient:** Ilse Drossel"]
)
def test_another_full_name_is_a_matter_of_fact(claim):
    assert _identity(claim) == ["urgent"]


@pytest.mark.parametrize(
    "claim",
    [
        "Mrs. Drossel denies fever.",
        "Ms Drossel's asthma is stable.",
        "Petra Drossel is a 71-year-old woman.",
        "Patient: Petra Fabbel",
    ],
)
def test_a_name_that_may_be_the_same_persons_is_for_review(claim):
    assert _identity(claim) == ["review"]


@pytest.mark.parametrize(
    "claim",
    [
        "Ms. Fabel has asthma.",
        "Ms. P. Fabel's asthma is stable.",
        "Patient: Fabel, Petra",
        "Petra Fabel, 71 years old, has asthma.",
        "Her operation is with Mr. Quill.",
        "Mrs Moth is her sister.",
        "Patient: Stable",
        "Dr. Drossel saw her.",
    ],
)
def test_the_patient_and_others_of_the_record_are_who_they_are(claim):
    assert _identity(claim) == []


def test_the_place_of_the_name_stands_beside_it():
    (verdict,) = wr.verify("Mrs. Drossel denies fever.", NOTE).verdicts
    (flag,) = [one for one in verdict.flags if one.code == "identity_mismatch"]
    assert flag.words == "Drossel"
    assert "Fabel" in flag.citations[0].quote


def test_a_record_that_names_nobody_has_no_other_name():
    assert _identity("Mrs. Drossel denies fever.", {"note.txt": "She denies fever."}) == []
