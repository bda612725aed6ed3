"""Ways back of results, and results called negative, against their values; all patients are invented."""

import pytest

import wardround as wr

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
    verdicts = wr.verify(text, wr.load_case(RESULTS)).verdicts
    return {flag.check for verdict in verdicts for flag in verdict.flags if flag.severity != "note"}


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
