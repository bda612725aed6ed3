"""Left, right and both in notes of a visit, each sentence beside what was said; all patients are invented."""

import pytest

import wardround as wr

TALK = """INVENTED PATIENT
Doctor: So you're here for your left elbow?
Patient: Yes, the left elbow aches since I painted the fence.
Doctor: On the neurovascular exam of your left wrist, pulses are fine and capillary refill is less than two seconds.
Doctor: There's swelling of the left elbow, and lower extremity edema on the right hand side, and your lungs are clear.
Doctor: Does it hurt if I push here? This is tennis elbow of the left elbow.
Doctor: You have wheezing in your lungs bilaterally. I'll listen to both your lungs again next week.
Doctor: And the calves, any cramps in both calves?
Patient: Yeah, both calves.
Doctor: The pain is worse on the left than on the right, I see. Let me see you bend your elbows.
Patient: It's right behind my heels sometimes.
Doctor: The cataract of the right eye was done in May and the left eye in June?
Doctor: I heard both wheezing and crackles last year.
"""

WRONG = [
    "Neurovascular, right wrist: capillary refill less than 2 seconds.",
    "Tennis elbow of both elbows.",
    "Bilateral elbows: swelling.",
    "Wheezing on the right.",
    "Lungs: wheezing on the left.",
    "Cramps in the left calf.",
    "Edema of the left lower extremity.",
    "Both lower extremities edema.",
    "Right elbow swelling, no redness of the left elbow.",
]
RIGHT = [
    "Neurovascular, left wrist: capillary refill less than 2 seconds.",
    "Tennis elbow of the left elbow.",
    "Right lower extremity edema.",
    "Lungs: clear bilaterally.",
    "Bilateral elbow exam: swelling of the left elbow.",
    "Both wheezing and crackles were heard last year.",
    "Cramps in the left calf. Cramps in the right calf.",
    "Wheezing is heard in both lungs.",
    "Pain of the heels.",
    "Eyes: pseudophakia bilaterally.",
]


def of_sides(text: str) -> list[str]:
    verdicts = wr.verify(text, wr.load_case({"visit.txt": TALK})).verdicts
    return [flag.code for v in verdicts for flag in v.flags if flag.severity != "note" and "lateral" in flag.code]


@pytest.mark.parametrize("sentence", WRONG)
def test_another_side_than_the_talk_has_is_for_review(sentence):
    assert of_sides(sentence)


@pytest.mark.parametrize("sentence", RIGHT)
def test_the_side_of_the_talk_is_not(sentence):
    assert not of_sides(sentence)
