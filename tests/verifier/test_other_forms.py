"""What was said in another form is no error: each cause of a false flag, beside an error that must still be noticed.

All patients are invented.
"""

import pytest

from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.verify import verify_text
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source


def case_of(text, kind="dialogue") -> Case:
    document = Document(id="d1", kind=kind, title="visit", text=text, source=Source(path="visit.txt", sha256="0" * 64))
    return Case(id="invented", task="summary", root="/", documents=(document,))


def noticed(sentence: str, dialogue: str) -> set[str]:
    """Names of the signals of a one-sentence draft."""
    (claim, _, _), *_ = claims_in(sentence)
    return {
        signal.name for signal in signals_of(ClaimInContext(claim, Evidence(case_of(dialogue)), Whole((sentence,))))
    }


AGES = [
    "Doctor: How old are you?\nPatient: I am forty four.\n",
    "Doctor: Can you confirm your age?\nPatient: Forty four.\n",
    "Doctor: Good morning.\nPatient: Good morning, doctor, I'm forty four now.\n",
    "Doctor: You recently turned forty four, correct?\nPatient: Yes.\n",
    "Patient: I'm forty four years young.\nDoctor: Good.\n",
    "Doctor: How old are you turning?\nPatient: Forty five.\n",
    "Doctor: What brings you in?\nPatient: I had my tonsils out when I was six years old, and I am forty four.\n",
]


@pytest.mark.parametrize("dialogue", AGES)
def test_ages_that_talk_tells_in_bare_numbers(dialogue):
    assert not noticed("A 44-year-old man.", dialogue) & {"age_other", "age_unsaid"}
    assert "age_other" in noticed("A 47-year-old man.", dialogue)


@pytest.mark.parametrize(
    "dialogue",
    [
        "Patient: I'm ninety percent sure that it broke.\nDoctor: Okay.\n",
        "Doctor: How old are your sisters?\nPatient: Thirty.\n",
        "Patient: I broke it when I was twelve years old.\nDoctor: Okay.\n",
    ],
)
def test_what_is_no_age_of_the_patient_today(dialogue):
    found = noticed("A 52-year-old man.", dialogue)
    assert "age_unsaid" in found
    assert "age_other" not in found


@pytest.mark.parametrize(("kind", "is_told"), [("dialogue", False), ("note", True)])
def test_an_age_that_nobody_says_is_for_review_on_letters_alone(kind, is_told):
    text = "Doctor: How are you?\nPatient: My right knee hurts when I walk.\nDoctor: The right knee is swollen.\n"
    case = case_of(text if kind == "dialogue" else "The right knee hurts when walking and is swollen.", kind)
    verdict = verify_text("A 52-year-old with pain of the right knee when walking.", case).verdicts[0]
    found = {flag.code for flag in verdict.flags if flag.severity != "note"}
    assert ("age_mismatch" in found) == bool(found) == is_told


def test_an_age_of_then_is_not_todays():
    dialogue = "Patient: I am fifty. I quit when I was thirty seven.\nDoctor: Good.\n"
    assert not noticed("He quit smoking at the age of 37.", dialogue) & {"age_other", "age_nowhere"}
    assert "age_nowhere" in noticed("He quit smoking at the age of 31.", dialogue)


@pytest.mark.parametrize(
    ("dialogue", "right", "wrong", "signal"),
    [
        ("Doctor: Did you have an M R I?\nPatient: Yes.\n", "MRI was done.", "Ultrasound was done.", "thing_nowhere"),
        ("Patient: I take point one two five M G of Xanax.\n", "Xanax 0.125 mg.", "Xanax 0.25 mg.", "dose_nowhere"),
        ("Patient: I am bruised all over.\n", "She has ecchymosis.", "She has crackles.", "thing_nowhere"),
        ("Patient: I was in hospital in ninety six.\n", "In 1996.", "In 1997.", "date_nowhere"),
        ("Patient: Both my parents had gout.\n", "Her mother had gout.", "Her cousin had gout.", "unknown_kin"),
        ("Patient: My siblings have gout.\n", "His brother has gout.", "His cousin has gout.", "unknown_kin"),
        ("Doctor: Still on Zolivir?\nPatient: Yes.\n", "He takes Zolivir.", "He takes Zamivir.", "drug_unknown"),
        (
            "Patient: Crestor daily.\nDoctor: How often do you take tylenol?\nPatient: Hardly.\nPatient: Monthly.\n",
            "Tylenol once a month.",
            "Tylenol once a week.",
            "frequency_bound_rival",
        ),
        (
            "Doctor: Does the pain radiate frequently?\nPatient: No.\n",
            "The pain does not radiate frequently.",
            "The pain radiates frequently.",
            "clause_asserted",
        ),
    ],
)
def test_said_in_another_form(dialogue, right, wrong, signal):
    assert signal not in noticed(right, dialogue)
    assert signal in noticed(wrong, dialogue)


@pytest.mark.parametrize(
    ("dialogue", "sentence", "signal"),
    [
        ("Patient: I have fever.\n", "No fever, chills or new onset of numbness.", "onset_new_absent"),
        ("Patient: My ankle hurts, and my other ankle is sore.\n", "The left ankle is sore.", "side_absent"),
        ("Doctor: Come back in two weeks.\n", "Follow up in 14 days.", "duration_nowhere_rival"),
        ("Patient: I eat regularly.\n", "He eats on a regular basis.", "scheduled_nowhere"),
        ("Patient: I take them all.\n", "He is 100% compliant.", "number_nowhere"),
        ("Patient: She ordered a scan of my neck.\n", "She ordered a scan of his neck.", "sex_draft"),
        ("Patient: My son has type one diabetes.\n", "Son has type I diabetes.", "holder_relatives"),
        (
            "Doctor: You might try the diary we talked about.\n",
            "He could try the diary as previously discussed.",
            "time_done_rival",
        ),
    ],
)
def test_nothing_is_noticed_where_nothing_is_wrong(dialogue, sentence, signal):
    assert signal not in noticed(sentence, dialogue)


def test_a_side_that_nothing_tells_is_noticed_with_the_place_that_speaks_of_the_same():
    case = case_of("Doctor: Any pain?\nPatient: Pain in the knees. And a rash.\n")
    (claim, _, _), *_ = claims_in("Left knee pain.")
    signals = signals_of(ClaimInContext(claim, Evidence(case), Whole(("Left knee pain.",))))
    (found,) = (signal for signal in signals if signal.name == "side_absent")
    assert [unit.citation.quote for unit in found.against] == ["Patient: Pain in the knees."]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("She isn't doing well with her salt intake.", "She is not doing well with her salt intake."),
        ("He isn't seen by cardiology.", "He is not seen by cardiology."),
        ("He didn't take his pills.", "He did not take his pills."),
        ("We can't rule out a fracture.", "We cannot rule out a fracture."),
    ],
)
def test_contractions_read_as_their_long_form(short, full):
    dialogue = "Doctor: How is your salt intake?\nPatient: Not great. Cardiology follows me and I take my pills.\n"
    assert noticed(short, dialogue) == noticed(full, dialogue)


def test_a_capital_word_after_an_abbreviation_begins_a_sentence():
    texts = [
        claim.text
        for claim, _, _ in claims_in("It began in her 80s per pt. No one else has it. Seen in Dec. No falls.")
    ]
    assert texts == ["It began in her 80s per pt.", "No one else has it.", "Seen in Dec.", "No falls."]
