"""One thing told plainly in a short talk, and a note that says the contrary of just that.

All patients are invented.
"""

import pytest

from wardround.agents.verifier import verify_text
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source

BEFORE = "Doctor: What brings you in?\nPatient: My knee has bothered me since I slipped two weeks ago.\n"
BEHIND = "Doctor: Let me take a look.\nDoctor: It's a mild sprain, we'll get an x-ray.\n"
SIGNS = {"told_plainly_asserted", "told_plainly_denied"}


def case_of(dialogue: str) -> Case:
    """A record that is one short talk."""
    source = Source(path="visit.txt", sha256="0" * 64)
    text = BEFORE + dialogue + BEHIND
    document = Document(id="d1", kind="dialogue", title="visit", text=text, source=source)
    return Case(id="invented", task="summary", root="/", documents=(document,))


def is_flagged(sentence: str, dialogue: str) -> bool:
    """Whether a one-sentence note of a talk is for review as denied or asserted against it."""
    (verdict,) = verify_text(sentence, case_of(dialogue), max_omissions=0).verdicts
    return any(flag.code == "negation_mismatch" and flag.severity != "note" for flag in verdict.flags)


def signs(sentence: str, dialogue: str) -> set[str]:
    """Which of the check's signs a one-sentence note has."""
    (claim, _, _), *_ = claims_in(sentence)
    context = ClaimInContext(claim, Evidence(case_of(dialogue)), Whole((sentence,)))
    return {signal.name for signal in signals_of(context)} & SIGNS


WRONG = [
    # asserted, of what talk denies
    ("She has had a mammogram.", "Patient: I haven't had a mammogram.\n"),
    ("The patient is working.", "Patient: No, I'm not working.\n"),
    ("She is exercising.", "Patient: I don't exercise anymore.\n"),
    ("She is taking metformin.", "Patient: I'm not taking the metformin.\n"),
    ("She received her flu vaccine.", "Doctor: Did you get your flu shot?\nPatient: No.\n"),
    ("She has children.", "Doctor: Do you have any children?\nPatient: No.\n"),
    ("The brace helped.", "Patient: The brace didn't help.\n"),
    # denied, of what talk tells
    ("She has never had a colonoscopy.", "Patient: I had a colonoscopy once.\n"),
    ("The patient is not working.", "Patient: I'm working at the bank.\n"),
    ("She has no children.", "Doctor: Do you have any children?\nPatient: Yes.\n"),
    ("She is not married, and she is retired.", "Patient: I'm married.\n"),
    ("The brace did not help.", "Doctor: Did the brace help?\nPatient: Yes.\n"),
]
UNTOLD = [
    # the same is told elsewhere, or may be
    ("The patient is working.", "Patient: I'm not working.\nPatient: I work at the bank, when I can.\n"),
    ("The patient is working.", "Patient: I'm not working.\nDoctor: Are you working from home?\nPatient: Hm.\n"),
    # of another thing, time, person or condition
    ("She has had a mammogram.", "Patient: I haven't had a mammogram since the spring.\n"),
    ("She has had a mammogram.", "Patient: My sister hasn't had a mammogram.\n"),
    ("She was working.", "Patient: I'm not working right now.\n"),
    ("She is not driving.", "Patient: If it gets better I'm driving again.\n"),
    ("She has not been taking Allegra daily.", "Patient: I have been taking Allegra.\n"),
    ("She is to wear the brace.", "Patient: I didn't wear the brace.\n"),
    # a no to something else, and what is taken back
    ("She is divorced.", "Doctor: Are you married?\nPatient: No, divorced.\n"),
    ("She stopped the water pill.", "Doctor: On it now?\nPatient: No, I stopped the water pill.\n"),
    ("She is not driving.", "Patient: I drive every day.\nPatient: Well, not this week.\n"),
    ("She has no trouble sleeping, alert.", "Doctor: She is alert, with not much distress.\n"),
]


@pytest.mark.parametrize(("sentence", "dialogue"), WRONG)
def test_the_contrary_of_one_thing_told_plainly_is_for_review(sentence, dialogue):
    assert signs(sentence, dialogue)
    assert is_flagged(sentence, dialogue)


@pytest.mark.parametrize(("sentence", "dialogue"), UNTOLD)
def test_what_may_be_meant_otherwise_is_not_held_against_a_clause(sentence, dialogue):
    assert not signs(sentence, dialogue)
