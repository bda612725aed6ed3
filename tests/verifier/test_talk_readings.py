"""What talk says in its own way: fillers, `no, mostly at night`, ages of kin in the next sentence; all invented."""

import pytest

from .conftest import checks_of

TALK = """Doctor: Good morning. What brings you in today?
Patient: My sinusitis. I've had chronic sinusitis for, I don't know, fifteen years.
Doctor: Does it get worse when you bend?
Patient: No, mostly when I lie down.
Doctor: Are you still having any earache or dizziness?
Patient: No. That is over.
Doctor: Is your mother still alive?
Patient: My mom is doing fine. She is eighty seven. My dad died early. He was fifty two.
Doctor: And do you have sisters?
Patient: Well, believe it or not, I have six sisters.
Doctor: Do you get up at night to pass water?
Patient: No, I sleep through.
Doctor: And how old are you now?
Patient: Sixty eight. My daughter drove me.
Doctor: Your A1c is six nine, and it was eight three last spring.
Patient: Oh good. I have cut down, two beers on Saturdays and Sundays.
Doctor: Your pulse was ninety eight.
Doctor: When did the ears start?
Patient: I had the first grommets at like two and a half. School was in three years' time.
Doctor: If you feel faint, call nine one one. Keep taking all your medicines except the sertraline.
Patient: Okay.
"""


def flags(sentence):
    return checks_of(sentence, {"visit.txt": TALK})


@pytest.mark.parametrize(
    "sentence",
    [
        "The patient has chronic sinusitis.",
        "It is worse when he lies down.",
        "He has a history of earache and dizziness.",
        "His mother is 87 years old.",
        "Father died at age 52.",
        "He has six sisters.",
        "Nocturia times 0.",
        "68-year-old man, accompanied by his daughter, with sinusitis.",
        "HbA1c 6.9%, down from 8.3%.",
        "Two beers on Sundays.",
        "Call 911 if faint.",
        "Call the clinic if well, 911 if faint.",
        "First grommets at around 2.5 years.",
        "He will stay on his medications except for discontinuing the sertraline.",
    ],
)
def test_what_talk_says_in_its_own_way_is_no_doubt(sentence):
    assert not flags(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "His mother is 52 years old.",
        "He has earache and dizziness.",
        "HbA1c 6.9%, down from 9.3%.",
        "Pulse 112.",
        "First grommets at around 4.5 years.",
        "78-year-old man, accompanied by his daughter, with sinusitis.",
    ],
)
def test_and_what_it_does_not_say_is(sentence):
    assert flags(sentence)
