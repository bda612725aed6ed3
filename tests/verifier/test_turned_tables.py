"""Tables in plain text with a day in each row; the patient is invented."""

import pytest

from .conftest import codes_of

TABLE = """INVENTED PATIENT - cumulative results 2026-03-02

date     ALT(<50)  bili(<21)  INR
30/01     61       12          -
06/02    486       41         1.2
09/02    612       58         1.3
02/03     47       12         1.0
"""


def codes(sentence):
    return codes_of(sentence, {"2026-03-02_results.txt": TABLE})


@pytest.mark.parametrize(
    "sentence",
    [
        "ALT peaked at 612 on 9 February, with a bilirubin of 58 and an INR of 1.3.",
        "By 2 March ALT and bilirubin were normal again.",
        "The INR was 1.2 on 6 February.",
    ],
)
def test_values_of_the_columns_are_read(sentence):
    assert not codes(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["ALT peaked at 486 on 6 February.", "The INR was 2.4 on 9 February.", "By 2 March ALT was still raised."],
)
def test_other_values_and_levels_are_told(sentence):
    assert codes(sentence)
