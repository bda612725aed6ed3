"""Lesions told as malignant that are benign, what is not ruled out yet, and who saw a fall: in invented records."""

import pytest

import wardround as wr

NOTE = """INVENTED PATIENT. Note 03/04/2026.
CT: L adrenal mass 31 mm, 6 HU, lipid-rich adenoma.
Liver: no biliary dilatation, likely haemangioma, 2 cm lesion seg IV.
Thyroid nodule: papillary carcinoma on FNA.
Osteomyelitis not excluded until MRI. Pyelonephritis excluded by a normal urine.
PE: could still be a clot, CTPA tomorrow.
Unwit. fall in the corridor 02/04.
"""
WRONG = (
    ("The left adrenal mass of 31 mm is a metastasis.", "written_nature"),
    ("The 2 cm liver lesion was considered malignant.", "written_nature"),
    ("The thyroid nodule was benign.", "written_nature"),
    ("Osteomyelitis was ruled out.", "open_ruled_out"),
    ("Her fall was seen by a nurse.", "written_kind"),
)
TRUE = (
    "The left adrenal mass of 31 mm is an adenoma.",
    "The 2 cm liver lesion is probably a haemangioma.",
    "The thyroid nodule was malignant.",
    "Osteomyelitis has not been ruled out.",
    "Pyelonephritis was ruled out.",
    "Her fall was unwitnessed.",
)


def _told(claim: str) -> set[str]:
    verdicts = wr.verify(claim, {"note.txt": NOTE}).verdicts
    return {flag.check for verdict in verdicts if verdict.is_for_a_person for flag in verdict.flags}


@pytest.mark.parametrize(("claim", "check"), WRONG)
def test_another_nature_or_an_open_question_is_told(claim: str, check: str) -> None:
    assert check in _told(claim)


@pytest.mark.parametrize("claim", TRUE)
def test_what_the_record_says_passes(claim: str) -> None:
    assert not _told(claim) & {check for _, check in WRONG}
