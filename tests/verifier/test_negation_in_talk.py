"""A denial lost, made or made twice in a note of talk, beside what a note says truly.

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

HELLO = "Doctor: Hello, how can I help?\n"


SIGNS = {
    "ability_denied",
    "denied_twice",
    "finding_each_time",
    "help_denied",
    "kept_and_changed",
    "questions_left",
    "told_and_denied",
    "trouble_untold",
    "verdict_at_odds",
    "verdict_each_time",
}


def case_of(dialogue: str) -> Case:
    """A record that is one talk."""
    source = Source(path="visit.txt", sha256="0" * 64)
    document = Document(id="d1", kind="dialogue", title="visit", text=HELLO + dialogue, source=source)
    return Case(id="invented", task="summary", root="/", documents=(document,))


def is_flagged(sentence: str, dialogue: str) -> bool:
    """Whether a one-sentence note of a talk is for review as denied or asserted against it."""
    (verdict,) = verify_text(sentence, case_of(dialogue), max_omissions=0).verdicts
    return any(flag.code == "negation_mismatch" and flag.severity != "note" for flag in verdict.flags)


def signs(sentence: str, dialogue: str) -> set[str]:
    """Which of the signs of a turned denial a one-sentence note has."""
    (claim, _, _), *_ = claims_in(sentence)
    context = ClaimInContext(claim, Evidence(case_of(dialogue)), Whole((sentence,)))
    return {signal.name for signal in signals_of(context)} & SIGNS


NO_QUESTIONS = (
    "Doctor: So that is the plan.\nPatient: Okay.\nDoctor: Any questions?\nPatient: Hmmm, no, I don't think so.\n"
)
WRONG = [
    # denied twice
    ("Skin: No rash or itching denied.", "Doctor: Any rash or itching?\nPatient: No.\n"),
    ("Denies no cough.", "Doctor: Any cough?\nPatient: No.\n"),
    ("The film does not show no fracture.", "Doctor: I don't see a fracture on the film.\n"),
    # questions left
    ("She agreed with the plan and had remaining questions.", NO_QUESTIONS),
    ("The plan was reviewed with the patient, who had questions at the end of the visit.", NO_QUESTIONS),
    # verdicts of an examination
    ("Lungs: Coarse to auscultation bilaterally.", "Doctor: Your lungs are clear to auscultation bilaterally.\n"),
    ("Left wrist: abnormal.", "Doctor: The exam of your left wrist is normal.\n"),
    ("Heart: soft murmur; otherwise abnormal.", "Doctor: There is a soft murmur and otherwise the heart is normal.\n"),
    ("Hip x-ray: abnormal, with no abnormalities.", "Doctor: I looked at the x-ray of your hip and it is normal.\n"),
    # what was never had
    ("Prior appendectomy.", "Doctor: Did you have an appendectomy?\nPatient: No.\n"),
    ("He has had a colonoscopy.", "Doctor: Have you ever had a colonoscopy?\nPatient: No.\n"),
    ("She has undergone speech therapy.", "Doctor: Have you done speech therapy before?\nPatient: I haven't.\n"),
    # lines that only deny
    ("Neurological: Negative for tingling.", "Patient: I've had this tingling when I sit for long.\n"),
    # what can be done
    ("He can make a fist.", "Patient: My hand is so swollen that I can't make a fist.\n"),
    ("She will be able to drive.", "Doctor: With this boot you won't be able to drive.\n"),
    # trouble of nothing in particular
    ("The wound healed and he has had problems since.", "Patient: The wound healed and no problems since.\n"),
    ("Taking atenolol as prescribed with issues.", "Doctor: Any issues with the atenolol?\nPatient: No.\n"),
    ("Continue atenolol 2.5 mg with change.", "Doctor: Let's keep you on the atenolol 2.5 mg, no changes.\n"),
]


@pytest.mark.parametrize(("sentence", "dialogue"), WRONG)
def test_a_turned_denial_is_flagged(sentence: str, dialogue: str) -> None:
    assert is_flagged(sentence, dialogue)


def test_help_where_none_is_told_of_counts_beside_other_doubts() -> None:
    told = "Patient: I took naproxen, but it really doesn't seem to help.\n"
    assert signs("Naproxen has provided good relief.", told) == {"help_denied"}


TRUE = [
    ("Skin: No rash or itching.", "Doctor: Any rash or itching?\nPatient: No.\n"),
    ("Fever denied, no cough.", "Doctor: Any fever or cough?\nPatient: No.\n"),
    ("Fever and chills were asked about and none were reported.", "Doctor: Any fever or chills?\nPatient: No.\n"),
    ("She had no remaining questions.", NO_QUESTIONS),
    ("She had questions about her brace, which were answered.", NO_QUESTIONS),
    ("He is to call with questions or concerns.", NO_QUESTIONS),
    ("She had questions.", "Patient: I have a question about the tablets.\n" + NO_QUESTIONS),
    ("Lungs: Clear to auscultation bilaterally.", "Doctor: Your lungs are clear to auscultation bilaterally.\n"),
    ("Lungs: Coarse to auscultation.", "Doctor: Your lungs sound coarse today.\nDoctor: They were clear last year.\n"),
    ("Prior appendectomy.", "Doctor: No appendix pain now?\nPatient: No, I had an appendectomy in school.\n"),
    ("He can make a fist.", "Patient: At first I couldn't make a fist, but I can make a fist now.\n"),
    ("He can walk.", "Patient: I can't drive.\nPatient: I can walk fine.\n"),
    ("Naproxen has provided good relief.", "Patient: Ice did not help. \nPatient: But the naproxen helps a lot.\n"),
    ("She has yearly smears.", "Doctor: Any abnormal smears?\nPatient: No.\n"),
    ("She has had problems since.", "Patient: I have had some problems since.\n"),
    ("Respiratory: Denies cough.", "Doctor: Any cough?\nPatient: No, I had a cough last month.\n"),
    ("Continue atenolol with changes as below.", "Doctor: Let's keep the atenolol and change the dose.\n"),
    ("No fever.", "Doctor: You don't have any fever your heart rate is fine does that hurt\nPatient: Yeah.\n"),
]


@pytest.mark.parametrize(("sentence", "dialogue"), TRUE)
def test_what_is_true_is_not(sentence: str, dialogue: str) -> None:
    assert not signs(sentence, dialogue)
