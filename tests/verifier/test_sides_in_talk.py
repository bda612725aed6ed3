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


IN_PASSING = """[doctor] hi ruth so it looks like you fell on your left wrist last week
[patient] yeah the left wrist is still sore i actually hurt my other wrist in school
[doctor] okay and where does it hurt is it on the top of the wrist right so around the thumb
[patient] no it is the outside of my wrist that's where the worst pain is at least right
[doctor] okay the left wrist is swollen and tender but your right wrist looks fine
[doctor] the x-ray of your left wrist shows a scaphoid fracture
[doctor] the ct of the left hip done in may shows severe cartilage loss of the left femoral head
"""


def of_passing(text: str) -> list[str]:
    verdicts = wr.verify(text, wr.load_case({"visit.txt": IN_PASSING})).verdicts
    return [flag.code for v in verdicts for flag in v.flags if flag.severity != "note" and "lateral" in flag.code]


@pytest.mark.parametrize(
    "sentence",
    [
        "Scaphoid fracture of the right wrist.",
        "The right wrist is swollen and tender.",
        "X-ray of the right wrist shows a scaphoid fracture.",
        "CT of the left hip in May: severe cartilage loss of the right femoral head.",
    ],
)
def test_a_right_in_passing_and_another_told_as_the_other_excuse_no_side(sentence):
    assert of_passing(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Scaphoid fracture of the left wrist.",
        "The right wrist looks fine.",
        "She hurt her right wrist in school.",
        "The day she left, her right wrist looked fine.",
        "CT of the left hip in May: severe cartilage loss of the left femoral head.",
    ],
)
def test_the_side_itself_and_the_other_where_it_is_meant_are_not_told(sentence):
    assert not of_passing(sentence)


ONE_SIDE = """INVENTED PATIENT
Doctor: So it stung you on the right hand and the right arm?
Patient: Yes, the right hand is hot.
Doctor: Is there anything for the right foot, then?
Patient: It tingles. And my wound has an infection.
"""


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("The left hand and the right arm are hot.", True),  # nothing left is ever named
        ("The right hand and the right arm are hot.", False),
        ("Infected wound of the left foot.", True),  # neither the part nor the words are of that side
        ("Infected wound of the right foot.", False),
    ],
)
def test_a_side_that_a_talk_never_names_is_for_review(sentence, is_told):
    verdicts = wr.verify(sentence, {"visit.txt": ONE_SIDE}).verdicts
    assert is_told == any(f.code == "laterality_mismatch" and f.severity != "note" for v in verdicts for f in v.flags)
