"""How many relatives of one sort there are; all patients are invented."""

import pytest

import wardround as wr

TALK = """Doctor: Hello, how can I help?
Patient: I have a cough.
Doctor: Tell me about your family.
Patient: Two of my cousins had breast cancer. I have two brothers and a sister.
Doctor: I'm sorry to hear that. Do you have any children?
Patient: It was a long time ago. Yes, I have three.
Doctor: And grandchildren?
Patient: Seven grandkids, and four of my own sisters' children.
"""


def is_told(text):
    (verdict,) = wr.verify(text, {"visit.txt": f"INVENTED PATIENT\n{TALK}"}).verdicts
    return "kin_counted_otherwise" in [flag.check for flag in verdict.flags]


@pytest.mark.parametrize(
    "wrong",
    [
        "Five cousins had breast cancer.",
        "She has 5 children.",
        "He has four older brothers.",
        "She has ten grandchildren.",
    ],
)
def test_another_number_of_relatives_is_told(wrong):
    assert is_told(wrong)


@pytest.mark.parametrize(
    "true",
    [
        "Two cousins had breast cancer.",
        "She has 3 children.",
        "He has 2 brothers and one sister.",
        "One cousin had breast cancer.",  # one of them did
        "He has 4 nieces and nephews.",
        "She has 2 aunts.",  # nothing is told of them
        "Seven grandchildren.",
    ],
)
def test_the_same_number_and_what_nobody_counts_is_not(true):
    assert not is_told(true)
