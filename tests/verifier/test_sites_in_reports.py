"""Where reports have what they find, below labels and by letters; all patients are invented."""

import pytest

import wardround as wr

from .conftest import checks_of

REPORT = """REPORT (invented patient)   11 June 2026
CT: RML cavity 22 mm. Granulomas in both lower lobes. LUL consolidation.
Spine: L2/3: right foraminal disc protrusion, compressing the right L2 root. Haemangioma of T11.
Liver: seg 3 hypodensity 9 mm. Cyst in seg 5, 30 mm. Seg 8 lesion 14 mm.
Echo: hypokinesis of the anterior and anteroseptal walls.
Colonoscopy:
- Descending: 6 mm polyp, removed. Ulcer behind it.
- Caecum: 15 mm ulcerated tumour.
"""
WRONG = (
    "There is consolidation in the right upper lobe.",
    "RUL consolidation.",
    "The disc protrusion is at L4/5.",
    "The right L3 nerve root is compressed by compression of the L3 nerve root.",
    "The haemangioma is in T9.",
    "There is hypokinesis of the inferior wall.",
    "The tumour is in the sigmoid colon.",
    "An ulcer was found in the rectum.",
)
TRUE = (
    "There is consolidation in the left upper lobe.",
    "There are granulomas in the left lower lobe.",
    "The disc protrusion is at L2/3.",
    "The 9 mm lesion is in segment 3.",
    "There is hypokinesis of the anteroseptal wall.",
    "The tumour is in the caecum.",
    "An ulcer was found in the descending colon.",
    "A 6 mm polyp was removed from the descending colon.",
)


@pytest.fixture(scope="module")
def case() -> wr.Case:
    return wr.load_case({"report.txt": REPORT})


@pytest.mark.parametrize("sentence", WRONG)
def test_another_lobe_level_wall_or_part_is_noticed(sentence: str, case: wr.Case) -> None:
    assert "written_site" in checks_of(sentence, case)


@pytest.mark.parametrize("sentence", TRUE)
def test_the_place_of_the_report_is_no_doubt(sentence: str, case: wr.Case) -> None:
    assert "written_site" not in checks_of(sentence, case)
