"""How findings of reports compare with before, and drafts that say otherwise; all patients are invented."""

import pytest

import wardround as wr

from .conftest import checks_of

REPORT = """REPORT (invented patient)   3 July 2026
CT: 21 mm cavity in the LUL (im 14), previously 30 mm. RLL opacity improving. Right effusion, new. Left effusion, 4 mm.
Liver: seg 2 cyst unchanged. Seg 5 haemangioma 31 mm, was 22. Interval resolution of the perihepatic haematoma.
Nodes: R hilar 8 mm, prev 15 (decreasing). L adrenal nodule 12 mm, stable.
Echo: EF 61%; prior 44%. Conclusion: progression in the liver, regression of nodes.
ECG: RBBB, old. New left anterior hemiblock.
"""
WRONG = (
    "The left upper lobe cavity is unchanged.",
    "The left upper lobe cavity has grown.",
    "The right lower lobe opacity has resolved.",
    "The right effusion is unchanged.",
    "There is a new cyst in segment 2.",
    "The haemangioma in segment 5 is stable.",
    "The haematoma persists.",
    "The hilar nodes have enlarged.",
    "The ejection fraction has fallen since 2025.",
    "Cavity in the LUL 30 mm, previously 21 mm.",
)
TRUE = (
    "The left upper lobe cavity has shrunk.",
    "The right lower lobe opacity has improved.",
    "A right effusion has developed since the prior scan.",
    "The left effusion is stable.",
    "The segment 2 cyst is unchanged.",
    "The haemangioma has grown from 22 to 31 mm.",
    "The hilar node has shrunk from 15 mm to 8 mm.",
    "The ejection fraction has improved.",
    "The left adrenal nodule is unchanged.",
)


@pytest.fixture(scope="module")
def case() -> wr.Case:
    return wr.load_case({"report.txt": REPORT})


@pytest.mark.parametrize("sentence", WRONG)
def test_another_way_of_a_finding_is_noticed(sentence: str, case: wr.Case) -> None:
    assert checks_of(sentence, case)


@pytest.mark.parametrize("sentence", TRUE)
def test_the_way_of_the_report_is_no_doubt(sentence: str, case: wr.Case) -> None:
    assert not checks_of(sentence, case)
