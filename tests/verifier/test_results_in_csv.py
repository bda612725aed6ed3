"""Results in CSV files, read with their days and limits: invented."""

import pytest

import wardround as wr

RECORD = {
    "note.txt": "INVENTED PATIENT. Ward note 20/05/2026. 40F, haemolysis.",
    "course.csv": "test,14/05,16/05,18/05 0600,19/05,unit\n"
    "Retic,260,190,88,41,x10^9/L\nHb,88,80,71,64,g/L\nCRP,5,<1,,12,mg/L\n",
    "once.csv": "20/05/2026 07:10,result,unit,ref,previous (GP 22/03/26)\nNa,124,mmol/L,133-146,139\n",
}


def _told(claim: str) -> set[str]:
    verdicts = wr.verify(claim, RECORD).verdicts
    return {flag.check for verdict in verdicts if verdict.is_for_a_person for flag in verdict.flags}


@pytest.mark.parametrize(
    "claim",
    [
        "Her reticulocytes rose from 41 to 260.",
        "Her haemoglobin rose during the stay.",
        "Her sodium was high on 20 May.",
        "Her sodium fell from 124 to 139.",
    ],
)
def test_another_course_is_told(claim: str) -> None:
    assert _told(claim) & {"written_turn", "written_level"}


@pytest.mark.parametrize(
    "claim",
    [
        "Her reticulocytes fell from 260 to 41.",
        "Her haemoglobin fell from 88 to 64.",
        "Her sodium was low at 124 on 20 May.",
        "Her sodium fell from 139 to 124.",
    ],
)
def test_the_records_course_passes(claim: str) -> None:
    assert not _told(claim)
