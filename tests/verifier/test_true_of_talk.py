"""True sentences of notes that talk says in its own way, beside wrong ones; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole

OPENING = """INVENTED PATIENT
Doctor: How are you today?
Patient: I'm okay, thanks.
Doctor: Did you find the way?
Patient: Yes, we took the bus.
"""


def _is_for_a_person(sentence: str, talk: str) -> bool:
    return any(verdict.is_for_a_person for verdict in wr.verify(sentence, {"visit.txt": OPENING + talk}).verdicts)


TRUE = {
    "how far he runs, in the other unit": (
        "He runs 16 km a week.",
        "Patient: I run ten miles a week.\n",
    ),
    "letters that are spelled are no sides": (
        "He was seen with a swollen left elbow.",
        "Guest_family: The E R saw him for the swollen elbow.\nDoctor: I see, he fell on his left arm.\n",
    ),
    "what is asked besides is so": (
        "She has a runny nose.",
        "Doctor: Any symptoms other than the runny nose?\nPatient: No.\n",
    ),
    "when it was is not asked": (
        "She says that she has no change in the family history since her last checkup and denies cough, nausea "
        "or heartburn.",
        "Doctor: Do you have any change in your family history since your last checkup?\nPatient: No, it's the same.\n"
        "Doctor: Do you have any throat trouble?\nPatient: Like cough or hoarseness?\n"
        "Doctor: That, or nausea or heartburn.\nPatient: No, nothing like that.\n",
    ),
    "who cannot has difficulty": (
        "She had difficulty buttoning her coat.",
        "Patient: It was so bad I couldn't even button my coat.\n",
    ),
    "who quit then has not since": (
        "She has not smoked for 12 years.",
        "Doctor: You smoked, right? When did you quit?\nPatient: I quit twelve years ago, I smoked a pack a day.\n",
    ),
    "the last time was then": (
        "She has not had a mammogram in six years.",
        "Doctor: When was your last mammogram?\nPatient: Six years ago, it was fine.\n",
    ),
    "a parent's other children are siblings": (
        "All siblings have ear infections.",
        "Doctor: How are your other children?\nGuest_family: Not so good. They're at home.\nDoctor: For the same?\n"
        "Guest_family: Yep. It's a long winter. They all have ear infections.\n",
    ),
    "who came along says I": (
        "The boy has a cough. She has three questions.",
        "Doctor: Hello, young man, and is this mom?\nGuest_family: Yes, he's been coughing. I have three questions.\n"
        "Doctor: Is he eating?\nGuest_family: He eats well.\n",
    ),
    "an ordinal is a number": (
        "His father is 91.",
        "Doctor: Is your father alive?\nPatient: Yes, he just had his ninety first birthday.\n",
    ),
    "half to a full one": (
        "He smokes 0.5-1 pack per day.",
        "Doctor: How much do you smoke?\nPatient: About a half to a full pack a day.\n",
    ),
    "the last month is four weeks": (
        "The rash spread to the arms over a 4-week period.",
        "Patient: The rash started on my belly and over the last month or so it spread to my arms.\n"
        "Patient: I saw the nurse three weeks ago.\n",
    ),
    "decimals from ten on": (
        "She takes estradiol 0.10 mg.",
        "Patient: I take point ten milligrams of estradiol.\n",
    ),
    "a dose before its drug": (
        "Injection of 2 cc Kenalog with 0.5 cc lidocaine.",
        "Doctor: We injected two cc of kenalog and half a cc of lidocaine.\n",
    ),
    "times a day behind a stroke": (
        "Heat for 15 min, 4x/day.",
        "Doctor: Put heat on it for fifteen minutes, four times a day.\nPatient: Okay.\n",
    ),
    "the number of a problem": (
        "PROBLEM 4: SYSTOLIC MURMUR",
        "Doctor: I hear a three out of six systolic murmur.\nPatient: Okay.\n",
    ),
    "when to call is of what may come": (
        "Call sooner for worsening headache or fever.",
        "Doctor: Any fever?\nPatient: No.\nDoctor: Call me if the headache gets worse or you run a fever.\n",
    ),
    "a diagnosis of then is one of today": (
        "She was diagnosed with psoriasis two years ago.",
        "Doctor: So you have psoriasis?\nPatient: I have psoriasis, I'm using a cream. It's been two years.\n",
    ),
    "down a leg is no level": (
        "She has difficulty walking at work because of increase in pain.",
        "Doctor: What is it like?\nPatient: It's dull.\nDoctor: Does your pain go down your legs?\nPatient: Yes.\n"
        "Doctor: Are you able to walk at work?\nPatient: No, not at all.\n",
    ),
    "it is not always there": (
        "He has shoulder pain intermittently.",
        "Patient: I've been having some shoulder pain.\nDoctor: Do you always have that pain?\n"
        "Patient: No. It comes and goes.\n",
    ),
    "kin who is the patient": (
        "The patient is hard of hearing.",
        "Guest_family: My mother is hard of hearing. She is ninety.\nDoctor: Did your mother eat today?\n"
        "Guest_family: She did. My mother had some soup.\n",
    ),
    "what a clinician calls it": (
        "She is here for scoliosis.",
        "Doctor: Is there a family history of this problem?\nPatient: Yes, my aunt had scoliosis.\n"
        "Doctor: Yes, this is scoliosis.\n",
    ),
    "he thinks it may be": (
        "Her cardiologist thinks that the swelling may be due to amlodipine.",
        "Patient: The cardiologist told me he thinks the swelling is due to amlodipine.\n",
    ),
    "a cut that is bad": (
        "The patient has normal use of his hand, there is no numbness or weakness, he is able to grip well.",
        "Patient: I broke a jar and one of the pieces cut my hand pretty badly.\n"
        "Doctor: Can you grip normally?\nPatient: Yes.\nDoctor: Any numbness or weakness?\nPatient: No.\n",
    ),
    "what is definitive": (
        "Definitive staging will be based on pathology.",
        "Doctor: I think it's an early stage, but the stage is based on the pathology report.\n",
    ),
    "any that is left": (
        "Plan: excision with sampling of any suspicious tissue.",
        "Doctor: I'll take it out and send a sample of any tissue that looks suspicious.\n",
    ),
}
WRONG = [
    ("He was seen with a swollen left elbow.", "Doctor: The right elbow is swollen.\nPatient: Yes, the right elbow.\n"),
    ("She has a runny nose.", "Doctor: Any runny nose?\nPatient: No.\n"),
    ("She has not smoked for 12 years.", "Doctor: Do you smoke?\nPatient: Yes, I've smoked for twelve years.\n"),
    ("His father is 91.", "Doctor: Is your father alive?\nPatient: Yes, he just had his seventieth birthday.\n"),
    ("He smokes 2-3 packs per day.", "Doctor: How much do you smoke?\nPatient: A half to a full pack a day.\n"),
    (
        "The rash spread over a 6-week period.",
        "Patient: The rash started on my belly and over the last month or so it spread to my arms.\n"
        "Patient: I saw the nurse about the rash three weeks ago.\n",
    ),
    ("Heat for 15 min, 2x/day.", "Doctor: Heat for fifteen minutes, four times a day.\nPatient: Okay.\n"),
    (
        "She is here for scoliosis.",
        "Doctor: Any family history?\nPatient: My aunt had scoliosis. I cough.\n",
    ),
]


@pytest.mark.parametrize("kind", TRUE)
def test_what_talk_says_in_its_own_way_is_not_for_review(kind: str) -> None:
    assert not _is_for_a_person(*TRUE[kind])


@pytest.mark.parametrize(("sentence", "talk"), WRONG)
def test_what_talk_does_not_say_is_for_review(sentence: str, talk: str) -> None:
    assert _is_for_a_person(sentence, talk)


@pytest.mark.parametrize(
    ("sentence", "talk", "signal"),
    [
        (
            "He would like to have the tramadol changed to ibuprofen.",
            "Patient: Could you change the tramadol to ibuprofen?\nDoctor: No, not before your surgery.\n",
            "denied_near",
        ),
        ("He apparently slipped on the stairs.", "Guest_family: He slipped.\n", "sureness_unsure_absent"),
        (
            "Mother is 71 and has gout.",
            "Doctor: How is your mom?\nPatient: She does well.\nDoctor: How old is she?\nPatient: Seventy one.\n"
            "Doctor: Any gout?\nPatient: Yes, gout.\n",
            "unknown_kin",
        ),
    ],
)
def test_a_request_hearsay_and_kin_named_shortly_before_are_no_doubt(sentence: str, talk: str, signal: str) -> None:
    (claim, _, _), *_ = claims_in(sentence)
    evidence = Evidence(wr.load_case({"visit.txt": OPENING + talk}))
    context = ClaimInContext(claim, evidence, Whole((claim.text,)))
    assert signal not in {one.name for one in signals_of(context)}
