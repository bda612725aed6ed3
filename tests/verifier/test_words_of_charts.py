"""True sentences in other words than the chart's, and the same with an error; all patients are invented."""

import pytest

from .conftest import checks_of

CHART = {
    "2026-03-02_ward.txt": "2/3/26 INVENTED, Ada 61F. MR PELVIS: T3 rectal tumour. R chest tube, small residual ptx.\n"
    "MRI: cord lesion T5-7, old. L heel: purple, DTI. R heel fine.\n"
    "Opacity R upper zone on CXR. Small bilat effusions. O/E SJC 9, TJC 14.\n"
    "R eye cannot abduct (CN6). HH 3 cm. # R NOF 2023 (hemi). L CEA 2020.\n",
    "2026-03-05_notes.txt": "NKDA. Bactrim hx from sister: 2023 blistering rash, admitted 9 days.\n"
    "Wife Morag. Morag: shattered, angina more frequent.\n"
    "Ticag -> clopidogrel given need for OAC. PCM ok for hip. Dtr Una lives near.\n"
    "BIB police. Brother rang ED unprompted.\n",
}


def _flagged(draft: str) -> set[str]:
    return checks_of(draft, CHART)


@pytest.mark.parametrize(
    ("draft", "check"),
    [
        ("Pelvic MRI showed a T3 rectal tumour.", "written_kind"),
        ("She has a small right pneumothorax.", "written_nowhere"),
        ("MRI showed an old cord lesion from T5 to T7.", "written_site"),
        ("A chest X-ray showed a shadow at the top of the right lung.", "side_of_both"),
        ("Nine of her joints were swollen.", "written_nowhere"),
        ("She has a right sixth nerve palsy.", "written_nowhere"),
        ("She has a hiatus hernia of 3 cm.", "written_nowhere"),
        ("She had a right hip fracture treated by hemiarthroplasty in 2023.", "written_nowhere"),
        ("She had a left carotid endarterectomy in 2020.", "written_nowhere"),
        ("Co-trimoxazole caused a rash with blisters in 2023.", "written_relative"),
        ("Her wife Morag has angina.", "written_relative"),
        ("Ticagrelor was replaced by clopidogrel because of the need for anticoagulation.", "written_cause"),
        ("Paracetamol is safe for her pain.", "written_cause"),
        ("Seen by Miss R. Sample.", "side_word_rival"),
    ],
)
def test_other_words_are_no_error(draft: str, check: str) -> None:
    assert check not in _flagged(draft)


@pytest.mark.parametrize(
    ("draft", "check"),
    [
        ("MRI showed an old cord lesion at T9.", "written_site"),
        ("She has had a splenectomy.", "written_nowhere"),
    ],
)
def test_errors_are_still_found(draft: str, check: str) -> None:
    assert check in _flagged(draft)
