"""Relatives of whom a talk never speaks; all patients are invented."""

import pytest

import wardround as wr

TALK = """INVENTED PATIENT
Doctor: Who is at home with you?
Patient: My wife and our two kids. My sister has gout.
Doctor: And do you drink?
Patient: No.
"""


def codes(text, talk=TALK):
    return {f.code for v in wr.verify(text, {"visit.txt": talk}).verdicts for f in v.flags if f.severity != "note"}


@pytest.mark.parametrize(
    "sentence",
    ["He lives with his brother.", "The patient lives at home with his father.", "He has an aunt with gout."],
)
def test_somebody_of_whom_nobody_speaks_is_for_review(sentence):
    assert "experiencer_mismatch" in codes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He lives with his wife and children.",
        "He lives with his spouse.",
        "He has a sister with gout.",
        "He lives with two sons.",
        "He lives with his brother Notareal.",  # whom talk may call by name
    ],
)
def test_who_is_named_in_whatever_words_is_not(sentence):
    assert "experiencer_mismatch" not in codes(sentence)


@pytest.mark.parametrize("who", ["my mom's sister", "my mom and her sister", "my aunt"])
def test_a_sister_of_a_parent_is_an_aunt(who):
    talk = f"INVENTED PATIENT\nDoctor: Who in your family had melanoma?\nPatient: I think {who} had it.\n"
    assert "experiencer_mismatch" not in codes("Family history of melanoma in an aunt.", talk)
