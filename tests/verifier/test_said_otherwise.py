"""True sentences as modern scribes write them, and wrong ones beside them; the patient is invented."""

import pytest

import wardround as wr

TALK = """[doctor] Hello Ms. Invented, how is the foot?
[patient] I had to stop playing right away, and my friend who was visiting me helped me off the field.
[doctor] Did you call anyone?
[patient] My sister said I should call nine one one since I couldn't stop coughing either.
[doctor] Does it hurt every time you walk?
[patient] Not every time. I don't have quite as much swelling.
[doctor] We are still waiting for those kidney results. Your blood pressure is poorly controlled.
[doctor] You can take Tylenol in between, and you have moved on from physical therapy to exercises at home.
"""


@pytest.fixture
def case(tmp_path):
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    return wr.load_case(tmp_path)


def is_flagged(text, case):
    return any(flag.severity != "note" for verdict in wr.verify(text, case).verdicts for flag in verdict.flags)


@pytest.mark.parametrize(
    "text",
    [
        "She had to stop playing right away.",
        "A friend who was visiting helped her off the field.",
        "Her sister told her to call 911.",
        "She cannot stop coughing.",
        "It does not hurt every time she walks.",
        "The kidney results are pending.",
        "Hypertension, suboptimally controlled.",
        "Tylenol may be taken in between.",
        "She has graduated from physical therapy to exercises at home.",
    ],
)
def test_what_is_said_in_other_words_is_not_flagged(text, case):
    assert not is_flagged(text, case)


@pytest.mark.parametrize(
    "text",
    [
        "Hypertension, well controlled.",
        "She kept playing and did not have to stop playing.",
        "She graduated last year and is looking for work.",
    ],
)
def test_what_is_not_is(text, case):
    assert is_flagged(text, case)
