"""A history that talk denies, and one that it has; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.checks.histories import histories_are_told_alike
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.whole import Whole

TALK = """INVENTED PATIENT
Doctor: Any history of stroke or seizures?
Patient: No.
Doctor: Any family history of diabetes or migraine?
Patient: No, none.
Doctor: Have you had any asthma lately?
Patient: No.
Doctor: And glaucoma?
Patient: My uncle had glaucoma. My wife has psoriasis. My grandfather had lung cancer.
"""


def is_told(text, talk=TALK):
    evidence = Evidence(wr.load_case({"visit.txt": talk}))
    whole = Whole([claim.text for claim, _, _ in claims_in(text)])
    contexts = [ClaimInContext(claim, evidence, whole) for claim, _, _ in claims_in(text)]
    return any(list(histories_are_told_alike(context)) for context in contexts)


def test_it_is_for_review_by_itself():
    flags = [
        flag
        for one in wr.verify("There is migraine in his family.", {"visit.txt": TALK}).verdicts
        for flag in one.flags
    ]
    assert ("history_otherwise", "review") in {(flag.check, flag.severity) for flag in flags}


@pytest.mark.parametrize(
    "sentence",
    [
        "History of stroke.",
        "He has a history of seizures, with no history of falls.",
        "Family history of diabetes.",
        "There is migraine in his family.",
        "There is no history of glaucoma in the family.",
    ],
)
def test_the_contrary_of_what_is_told_of_a_history_is_for_review(sentence):
    assert is_told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "No history of stroke.",
        "No family history of diabetes or migraine.",
        "History of asthma.",  # asked of late alone
        "His father has diabetes.",  # for `whose` to tell
        "No family history of psoriasis.",  # a wife's is none
        "No family history of breast cancer.",
        "Possible history of stroke.",
    ],
)
def test_what_is_told_so_or_not_at_all_is_not(sentence):
    assert not is_told(sentence)


def test_what_somebody_has_after_all_is_not_denied():
    talk = TALK + "Patient: Oh, the stroke. I had a stroke in May.\n"
    assert not is_told("History of stroke.", talk)
