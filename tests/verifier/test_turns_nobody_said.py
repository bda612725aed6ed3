"""Strong words, doubts and times that turn a note, and that nobody said; all patients are invented."""

import pytest

import wardround as wr

TALK = """INVENTED PATIENT
Doctor: Tell me about the knee.
Patient: The knee pain is there when I climb stairs, and I walk to work.
Doctor: Your creatinine is elevated. You have heart failure and asthma, I see. Keep taking the metoprolol.
Patient: Okay.
Doctor: We will refer you to the clinic for the knee. The x-ray shows an effusion.
Patient: The swelling came on Monday.
"""
SAID = """INVENTED PATIENT
Doctor: Tell me about the knee.
Patient: The knee pain is ten out of ten, I can't bear it. I used to walk to work. I had swelling since I was a kid.
Doctor: Your creatinine is dangerously elevated. The heart failure is at its last stage, I'm afraid.
Doctor: I'll start you on metoprolol.
Patient: Okay.
Doctor: I may refer you to the clinic for the knee some day. The x-ray might show an effusion.
"""
TURNS = [
    "He has excruciating knee pain.",
    "He has crippling knee pain.",
    "He has trivial swelling.",
    "He has lifelong knee pain.",
    "He has new-onset knee pain.",
    "He has alleged heart failure.",
    "The creatinine is dangerously elevated.",
    "History of end-stage heart failure.",
    "We have not decided yet whether to refer him to the clinic for the knee.",
    "He formerly walked to work.",
    "He has had swelling since early adulthood.",
    "The x-ray may have shown an effusion.",
    "Newly start metoprolol.",
    "He has not been compliant with metoprolol.",
]


def is_told(text, talk):
    return any(flag.severity != "note" for one in wr.verify(text, {"visit.txt": talk}).verdicts for flag in one.flags)


@pytest.mark.parametrize("sentence", TURNS)
def test_a_turn_that_nobody_said_is_for_review(sentence):
    assert is_told(sentence, TALK)


@pytest.mark.parametrize("sentence", [TURNS[0], TURNS[1], *TURNS[6:10], "Newly start metoprolol."])
def test_one_that_somebody_said_in_other_words_is_not(sentence):
    assert not is_told(sentence, SAID)


@pytest.mark.parametrize(
    "sentence", ["He was started on metoprolol.", "Continue metoprolol.", "If needed, start metoprolol again."]
)
def test_what_was_begun_goes_on(sentence):
    assert not is_told(sentence, TALK)
