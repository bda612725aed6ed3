"""Ways back of results, and results called negative, against their values; all patients are invented."""

import pytest

from .conftest import checks_of, codes_of

RESULTS = {
    "labs.csv": "Test,Result,Units,Range,Date\n"
    "Urea,5.1,mmol/L,2.5-7.8,2026-01-12\n"
    "Urea,21.4,mmol/L,2.5-7.8,2026-06-02\n"
    "Urea,11.8,mmol/L,2.5-7.8,2026-06-09\n"
    "ALT,28,U/L,0-40,2026-01-12\n"
    "ALT,610,U/L,0-40,2026-06-02\n"
    "ALT,31,U/L,0-40,2026-06-09\n"
    "White blood cells,0.9,10*9/L,4-11,2026-06-02\n"
    "White blood cells,5.2,10*9/L,4-11,2026-06-09\n"
    "CA 27.29,18,U/mL,0-38,2026-06-09\n"
    "Tissue transglutaminase IgA,1.2,U/mL,0-10,2026-06-09\n"
    "Troponin I,92,ng/L,<26,2026-06-09\n"
}


def _flags(text: str) -> set[str]:
    return checks_of(text, RESULTS)


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("Urea is back to baseline.", "written_turn"),
        ("Urea returned to its baseline at 11.8 mmol/L.", "written_turn"),
        ("The white cell count worsened to 5.2.", "written_turn"),
        ("Troponin was negative.", "written_level"),
        ("CA 27.29 was elevated.", "written_level"),
    ],
)
def test_a_way_that_the_values_did_not_take_is_for_review(sentence: str, check: str) -> None:
    assert check in _flags(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "ALT is back to baseline.",
        "Urea is improving but not yet back to baseline.",
        "White cells recovered to 5.2.",
        "CA 27.29 normal at 18 U/mL.",
        "The coeliac screen (tTG IgA) was negative.",
    ],
)
def test_a_way_that_the_values_took_passes(sentence: str) -> None:
    assert _flags(sentence) == set()


WARD = {
    "labs.csv": "Test,Result,Units,Date\n"
    "Progesterone,<0.6,nmol/L,2026-02-02\n"
    "CRP,188,mg/L,2026-02-02\n"
    "CRP,41,mg/L,2026-02-06\n",
    "note.txt": "06/02/2026 (invented) Phenytoin level 27 (10-20), dose held. QTc 512.\n",
}


def _of_the_ward(text: str) -> set[str]:
    return codes_of(text, WARD)


@pytest.mark.parametrize(
    "sentence", ["Progesterone level >0.6 nmol/L.", "The phenytoin level was subtherapeutic.", "The QTc was normal."]
)
def test_bounds_limits_in_brackets_and_qtc_are_held_against_the_claim(sentence: str) -> None:
    assert "number_mismatch" in _of_the_ward(sentence)


@pytest.mark.parametrize(
    "sentence", ["Progesterone <0.6 nmol/L.", "The phenytoin level was high.", "CRP 188 to 41.", "QTc was 512 ms."]
)
def test_bounds_limits_in_brackets_and_courses_pass(sentence: str) -> None:
    assert _of_the_ward(sentence) == set()
