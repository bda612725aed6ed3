"""True sentences as language models write them of talk, beside wrong ones; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.verify import signals_within

OPENING = """INVENTED PATIENT
Doctor: How are you today?
Patient: I'm okay, thanks.
Doctor: Did you find the way?
Patient: Yes, we took the bus.
"""


def _is_for_a_person(sentence: str, talk: str) -> bool:
    return any(verdict.is_for_a_person for verdict in wr.verify(sentence, {"visit.txt": OPENING + talk}).verdicts)


TRUE = {
    "questions about a thing": (
        "She had no questions about the migraine plan.",
        "Doctor: So you are here for your migraine. I'll give you sumatriptan for the migraine. Any questions about "
        "that?\nPatient: No.\n",
    ),
    "a denial between two commas": (
        "He uses antacids occasionally, not daily, for heartburn.",
        "Doctor: Do you take any antacids?\nPatient: Just once in a while for heartburn, but not like every day.\n",
    ),
    "what is not believed, in two clauses": (
        "He has had no fever and does not believe that he has had any chills.",
        "Doctor: Any fever?\nPatient: No, no fever and I don't think I've had any chills.\n",
    ),
    "who brought the child": (
        "Ivy is a 4-year-old girl with no significant past medical history, brought by her father for a limp.",
        "Doctor: Ivy is a 4-year-old girl with no significant past medical history who comes in for a limp. She is "
        "here with her father.\nPatient: She has been limping for a week.\n",
    ),
    "what is only explained": (
        "The anatomy of the knee and the meaning of effusion were explained.",
        "Doctor: There is no effusion, that would mean fluid in the knee. So the knee is a hinge, let me explain the "
        "anatomy.\nPatient: Okay.\n",
    ),
    "what is only asked about": (
        "Chest pain and cough were asked about; the recorded reply was unclear.",
        "Doctor: So you haven't had any chest pain or cough, and you're walking around?\nPatient: Kind of.\n",
    ),
    "what a scribe doubts": (
        "Her pain is 2 with the brace and 6 without it; these values may have been transposed and should be verified.",
        "Patient: With the brace it's a two out of ten, without the brace it's a six out of ten.\n",
    ),
    "how one lives, and is advised not to": (
        "Increased salt intake with frequent takeaways.",
        "Patient: I've been eating more salt, takeaways frequently, you know.\nDoctor: I want you to change your diet "
        "and decrease the salt intake.\n",
    ),
    "a side of one part, a purpose of two": (
        "Therapy ordered for the left ankle, to strengthen the lower extremities.",
        "Doctor: I'll order therapy for the left ankle, it will help strengthen the lower extremities.\n"
        "Patient: Okay.\n",
    ),
    "spans are no frequencies": (
        "The attacks come every month and last from a couple of days to as long as a week.",
        "Patient: I get an attack every month.\nDoctor: How long do they last?\n"
        "Patient: As few as a couple of days, but it could go even up to a week.\n",
    ),
    "come and gone": (
        "Her heel pain has come and gone for about three weeks.",
        "Patient: My heel hurts, you know, off and on for about three weeks.\n",
    ),
    "a little of something else": (
        "His thumb still becomes sore and swollen at times.",
        "Patient: I broke my thumb years ago and sometimes it feels a little sore it swells up at times.\n",
    ),
    "what is gathered from an answer": (
        "Positive for epigastric pain.",
        "Doctor: Any belly pain?\nPatient: Sometimes my tummy hurts up here.\n"
        "Doctor: Okay so epigastric pain. Alright any blood in your stool?\nPatient: Not that I noticed.\n",
    ),
    "few and not a lot": (
        "She uses few creams on her face.",
        "Doctor: Any creams?\nPatient: I don't really use a lot of creams on my face.\n",
    ),
    "how the dose was": (
        "He continues ramipril 5 mg twice daily, increased from once daily at his last visit.",
        "Doctor: Are you still taking the ramipril five milligrams once a day? No, actually we increased your ramipril "
        "to five milligrams twice a day last visit.\nPatient: Yes.\n",
    ),
    "what is needed to heal is no change": (
        "The blister may be slightly worse.",
        "Patient: It's just not going away, I'm not sure, maybe it's even gotten a little worse.\n"
        "Doctor: You need a good blood supply in order to heal this blister.\n",
    ),
    "how it is without": (
        "Her pain is 6 out of 10 without naproxen and falls to 2 out of 10 with it.",
        "Patient: I took some naproxen this morning.\nDoctor: Does the naproxen help?\nPatient: Yes, it helps.\n"
        "Patient: It's a two out of ten with naproxen.\nPatient: It's a six out of ten without naproxen.\n",
    ),
    "the child is the patient": (
        "The stutter may be more noticeable when he is tired.",
        "Doctor: Hi dad. Leo has a stutter.\nPatient: Yes, my son stutters.\n"
        "Doctor: You might notice the stutter more when the child is tired.\n",
    ),
    "a visit's title": (
        "HAND SURGERY VISIT",
        "Doctor: You're here to see the hand surgeon. We might have to do some surgery.\nPatient: Okay.\n",
    ),
    "who was told to bring her": (
        "Rosa is a 3-year-old girl who came with her father for a cough. He first noticed it last week and was advised "
        "by her pediatrician to bring her here.",
        "Doctor: Rosa is a 3-year-old girl with a cough. She is here with her father.\n"
        "Patient: I noticed the cough last week and her doctor told me to bring her here.\n",
    ),
}
WRONG = [
    ("She does not believe that she has had any chills.", "Doctor: Any chills?\nPatient: Yes, I've had chills.\n"),
    ("She has epigastric pain.", "Doctor: So any epigastric pain or blood in your stool?\nPatient: No.\n"),
    (
        "Surgery of the left legs was planned.",
        "Doctor: We planned surgery of the left leg.\nPatient: Okay.\n",
    ),
    (
        "She decreased her salt intake.",
        "Patient: I increased my salt intake, I eat more salt.\n",
    ),
    ("The rash comes and goes.", "Doctor: Is the rash there all the time?\nPatient: Yes, the rash is constant.\n"),
    ("He has no heartburn.", "Doctor: Do you have heartburn?\nPatient: Yes, I have heartburn, not daily.\n"),
    (
        "Increased prednisone dose.",
        "Doctor: I want you to decrease the prednisone dose.\nPatient: Okay.\n",
    ),
]


@pytest.mark.parametrize("kind", TRUE)
def test_what_a_model_makes_of_talk_is_not_for_review(kind: str) -> None:
    assert not _is_for_a_person(*TRUE[kind])


@pytest.mark.parametrize(("sentence", "talk"), WRONG)
def test_what_talk_does_not_say_is_for_review(sentence: str, talk: str) -> None:
    assert _is_for_a_person(sentence, talk)


NOT_NOTICED = [
    ("come and gone", "change_better_absent"),
    ("a little of something else", "opposite_size"),
    ("how the dose was", "otherwise_each_time"),
    ("how it is without", "denied_polarity"),
    ("a visit's title", "doubt_dropped"),
    ("who was told to bring her", "sex_draft"),
]


@pytest.mark.parametrize(("kind", "signal"), NOT_NOTICED)
def test_what_is_read_right_gives_no_doubt(kind: str, signal: str) -> None:
    sentence, talk = TRUE[kind]
    found = signals_within(sentence, Evidence(wr.load_case({"visit.txt": OPENING + talk})), 0, len(sentence))
    assert signal not in {one.name for signals in found for one in signals}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("#3 Early gout", "Early gout"),
        ("#2. Knee pain, stable.", "Knee pain, stable."),
        ("#30 tablets of naproxen were given.", "#30 tablets of naproxen were given."),
    ],
)
def test_the_number_of_a_problem_is_no_part_of_a_claim(line: str, text: str) -> None:
    assert [claim.text for claim, _, _ in claims_in(line)] == [text]
