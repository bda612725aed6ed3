"""What a draft of talk turns round: ends for what is kept, other days, the other end of an axis, another degree.

All patients are invented.
"""

import pytest

import wardround as wr
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.verify import signals_within

OPENING = "Doctor: Good morning, Ms. Sham. What brings you in?\n"


def told(draft: str, talk: str, opening: str = OPENING) -> set[str]:
    """What the checks notice about the last claim of a draft of a talk."""
    evidence = Evidence(wr.load_case({"visit.txt": opening + talk}))
    return {signal.name for signal in signals_within(draft, evidence, 0, len(draft))[-1]}


KEPT = "Doctor: Let's continue icing the elbow, and stay on the naproxen.\nPatient: Okay.\n"
GIVEN_UP = "Doctor: Are you still taking the naproxen?\nPatient: No, I stopped it, it burned.\n"
DAYS = "Patient: I slipped on the stairs on Tuesday, and on Wednesday it swelled.\n"
DATED = "Doctor: Your eye exam of March 2020 was fine.\nPatient: Good.\n"
STONE = "Doctor: The stone is in the proximal left ureter.\nPatient: Oh dear.\n"
ITCH = "Patient: My scalp itches sometimes, here and there.\nDoctor: Okay.\n"
GOOD = "Doctor: Your grip strength is good.\nPatient: Good.\n"


@pytest.mark.parametrize(
    ("check", "draft", "talk"),
    [
        ("kept_as_ended", "Discontinue icing of the elbow.", KEPT),
        ("kept_as_ended", "She was years ago taking naproxen.", "Doctor: You take naproxen daily?\nPatient: Yes.\n"),
        ("kept_as_ended", "Discontinue current pills.", "Doctor: I want to continue you on your current pills.\n"),
        ("weekday_nowhere", "She slipped on the stairs on Friday.", DAYS),
        ("date_part_nowhere", "The eye exam of March 2016 was fine.", DATED),
        ("date_part_nowhere", "The eye exam of July 2020 was fine.", DATED),
        ("end_unsaid", "Stone of the distal left ureter.", STONE),
        ("end_unsaid", "Distal ureteral stone on the left.", STONE),
        ("unsaid_steady", "Her scalp itches incessantly.", ITCH),
        ("unsaid_poor", "Grip strength is poor.", GOOD),
        (
            "unsaid_known",
            "Ultrasound for known gallstones.",
            "Doctor: We'll get an ultrasound to look for gallstones.\n",
        ),
        ("unsaid_aggravation", "Naproxen provides aggravation.", "Patient: The naproxen gives me relief.\n"),
        (
            "opposite_onset",
            "Chronic sprain of the ankle that happened last night.",
            "Patient: I sprained it last night.\n",
        ),
        ("opposite_onset", "Chronic exacerbation of asthma.", "Doctor: This is an acute exacerbation of asthma.\n"),
        ("number_impossible", "Sore for a day or five.", "Patient: It was sore for a day or two.\n"),
        ("sex_plain", "Options were reviewed with Mr. Sham.", "Patient: My elbow hurts.\n"),
    ],
)
def test_what_is_turned_round_is_told(check, draft, talk):
    assert check in told(draft, talk)


@pytest.mark.parametrize(
    ("check", "draft", "talk"),
    [
        ("kept_as_ended", "She stopped naproxen.", GIVEN_UP),
        (
            "kept_as_ended",
            "Discontinue naproxen.",
            "Doctor: Keep taking all but naproxen, except for naproxen it is fine.\n",
        ),
        ("kept_as_ended", "She denies stopping naproxen.", KEPT),
        ("kept_as_ended", "Continue icing of the elbow.", KEPT),
        (
            "kept_as_ended",
            "Previously took naproxen, which is no longer in use.",
            "Patient: I tried naproxen for a bit.\n",
        ),
        ("weekday_nowhere", "She slipped on the stairs on Tuesday.", DAYS),
        ("weekday_nowhere", "She works on Fridays.", "Patient: I work Monday through Saturday.\n"),
        ("weekday_nowhere", "She slipped on Friday.", "Patient: I slipped yesterday.\n"),
        ("date_part_nowhere", "The eye exam of March 2020 was fine.", DATED),
        (
            "date_part_nowhere",
            "Tetanus shot in March 2017.",
            "Doctor: Tetanus shot in March of seventeen, eye exam March 2020.\n",
        ),
        ("end_unsaid", "Stone of the proximal left ureter.", STONE),
        ("end_unsaid", "Distal radius fracture.", STONE),
        ("unsaid_steady", "Her scalp itches all the time.", "Patient: My scalp always itches.\n"),
        ("unsaid_poor", "Grip strength is poor.", "Doctor: Your grip strength is weak.\n"),
        (
            "opposite_onset",
            "Chronic kidney disease, seen after a fall that happened last night.",
            "Patient: I fell last night.\n",
        ),
        ("number_impossible", "Sore for a day or two.", "Patient: It was sore for a day or two.\n"),
        ("sex_plain", "Options were reviewed with Ms. Sham.", "Patient: My elbow hurts.\n"),
        ("sex_plain", "Her husband, Mr. Sham, drove her.", "Patient: My husband drove me.\n"),
    ],
)
def test_what_talk_says_is_not(check, draft, talk):
    assert check not in told(draft, talk)


def test_what_only_patients_do_is_the_patients_whoever_is_named_before():
    draft = "He coughs. He sleeps badly. He takes no pills. He was sent by his physician. She denies fever."
    talk = "Patient: I cough, and sleep badly. No fever. I take no pills.\n"
    assert "sex_plain" in told(draft, talk, "Doctor: Good morning, Mr. Sham.\n")


def test_what_is_kept_and_told_as_ended_is_for_review():
    found = wr.verify(
        "She should discontinue her stretches.", {"visit.txt": "Doctor: Let's continue your stretches.\n"}
    )
    assert [claim.verdict for claim in found.verdicts] != ["supported"]
    assert found.verdicts[0].flags


def test_an_age_is_no_old_condition():
    talk = "Doctor: Ida is a 27-year-old female here for her knee.\nPatient: It has hurt since Monday.\n"
    assert "opposite_onset" not in told("Ida is a 27 y/o female here for recent knee pain.", talk)


def test_a_word_before_a_dose_is_no_medicine():
    talk = "Doctor: Are you taking 100 or 300?\nPatient: Of the gabapentin? I don't know.\n"
    assert "drug_unlisted" not in told("Gabapentin (unsure whether 100 mg or 300 mg).", talk)
