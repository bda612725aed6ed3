"""Medicines told as not taken that talk says are, and doses told as doubled; all patients are invented."""

import pytest

import wardround as wr

TALK = """INVENTED PATIENT
Doctor: What do you take?
Patient: I've been taking ibuprofen every six hours. I use my albuterol inhaler. I stopped taking the lisinopril.
Doctor: Do you take gabapentin?
Patient: I forget.
Doctor: We will continue the albuterol, then.
"""


def checks(text):
    return {f.check for v in wr.verify(text, {"visit.txt": TALK}).verdicts for f in v.flags if f.severity != "note"}


@pytest.mark.parametrize("sentence", ["He has not been taking ibuprofen.", "He is no longer using albuterol."])
def test_what_is_taken_is_not_told_as_not_taken(sentence):
    assert "taken_still" in checks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He has been taking ibuprofen.",
        "He has not been taking ibuprofen daily.",  # but at times
        "He is no longer taking lisinopril.",
        "He has not been taking gabapentin.",  # only asked after
    ],
)
def test_what_may_be_so_is_not_for_review(sentence):
    assert "taken_still" not in checks(sentence)


def test_a_dose_is_not_doubled_by_the_draft():
    assert "unsaid_doubled" in checks("Double the dose of albuterol.")
    assert "unsaid_doubled" not in checks("Continue albuterol.")
