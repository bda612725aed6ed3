"""Studies and examinations called normal, valves, cultures and treatments; all patients are invented."""

import pytest

from .conftest import checks_of

LETTER = {
    "letter.txt": "DISCHARGE SUMMARY (invented patient)\nDate: 16 May 2026\n"
    "On examination: scattered wheeze, abdomen soft and non-tender. Heart sounds: normal.\n"
    "CT head: left frontal infarct. CT abdomen: gallstones, no obstruction. ECG: atrial fibrillation.\n"
    "Echocardiogram: severe TR, mild aortic stenosis, LVEF 30%.\n"
    "Chest X-ray: a small right pleural effusion. Urine grew Proteus mirabilis.\n"
    "Breast cancer treated with surgery in 2020. Dilated left atrium.\n"
    "US: Kidneys: 9 mm calculus on the left. Spleen: normal. Thyroid: 14 mm nodule on the left.\n"
    "Terminal ileum: three erosions. LV: normal cavity size. CBD not dilated. Aortic root 4.6 cm, dilated.\n"
    "Stellate opacity of the left breast, extremely dense. Airflow obstruction. Gastritis. Gram neg rods in the bile.\n"
}


def _checks(text: str) -> set[str]:
    return checks_of(text, LETTER)


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("The CT head was normal.", "written_normal"),
        ("Normal CT of the abdomen.", "written_normal"),
        ("CXR: clear.", "written_normal"),
        ("ECG showed no abnormality.", "written_normal"),
        ("Lungs were clear on auscultation.", "written_normal"),
        ("The echocardiogram showed a preserved ejection fraction.", "written_level"),
        ("Echocardiogram: severe mitral regurgitation.", "written_site"),
        ("Urine culture was negative.", "written_culture"),
        ("Breast cancer was treated with radiotherapy.", "written_treatment"),
        ("Dilated right atrium.", "side_rival"),
        ("The kidneys were normal.", "written_normal"),
        ("The terminal ileum was normal.", "written_normal"),
        ("The left ventricle is dilated.", "written_chamber"),
        ("The aortic root is of normal size.", "written_chamber"),
        ("The stomach is normal.", "written_normal"),
        ("Spirometry was normal.", "written_normal"),
        ("There is a restrictive pattern.", "written_kind"),
        ("The breasts are almost entirely fatty.", "written_kind"),
        ("The opacity of the breast is well circumscribed.", "written_kind"),
        ("Gram-positive cocci were seen.", "written_kind"),
    ],
)
def test_the_contrary_of_a_finding_is_for_review(sentence: str, check: str) -> None:
    assert check in _checks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The CT head showed a left frontal infarct.",
        "Heart sounds were normal.",
        "The abdomen was normal.",
        "The initial ECG was normal.",
        "Echocardiogram: severe tricuspid regurgitation.",
        "The ejection fraction was reduced.",
        "Urine grew Proteus mirabilis.",
        "Breast cancer was treated surgically.",
        "The spleen is normal.",
        "The common bile duct is of normal calibre.",
        "The left atrium is dilated.",
        "The pancreas is normal.",
        "The breasts are extremely dense.",
        "Gram-negative rods grew from the bile.",
    ],
)
def test_what_the_record_has_passes(sentence: str) -> None:
    assert _checks(sentence) == set()
