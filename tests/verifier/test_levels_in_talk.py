"""A result called low of which talk says that it is high; all patients are invented."""

import pytest

import wardround as wr

TALK = """INVENTED PATIENT
Doctor: What brings you in?
Patient: They called about my blood. It came out to be high potassium, and I was told the sodium was normal.
Doctor: Is your calcium low, too?
Patient: I do not know.
"""


def is_told(text):
    verdicts = wr.verify(text, {"visit.txt": TALK}).verdicts
    return any(flag.code == "severity_mismatch" and flag.severity != "note" for one in verdicts for flag in one.flags)


@pytest.mark.parametrize(
    "sentence",
    ["A low potassium value was found.", "Hypokalemia.", "Her sodium was elevated."],
)
def test_another_level_is_for_review(sentence):
    assert is_told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A high potassium value was found.",
        "Hyperkalemia.",
        "Her calcium is high.",  # only asked after
        "Her glucose was low.",  # nothing is told of it
    ],
)
def test_the_level_of_the_talk_or_none_is_not(sentence):
    assert not is_told(sentence)
