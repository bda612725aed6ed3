"""The patient's sex as talk tells it; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.addressed import addressed_sex
from wardround.agents.verifier.evidence import Evidence


def sex_in(talk):
    return addressed_sex(Evidence(wr.load_case({"visit.txt": f"Doctor: Hello.\n{talk}"})))


@pytest.mark.parametrize(
    ("talk", "sex"),
    [
        ("Doctor: How can I help you, miss?\nPatient: I cough.\n", "female"),
        ("Doctor: Do you have kids, ma'am?\nPatient: Two sons.\n", "female"),
        ("Doctor: How long are you in for, young man?\nPatient: A week.\n", "male"),
        ("Doctor: What is your race?\nPatient: I am 76 and identify as a white female.\n", "female"),
        ("Doctor: When was your last period?\nPatient: In May.\n", "female"),
        ("Doctor: Are you pregnant?\nPatient: No.\n", "female"),
        ("Doctor: Any trouble?\nPatient: They took out my prostate.\n", "male"),
        ("Guest_clinician: Did she smoke?\nDoctor: She did, and her chest is bad.\n", "female"),
        ("Doctor: How is he?\nGuest_family: Our son has a fever.\n", "male"),
        ("Doctor: What is it, young lady?\nPatient: A rash.\nGuest_family: Sir, it itches.\n", "female"),
        ("Doctor: I have gestational diabetes on my list.\nPatient: I have gestational diabetes, yes.\n", "female"),
        ("Doctor: How old is he?\nGuest_family: He is nearly two.\nDoctor: Does he sleep?\n", "male"),
        ("Patient: It hurts.\nGuest_family: I am her son. She fell. Her wrist is swollen.\n", "female"),
        # nothing is told
        ("Patient: It hurts.\nGuest_family: My brother drove. He fell once, and he limps.\n", None),
        ("Doctor: Did I miss?\nPatient: No.\n", None),
        ("Doctor: Tell me more.\nPatient: No sir, nothing.\n", None),
        ("Doctor: Any trouble?\nPatient: My mother lost her uterus.\n", None),
        ("Doctor: How are you, ma'am?\nPatient: I am a busy man.\n", None),
    ],
)
def test_address_names_and_the_body_tell_it(talk, sex):
    assert sex_in(talk) == sex


TALK = (
    "Doctor: Good morning, ma'am.\nPatient: Hi.\nDoctor: Do you smoke?\nPatient: No. I live with my dad and my kids.\n"
)


@pytest.mark.parametrize(
    ("draft", "flagged"),
    [
        ("He does not smoke. He lives with family.", [True, True]),  # a whole draft in the other sex
        ("She lives with her father. The patient states that he does not smoke.", [False, True]),
        ("She lives with her father. He denies smoking.", [False, True]),
        ("She lives with her father. She does not smoke.", [False, False]),
    ],
)
def test_a_draft_is_held_against_how_the_patient_is_addressed(draft, flagged):
    found = wr.verify(draft, {"visit.txt": TALK})
    told = [any(f.code == "sex_mismatch" and f.severity != "note" for f in v.flags) for v in found.verdicts]
    assert told == flagged


CHILD = (
    "Doctor: What brings him in?\nGuest_family: He has a fever.\nDoctor: Does he drink?\n"
    "Guest_family: He does. I have two cats, and he is off his food.\nDoctor: He was circumcised, I see.\n"
)


@pytest.mark.parametrize(
    ("draft", "flagged"),
    [
        ("He has a fever. She is off her food.", [False, True]),
        ("The father reports a fever. She is off her food.", [False, True]),  # no father is meant by `she`
        ("The mother reports a fever. She is off her food.", [False, False]),
        ("He has a fever. She has two cats.", [False, False]),  # so says who came along
        ("Ms. Notareal is a 2-year-old boy with a fever.", [True]),
        ("He has a fever. She was circumcised.", [False, True]),
    ],
)
def test_a_draft_is_held_against_how_others_speak_of_the_patient(draft, flagged):
    found = wr.verify(draft, {"visit.txt": CHILD})
    told = [any(f.code == "sex_mismatch" and f.severity != "note" for f in v.flags) for v in found.verdicts]
    assert told == flagged
