"""How a letter greets says nothing that could be checked; all patients are invented."""

import pytest

from wardround.agents.verifier.claims import claims_in

LETTER = """Dear Colleague,

Mrs Invented has asthma.

Kind regards,
"""


def test_greetings_are_no_claims():
    assert [claim.text for claim, _, _ in claims_in(LETTER)] == ["Mrs Invented has asthma."]


@pytest.mark.parametrize("words", ["Dear Dr. Madeup,", "Yours sincerely,", "With best wishes", "Respectfully,"])
def test_each_alone(words):
    assert claims_in(words) == []


@pytest.mark.parametrize("words", ["Dear Dr. Madeup, he has asthma.", "Best vision of the left eye is 6/9."])
def test_what_says_more_is_one(words):
    assert claims_in(words)


def test_a_paragraph_of_allergies_ends_at_the_next_label():
    text = "**Allergies:** latex (hives)\n**Lungs:** treated with doxycycline.\n"
    assert [one.kind for one, _, _ in claims_in(text)] == ["allergy", "medication"]
