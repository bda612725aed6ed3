"""The patient's sex in a draft of a talk; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.checks.sex_in_talk import sex_is_the_patients
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.whole import Whole

STATED = "Doctor: Ida Sham is a 61-year-old female with gout, here with a sore wrist.\nPatient: It hurts when I knit.\n"
ADDRESSED = "Doctor: Good morning, Mr. Madeup. How is the ankle?\nPatient: It throbs at night.\n"
NEITHER = "Doctor: How is the ankle?\nPatient: It throbs at night, and the pills upset me.\n"
DRAFT = "He limps. He sleeps badly because of it. His appetite is good. He takes no pills. "


def told(draft: str, talk: str) -> list[str]:
    claims = [claim for claim, _, _ in claims_in(draft)]
    evidence, whole = Evidence(wr.load_case({"visit.txt": talk})), Whole([claim.text for claim in claims])
    return [one.text for one in claims if list(sex_is_the_patients(ClaimInContext(one, evidence, whole)))]


def test_another_sex_in_talk_is_for_review():
    found = wr.verify("Ida Sham is a 61-year-old male.", {"visit.txt": STATED})
    assert "sex_plain" in {flag.check for one in found.verdicts for flag in one.flags if flag.severity != "note"}


@pytest.mark.parametrize(
    ("sentence", "talk"),
    [
        ("Ida Sham is a 61-year-old male who was referred by Dr. Fictive.", STATED),
        ("A 61-year-old man, whose mother came along, has a sore wrist.", STATED),
        ("The wrist hurts when he knits.", STATED),
        ("He was sent by Dr. Fictive for a sore wrist.", STATED),
        ("Mrs. Madeup has an ankle that throbs at night.", ADDRESSED),
        ("The ankle throbs at night, and she limps.", ADDRESSED),
        ("Mrs. Sham is a 61-year-old male.", NEITHER),
        (DRAFT + "She has an ankle that throbs at night.", NEITHER),
    ],
)
def test_another_sex_is_told(sentence, talk):
    assert told(sentence, talk) == [sentence.removeprefix(DRAFT)]


@pytest.mark.parametrize(
    ("draft", "talk"),
    [
        ("Ida Sham is a 61-year-old female. She knits.", STATED),
        ("Her wrist is sore. Her brother helps. He knits too.", STATED),
        ("Her wrist is sore. She was seen by a physician. He gave her a splint.", STATED),
        ("She lives with a 65-year-old man.", STATED),
        ("Another skier ran into the patient while he was waving.", STATED),
        ("He recommended a splint.", STATED),
        ("He has a sore wrist. His wrist hurts. He knits.", STATED),
        (DRAFT + "His wife called. She cooks.", NEITHER),
        ("She has three boys.", "Doctor: You must be proud of your boys.\n" + NEITHER),
        ("He limps. She has an ankle that throbs at night.", NEITHER),
        ("He limps. His ankle throbs. Her ankle is sore.", "Mother: She has a sore ankle.\n" + NEITHER),
    ],
)
def test_a_word_of_another_or_a_doubtful_sex_is_not(draft, talk):
    assert told(draft, talk) == []
