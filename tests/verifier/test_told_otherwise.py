"""Short statements that turn round what a dialogue says, each beside a true one; all patients are invented."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.records import Case, Document, Source


def judged(text, *lines):
    """The verdict on a text, against a dialogue of doctor and patient in turns."""
    said = "".join(f"[{'patient' if place % 2 else 'doctor'}] {line}\n" for place, line in enumerate(lines))
    document = Document(
        id="d1", kind="dialogue", title="t", text=f"INVENTED PATIENT\n{said}", source=Source(path="t", sha256="0" * 64)
    )
    case = Case(id="c", task="summary", root="/", documents=(document,))
    (verdict,) = verify_text(text, case, max_omissions=0).verdicts
    return verdict


def looked_at(text, *lines):
    """Whether it is for review."""
    return any(flag.severity != "note" for flag in judged(text, *lines).flags)


STAIRS = ("any shortness of breath ?", "just when i climb stairs .")
CHILLS = ("any fever ?", "just the chills .")
ORDER = ("your wrist is swollen , i want to get an x-ray .", "okay .")
BOTH = ("we did an x-ray and it looks fine . i want to get an mri .", "okay .")
MILD = ("how is the pain ?", "the pain is like a two out of ten , pretty mild .")
MIDDLING = ("how's the pain ?", "it's moderate i guess .")
FATHER = ("okay .", "my dad had a heart attack at fifty .", "and you ? any heart trouble ?", "no .")
SHARED = ("do you have asthma ?", "yes , and my sister does too .")
DOUBT = ("i think this is possible pneumonia , we will get a chest x-ray .", "okay .")
LONGER = ("your cough , it may be pneumonia , so we start doxycycline today .", "okay .")
SURE = ("i think you have bronchitis .", "okay .")
QUIT = ("do you smoke ?", "i used to smoke but i quit ten years ago .")
STOPPED = ("okay .", "i used to take metformin but i stopped it last year .")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Denies shortness of breath.", STAIRS),
        ("Denies chills.", CHILLS),
        ("X-ray was performed.", ORDER),
        ("The x-ray showed a fracture.", ORDER),
        ("MRI was performed.", BOTH),
        ("Moderate pain.", MILD),
        ("Severe pain.", MILD),
        ("Severe pain.", MIDDLING),
        ("History of myocardial infarction.", FATHER),
        ("The patient has pneumonia.", DOUBT),
        ("Assessment: pneumonia, and doxycycline was started today.", LONGER),
        ("The patient smokes.", QUIT),
        ("Currently takes metformin.", STOPPED),
    ],
)
def test_what_is_turned_round_is_for_review(text, lines):
    assert looked_at(text, *lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Reports shortness of breath on stairs.", STAIRS),
        ("Denies fever.", CHILLS),
        ("Reports chills.", CHILLS),
        ("X-ray of the wrist was ordered.", ORDER),
        ("X-ray was performed.", BOTH),
        ("MRI ordered.", BOTH),
        ("Mild pain.", MILD),
        ("Moderate pain.", MIDDLING),
        ("Father had a myocardial infarction.", FATHER),
        ("Sister has asthma.", SHARED),
        ("History of asthma.", SHARED),
        ("Possible pneumonia.", DOUBT),
        ("Cough, possible pneumonia, and doxycycline was started.", LONGER),
        ("Bronchitis.", SURE),
        ("Former smoker.", QUIT),
        ("Metformin was stopped last year.", STOPPED),
    ],
)
def test_what_is_told_as_it_was_said_is_not(text, lines):
    assert not looked_at(text, *lines)


def test_what_only_the_answer_denies_is_a_doubt():
    """Alone it is not for review: notes that report what talk leaves out are too many."""
    assert judged("Reports fever.", *CHILLS).risk > 0.5 > judged("Reports chills.", *CHILLS).risk
