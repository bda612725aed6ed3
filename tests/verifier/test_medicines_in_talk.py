"""Medicines in notes of a visit of which the talk has nothing, or another; the patient is invented."""

import pytest

import wardround as wr

TALK = """INVENTED PATIENT
Doctor: You're on perindopril for your blood pressure, four milligrams?
Patient: Yes, and the sertraline.
Doctor: We could try a steroid injection into the shoulder if the physio does nothing.
Doctor: And you take zinc with your caltrate?
Doctor: For the tumor we talked about chemotherapy with carboplatin.
"""

WRONG = [
    "Perindopril (Norpace) 4 mg.",
    "Mood is better on Serzone.",
    "Perindopril, Mellaril.",
    "Increase Examplor to 8 mg; the Examplor dose was discussed.",
    "Antibiotic injection of the shoulder if physiotherapy fails.",
    "She remains on magnesium without complaints.",
    "Takes potassium supplements.",
]
RIGHT = [
    "Perindopril (Aceon) 4 mg.",
    "Mood is better on Zoloft.",
    "Steroid injection of the shoulder if physiotherapy fails.",
    "Takes zinc.",
    "Takes calcium supplements.",
    "She is on chemotherapy.",
    "Seasonal rhinitis.",
]


def of_drugs(text: str) -> set[str]:
    verdicts = wr.verify(text, wr.load_case({"visit.txt": TALK})).verdicts
    return {flag.check for v in verdicts for flag in v.flags if flag.check.startswith("drug_")}


@pytest.mark.parametrize("sentence", WRONG)
def test_a_medicine_that_nobody_spoke_of_is_noticed(sentence):
    assert of_drugs(sentence) & {"drug_unknown", "drug_unlisted"}


@pytest.mark.parametrize("sentence", RIGHT)
def test_one_that_was_spoken_of_is_not(sentence):
    assert not of_drugs(sentence)
