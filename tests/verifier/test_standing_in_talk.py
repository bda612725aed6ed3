"""How the patient stands, told otherwise in talk: smoker, at home, at work, sleep, appetite, cough.

All patients are invented.
"""

import pytest

from wardround.agents.verifier import verify_text
from wardround.records import Case, Document, Source


def is_flagged(sentence: str, dialogue: str) -> bool:
    """Whether a one-sentence note of a talk is for review for how it has the patient stand."""
    text = f"Doctor: Hello, what brings you in?\n{dialogue}Doctor: Let me take a look.\n"
    source = Source(path="visit.txt", sha256="0" * 64)
    document = Document(id="d1", kind="dialogue", title="visit", text=text, source=source)
    case = Case(id="invented", task="summary", root="/", documents=(document,))
    (verdict,) = verify_text(sentence, case, max_omissions=0).verdicts
    return any(flag.check == "standing_otherwise" and flag.severity != "note" for flag in verdict.flags)


SMOKED = "Doctor: Do you smoke?\nPatient: I quit ten years ago.\n"
WIFE = "Doctor: Who is at home?\nPatient: I live with my wife.\n"
WRONG = [
    ("He is a current smoker.", SMOKED),
    ("He has never smoked.", SMOKED),
    ("He is a former smoker.", "Patient: I smoke about half a pack.\n"),
    ("He lives alone.", WIFE),
    ("He lives with his wife.", "Patient: I live by myself.\n"),
    ("He works as a teacher.", "Patient: I'm a retired teacher.\n"),
    ("He is retired.", "Patient: My boss gave me the day off.\n"),
    ("He has a dry cough.", "Patient: I've had this cough, and I'm bringing up yellow stuff.\n"),
    ("He does not drink alcohol.", "Patient: I have a beer with dinner.\n"),
    ("He drinks alcohol.", "Patient: I've been sober for years, no alcohol.\n"),
    ("He sleeps well.", "Patient: I have trouble sleeping.\n"),
    ("His appetite is good.", "Patient: I've lost my appetite.\n"),
    ("The pain does not radiate.", "Patient: The pain shoots down my leg.\n"),
    ("The pain had a sudden onset.", "Patient: It came on gradually.\n"),
    ("No further follow-up is needed.", "Doctor: Come back and see me in a month.\n"),
]
TRUE = [
    ("He is a former smoker.", SMOKED),
    ("He lives with his wife.", WIFE),
    ("He is a current smoker.", f"{SMOKED}Patient: Well, I still smoke at weekends.\n"),
    ("He is a current smoker.", "Doctor: Do you smoke?\nPatient: My brother quit ten years ago.\n"),
    ("His appetite is good.", "Doctor: If you're not eating, skip it.\n"),
    ("He denies being a current smoker.", SMOKED),
    ("His wife lives alone.", WIFE),
    ("He has a dry cough.", "Patient: It's a dry cough, I'm not bringing anything up.\n"),
]


@pytest.mark.parametrize(("sentence", "dialogue"), WRONG)
def test_another_standing_is_for_review(sentence, dialogue):
    assert is_flagged(sentence, dialogue)


@pytest.mark.parametrize(("sentence", "dialogue"), TRUE)
def test_what_talk_tells_too_is_left_alone(sentence, dialogue):
    assert not is_flagged(sentence, dialogue)
