"""Each check, by what it says of right sentences, reworded ones and wrong ones about an invented visit."""

import pytest

from wardround.agents.verifier import verify_text


def codes(sentence, case, *, severities=("review", "urgent")):
    verification = verify_text(sentence, case, max_omissions=0)
    return {flag.code for verdict in verification.verdicts for flag in verdict.flags if flag.severity in severities}


def risk(sentence, case):
    return max(verdict.risk for verdict in verify_text(sentence, case, max_omissions=0).verdicts)


WRONG = [
    ("She takes lisinopril 40 mg once daily.", "dose_mismatch"),
    ("She takes lisinopril 20 mcg once daily.", "dose_mismatch"),
    ("She takes lisinopril 20 mg four times daily.", "frequency_mismatch"),
    ("She takes losartan 20 mg once daily.", "drug_mismatch"),
    ("She takes bisoprolol once daily.", "drug_mismatch"),
    ("The pain of the right knee started three weeks ago.", "laterality_mismatch"),
    ("The blood pressure is 170/95 today.", "number_mismatch"),
    ("A 67-year-old female with left knee pain.", "age_mismatch"),
    ("A 52-year-old male with left knee pain.", "sex_mismatch"),
    ("Her sister had a stroke.", "experiencer_mismatch"),
    ("There is severe tenderness of the left knee.", "severity_mismatch"),
    ("The blood pressure is 180/80 today.", "number_mismatch"),
    ("Come back in nine weeks.", "duration_mismatch"),
    ("Her stepfather had a stroke.", "experiencer_mismatch"),
    ("Ibuprofen 600 mg around the clock.", "frequency_mismatch"),
    ("Prescribe amoxicillin 500 mg three times daily.", "allergy_conflict"),
]

RIGHT = [
    "She takes lisinopril 20 mg once daily.",
    "She takes lisinopril 20 mg daily.",
    "She takes lisinopril 0.02 g once daily.",
    "A 52-year-old female with left knee pain.",
    "The left knee pain started 3 weeks ago.",
    "She denies fever and chills.",
    "No fever or chills.",
    "Reports some swelling of the knee.",
    "Denies chest pain or shortness of breath.",
    "Blood pressure is 130/80.",
    "Her mother had a stroke.",
    "Mild tenderness of the left knee, no effusion.",
    "X-ray of the left knee is normal.",
    "Ibuprofen 600 mg TID with food.",
    "She has asthma and HTN.",
    "Allergic to penicillin.",
    "Come back in 42 days.",
    "She is to take ibuprofen 600 mg every 8 hours with food.",
    "Effusion: none.",
]

TURNED = [
    ("She denies fever and chills.", "She reports fever and chills."),
    ("Denies chest pain or shortness of breath.", "Endorses chest pain and shortness of breath."),
    ("Reports some swelling of the knee.", "Denies swelling of the knee."),
    ("X-ray of the left knee is normal.", "X-ray of the left knee is abnormal."),
    ("This is probably arthritis.", "This is definitely arthritis."),
    ("She takes lisinopril.", "She stopped taking lisinopril."),
    ("No effusion of the left knee.", "Effusion of the left knee."),
    ("Mild tenderness of the left knee.", "No tenderness of the left knee."),
    ("She has asthma, and her knee hurts.", "She has asthma, and his knee hurts."),
    ("Come back in six weeks.", "Come back in three weeks."),
]


@pytest.mark.parametrize(("sentence", "code"), WRONG)
def test_wrong_sentences_are_flagged_for_the_right_reason(sentence, code, visit):
    assert code in codes(sentence, visit)


@pytest.mark.parametrize("sentence", RIGHT)
def test_right_sentences_pass(sentence, visit):
    assert codes(sentence, visit) == set()


@pytest.mark.parametrize(("right", "wrong"), TURNED)
def test_what_is_turned_around_has_more_risk(right, wrong, visit):
    assert risk(wrong, visit) > risk(right, visit)


def test_a_question_without_an_answer_denies_nothing(visit):
    assert "negation_mismatch" not in codes("Reports heart disease in the family.", visit)


def test_a_draft_that_calls_the_patient_he_once_is_flagged_by_its_own_majority(visit):
    text = "She has knee pain. She takes lisinopril. She denies fever. Her blood pressure is 130/80. He has asthma."
    silent = visit.model_copy(update={"subject": None})
    verification = verify_text(text, silent, max_omissions=0)
    flagged = [v.text for v in verification.verdicts if any(f.code == "sex_mismatch" for f in v.flags)]
    assert flagged == ["He has asthma."]


def test_positions_are_those_of_the_text(visit):
    text = "INVENTED\n\nShe takes lisinopril 40 mg once daily.\n"
    for verdict in verify_text(text, visit).verdicts:
        assert text[verdict.start : verdict.end] == verdict.text
