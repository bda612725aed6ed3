"""What talk leaves open, answers in part, grades or wishes, held against notes that put it in clinical words.

All patients are invented.
"""

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


def _noticed(sentence: str, talk: str) -> set[str]:
    (claim, _, _), *_ = claims_in(sentence)
    evidence = Evidence(wr.load_case({"visit.txt": OPENING + talk}))
    return {one.name for one in signals_of(ClaimInContext(claim, evidence, Whole((claim.text,))))}


TRUE = {
    "no to symptoms is no answer to whether all is well": (
        "Sleeping and eating well.",
        "Doctor: Are you sleeping and eating okay? Any fever or sweats?\nPatient: No.\n",
    ),
    "what one does not love": (
        "She is not happy with this plan but will try it.",
        "Doctor: A brace could take the load off.\nPatient: Hmm, I don't love that plan but I'll give it a try.\n",
    ),
    "an hour of two": (
        "The itching eased by 2 or 3 a.m., but it came back over several nights.",
        "Patient: It eased off maybe about two, three am and I lay down.\nDoctor: Did it come back?\n"
        "Patient: I slept, but for several nights this happened.\nPatient: Since then it hasn't come back at night.\n",
    ),
    "a riding partner is no relative": (
        "He still swims two miles but trails his training partner.",
        "Doctor: How far do you swim?\nPatient: Two miles, but I can't keep up with Omar any more.\n",
    ),
    "a hedged answer": (
        "She believes there may be blood in her stool, though it is difficult to be certain.",
        "Doctor: And do you have any blood in your stool?\nPatient: Um, it... I think I do. It's hard to see.\n",
    ),
    "a condition of both": (
        "He has long suspected celiac disease but has never been diagnosed.",
        "Doctor: Any stomach trouble in the family?\nPatient: My sister. She has celiac disease and that is kind of "
        "what I always thought I had, though I've never been diagnosed.\n",
    ),
    "a medicine as it was heard": (
        "She takes losartan, oxybutynin and iron.",
        "Patient: I take the losartan and the iron. I think the oxiglutinine is helping as well.\n",
    ),
}
WRONG = {
    "no to a symptom": ("He has fever.", "Doctor: Any cough? Any fever?\nPatient: No.\n"),
    "who has not seen one": (
        "She has seen a podiatrist.",
        "Doctor: And the feet?\nPatient: They hurt. I have not seen a podiatrist.\n",
    ),
    "one order that denies both": (
        "Take naproxen.",
        "Doctor: Do not take any ibuprofen or naproxen.\nPatient: Okay.\n",
    ),
    "another hour": (
        "The itching woke her at 5 p.m.",
        "Patient: The itching woke me at two, three am.\nDoctor: In the night?\nPatient: Yes, at night.\n",
    ),
    "a level": (
        "The ferritin was high.",
        "Doctor: Your ferritin was low.\nPatient: Okay.\n",
    ),
    "a relative's condition": (
        "He has celiac disease.",
        "Doctor: Any stomach trouble in the family?\nPatient: My sister. She has celiac disease.\n",
    ),
}
SIGNALS = [
    ("Certain medications must be avoided.", "Doctor: You can't take some of those tablets.\n", "sureness_sure_absent"),
    (
        "She sometimes forgets to check her pressure.",
        "Patient: I don't always check my pressure.\n",
        "constancy_rare_absent",
    ),
    (
        "The work is the same every day.",
        "Patient: The work is the same day in and day out.\n",
        "constancy_steady_absent",
    ),
    (
        "Albuterol for marked shortness of breath.",
        "Doctor: You use albuterol when you get really short of breath.\n",
        "severity_great_absent",
    ),
    (
        "Ferritin: 9, below the goal of 30.",
        "Doctor: It looks like your ferritin has been low at 9. I'd like to see that a bit higher around 30, okay?\n",
        "opposite_level",
    ),
    (
        "Exercise is known to improve mood.",
        "Doctor: There is a link between exercise and better mood.\n",
        "sureness_sure_absent",
    ),
    (
        "He injects 1 mL of testosterone every 10 days.",
        "Doctor: He is on 1 milliliter every 10 days, his levels were low.\nPatient: The testosterone's going well.\n"
        "Doctor: What about the dose?\nPatient: More testosterone?\nDoctor: Not any more than a visit once a year.\n",
        "frequency_rival",
    ),
    (
        "This is consistent with gout.",
        "Doctor: I think this is gout.\n",
        "sureness_compatible_absent",
    ),
    (
        "He had side effects on it and would accept a lower dose.",
        "Patient: Maybe less of a dose so I don't feel the side effects as much.\n",
        "denied_near",
    ),
    (
        "He has heavy work.",
        "Doctor: What kind of work do you do?\nPatient: It is hard work.\n",
        "severity_rival",
    ),
]


@pytest.mark.parametrize("kind", TRUE)
def test_what_talk_tells_loosely_is_not_for_review(kind: str) -> None:
    assert not _is_for_a_person(*TRUE[kind])


@pytest.mark.parametrize("kind", WRONG)
def test_what_talk_tells_otherwise_is_for_review(kind: str) -> None:
    assert _is_for_a_person(*WRONG[kind])


@pytest.mark.parametrize(("sentence", "talk", "signal"), SIGNALS)
def test_what_talk_says_in_other_words_is_no_doubt(sentence: str, talk: str, signal: str) -> None:
    assert signal not in _noticed(sentence, talk)
