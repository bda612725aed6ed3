"""What reports find and drafts bare-facedly deny; all patients are invented."""

import pytest

import wardround as wr

from .conftest import checks_of

REPORT = """CT THORAX (invented patient)   04 May 2026
Indication: ?aspiration.
Lungs: Moderate left haemothorax, 30 mm deep. Three new cavities since 2024. No other calcified cavity.
Pleura: diffuse thickening, no calcification. Empyema without a bronchopleural fistula.
Nodes: two subcarinal LN, 19 mm, suspicious. Old granuloma at the right apex.
Bones: fracture of the left ninth rib. New compression fracture of T8. No bleeding into the spinal canal.
Comment: aspiration of the left lower lobe.
Biopsy: LVI: present. PNI not seen. Chronic bronchitis, no recurrence of the tumour.
C4/5: no foraminal narrowing. C5/6: marked right foraminal bony narrowing. No conus displacement.
Uterus: fundus hidden by shadowing. Of five nodes two hold deposits of carcinoma (2/5). Pauses: obstructive 61, mixed 9.
"""


@pytest.fixture(scope="module")
def case() -> wr.Case:
    return wr.load_case({"ct.txt": REPORT})


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no haemothorax.",  # a size and a side before the name
        "No empyema is seen.",  # which denies something else behind it
        "There is no pleural thickening.",
        "There are no new cavities.",
        "There are no suspicious lymph nodes.",
        "No lymphovascular invasion.",
        "There is no aspiration.",  # which is asked besides
    ],
)
def test_what_a_report_finds_is_not_denied(sentence: str, case: wr.Case) -> None:
    assert "written_asserted" in checks_of(sentence, case)


@pytest.mark.parametrize(
    "sentence",
    [
        "There are no new granulomas.",  # an old one is there
        "No perineural invasion was seen.",
        "There is no fracture of the pelvis.",
        "There is no pleural calcification.",
        "The tumour has not recurred.",
        "No bronchopleural fistula was seen.",
        "C5/6: marked foraminal narrowing.",  # none at the level above
        "The uterine fundus could not be visualised because of shadowing.",
        "Three of the five nodes were free of carcinoma.",
        "Most pauses were obstructive rather than mixed.",
        "The conus is not displaced.",
    ],
)
def test_what_it_does_not_find_may_be_denied(sentence: str, case: wr.Case) -> None:
    assert not checks_of(sentence, case)
