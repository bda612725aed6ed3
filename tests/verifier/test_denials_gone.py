"""What is only ever said of denials, where nothing denies any more; all patients are invented."""

import pytest

import wardround as wr

TALK = "INVENTED PATIENT\nDoctor: How are you eating?\nPatient: I am not hungry, and I cannot think of a reason.\n"


def is_told(text):
    verdicts = wr.verify(text, {"visit.txt": TALK}).verdicts
    return any(flag.check == "denial_gone" and flag.severity != "note" for one in verdicts for flag in one.flags)


@pytest.mark.parametrize(
    "sentence",
    [
        "He does have much of an appetite.",
        "He can think of anything that could have brought it on.",
        "Risks were discussed, which include, but are limited to, infection.",
    ],
)
def test_a_sentence_that_needs_a_denial_is_for_review_without_one(sentence):
    assert is_told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He does not have much of an appetite.",
        "He cannot think of anything that could have brought it on.",
        "Risks were discussed, which include, but are not limited to, infection.",
        "Every time he does very much exercise he is hungry.",
        "He does much better.",
        "I asked if he could think of anything.",
    ],
)
def test_one_that_has_its_denial_or_needs_none_is_not(sentence):
    assert not is_told(sentence)
