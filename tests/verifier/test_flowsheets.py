"""Flowsheets in plain text whose rows have other cells than the line of days above; the patient is invented."""

import pytest

from .conftest import codes_of

SHEET = """FLOWSHEET   INVENTED PATIENT
              ref          03/02    03/04    03/07    03/10
Plt   K/uL   150-450       141 L    96 L              188
ALT   U/L    <40           212 H    164 H    71 H     33
CRP   mg/L   <5            88 H     41 H     9 H      <5
"""


def flagged(sentence):
    return codes_of(sentence, {"2026-03-10_labs.txt": SHEET})


@pytest.mark.parametrize(
    "sentence",
    [
        "ALT was normal on 10 March.",
        "ALT was 164 on March 4.",
        "Platelets were normal on 10 March.",
        "CRP was back to normal by 10 March.",
        "ALT had nearly normalized by 7 March.",
    ],
)
def test_a_value_is_of_the_day_above_it(sentence):
    assert not flagged(sentence)


@pytest.mark.parametrize(
    "sentence", ["ALT was 164 on March 7.", "Platelets were normal on 4 March.", "CRP was normal on 7 March."]
)
def test_and_of_no_other_day(sentence):
    assert flagged(sentence)
