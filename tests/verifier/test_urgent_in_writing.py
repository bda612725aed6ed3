"""Charts' short ways, which are no matter of fact against a true sentence; all patients are invented."""

import pytest

import wardround as wr

CHART = {
    "2026-02-01_clinic.txt": """CLINIC 01/02/2026  Invented patient, not real
Knee pain for 3 weeks. No bleeding. Ferritin 9, TSAT 11%.
ALL: TRIMETHOPRIM - rash 2019. Amoxicillin/diclofenac fine.
Meds: ibuprofen 400 mg tds.
FH: aunt - epilepsy. No FH of psoriasis.
Eczema since school.
Psoriatic plaques both elbows.
""",
    "2026-02-09_theatre.txt": """THEATRE 09/02/2026
Knee washout, tourniquet off at 1010, blood loss 900 ml, 2 units red cells. Clips to the wound.
Urine infection: co-trimoxazole not possible (trimethoprim rash) -> nitrofurantoin.
""",
}


def _urgent(sentence: str) -> list[str]:
    verdicts = wr.verify(sentence, CHART).verdicts
    return [flag.message for one in verdicts for flag in one.flags if flag.severity == "urgent"]


@pytest.mark.parametrize(
    "sentence",
    [
        "She takes ibuprofen 400 mg three times a day.",
        "Amoxicillin is tolerated.",
        "Her trimethoprim rash ruled out co-trimoxazole, so nitrofurantoin was used.",
        "Co-trimoxazole was considered unsuitable.",
        "She has psoriasis.",
        "When the tourniquet came off at 10:10 bleeding was brisk, and 900 ml were lost.",
    ],
)
def test_what_charts_say_in_short_is_no_matter_of_fact(sentence: str) -> None:
    assert not _urgent(sentence)


@pytest.mark.parametrize(
    "sentence", ["She was given co-trimoxazole.", "She takes trimethoprim.", "She had knee pain with bleeding."]
)
def test_what_the_chart_rules_out_stays_urgent(sentence: str) -> None:
    assert _urgent(sentence)


def _codes(sentence: str) -> set[str]:
    return {flag.code for one in wr.verify(sentence, CHART).verdicts for flag in one.flags}


def test_iron_has_a_saturation_of_its_own() -> None:
    assert "number_mismatch" not in _codes("Iron was low, with a saturation of 11%.")
    assert "number_mismatch" in _codes("On air her saturation was 11%.")


@pytest.mark.parametrize("sentence", ["She has psoriasis.", "She has had eczema since school."])
def test_a_family_without_it_and_the_next_line_have_it_of_nobody_else(sentence: str) -> None:
    assert "experiencer_mismatch" not in _codes(sentence)


def test_what_an_aunt_has_is_not_the_patients() -> None:
    assert "experiencer_mismatch" in _codes("She has epilepsy.")
