"""Days of admission and discharge, the stay between them, and days written as fractions; all patients are invented."""

import pytest

import wardround as wr

BRITISH = (
    "INVENTED, Ola 58F. Admitted 14 April 2026. CT 16 April 2026. ICU 16-18 April. Discharged home 25 April 2026.\n"
)
AMERICAN = {
    "ED.txt": "EMERGENCY DEPARTMENT 03/28/2026 2210\nINVENTED, Ola 58F. Cellulitis.\n",
    "PN.txt": "HD2 3/29: afebrile.\nHD5. K 3.1 replaced.\nAppts: wound clinic 4/11, PCP Dr. Sample 8/5\n",
    "AVS.txt": "AFTER VISIT SUMMARY - discharged 04/03/2026\n",
}


def _flagged(sentence: str, record: dict[str, str]) -> set[str]:
    found = wr.verify(sentence, record)
    return {flag.check for verdict in found.verdicts for flag in verdict.flags if flag.severity != "note"}


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("She was admitted on 16 April 2026.", "written_day"),
        ("Date of discharge: 18 April 2026", "written_day"),
        ("She was discharged on 16 April.", "written_day"),
        ("Length of stay: 14 days", "written_span"),
        ("She was hospitalised for three days.", "written_span"),
    ],
)
def test_another_stay_than_the_records(sentence: str, check: str) -> None:
    assert check in _flagged(sentence, {"note.txt": BRITISH})


@pytest.mark.parametrize(
    "sentence",
    [
        "She was admitted on 14 April and discharged on 25 April after 11 days in hospital.",
        "Length of stay: 11 days",
        "She was hospitalised for about a week and a half.",
        "She was discharged from the ICU on 18 April.",
        "She spent two days in the ICU.",
    ],
)
def test_a_stay_is_counted_from_its_days(sentence: str) -> None:
    assert not _flagged(sentence, {"note.txt": BRITISH})


@pytest.mark.parametrize(
    "sentence",
    [
        "She was in hospital for six days.",
        "Potassium was 3.1 on hospital day 5 and was replaced.",
        "Wound clinic 4/11 and PCP Dr. Sample 8/5",
        "She sees Dr. Sample on August 5.",
    ],
)
def test_days_of_a_chart_are_known_in_its_forms(sentence: str) -> None:
    assert not _flagged(sentence, AMERICAN)


@pytest.mark.parametrize("sentence", ["Admission date: 03/31/2026", "Length of stay: 12 days"])
def test_other_days_are_told(sentence: str) -> None:
    assert _flagged(sentence, AMERICAN)
