"""Ages that a draft gives the patient, against each other."""

import pytest

import wardround as wr

TALK = {"visit.txt": "[doctor] how is the wrist ?\n[patient] still sore . i broke it as a kid , when i was nine .\n"}
NOW = "Mr. Placeholder is a 52-year-old man with wrist pain."


def told(*sentences):
    return {flag.check for verdict in wr.verify("\n".join(sentences), TALK).verdicts for flag in verdict.flags}


@pytest.mark.parametrize("then", ["Wrist fracture at age 9.", "Past surgical history: wrist surgery aged 9."])
def test_an_age_when_something_happened_is_none_of_today(then):
    assert "age_in_draft" not in told(NOW, then)


def test_two_ages_of_today_are_one_too_many():
    assert "age_in_draft" in told(NOW, "This 35-year-old man has wrist pain.")
