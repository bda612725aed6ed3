"""A result's number in another unit, and conversions that are right; all patients are invented."""

import pytest

from .conftest import codes_of

RECORD = {
    "labs.csv": "Test,Result,Units,Date\n"
    "Phosphate,1.31,mmol/L,2026-02-11\n"
    "Troponin T,41,ng/L,2026-02-11\n"
    "Urea,9.6,mmol/L,2026-02-11\n"
    "Ferritin,212,ug/L,2026-02-11\n"
    "Body weight,71.4,kg,2026-02-11\n"
    "Body height,164,cm,2026-02-11\n"
    "Body temperature,101.3,[degF],2026-02-11\n"
    "Body temperature,98.2,[degF],2026-02-14\n",
    "scan.txt": "Growth scan (invented) 11/02/2026: EFW 2140 g, cephalic.\n",
}


def _flags(text: str) -> set[str]:
    return codes_of(text, RECORD)


@pytest.mark.parametrize(
    "sentence",
    [
        "Weight 71.4 lb.",
        "She weighs 71.4 pounds.",
        "Urea 9.6 mg/dL.",
        "Phosphate 1.31 mg/dL.",
        "Ferritin was 212 mg/L.",
        "Troponin T 41 mg/L.",
        "Temperature 101.3 °C.",
    ],
)
def test_the_number_of_a_result_in_another_unit_is_told(sentence):
    assert "number_mismatch" in _flags(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Weight 71.4 kg (157 lb).",
        "Height 1.64 m.",
        "Ferritin 212 ng/mL.",
        "Troponin T 41 pg/mL.",
        "Temperature 38.5 °C on 11 February 2026.",
        "On arrival she was febrile at 38.5 °C.",
        "Estimated fetal weight 2.14 kg.",
        "Urea 9.6.",
    ],
)
def test_a_result_in_a_unit_that_it_comes_to_passes(sentence):
    assert _flags(sentence) == set()
