"""Numbers that cannot be, and those that only look so; all invented."""

import pytest

import wardround as wr

NOTE = "NOTE 01/02/2026  Invented patient\nCA 19-9 38. BiPAP 18/5. Power 5/5 legs. Pain 4-7 of 10. BMI 38.2.\n"
NOTE += "Oriented times three.\n"


def codes(sentence):
    return {flag.code for verdict in wr.verify(sentence, {"note.txt": NOTE}).verdicts for flag in verdict.flags}


@pytest.mark.parametrize(
    "sentence",
    [
        "CA 19-9 was 38.",
        "BiPAP was set at 18/5.",
        "Her BMI was 38.",
        "She was alert and oriented times three.",
        "Heart rate improved within 8 days.",
        "Adrenaline 1:1000 was given.",
        "She was last seen in January 2026.",
    ],
)
def test_a_marker_two_pressures_and_a_rounded_number_are_what_they_are(sentence):
    assert "number_mismatch" not in codes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Power was 6/5 in both legs.",
        "Pain was 7-4 today.",
        "Her BMI was 34.",
        "She was alert and oriented times five.",
        "Heart rate is 8 today.",
        "Blood pressure about 11/88.",
        "She was last seen in January 2080.",
    ],
)
def test_a_slip_is_told(sentence):
    assert "number_mismatch" in codes(sentence)
