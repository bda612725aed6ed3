"""What a draft says of which talk says the contrary each time, beside what it says truly.

All patients are invented.
"""

import pytest

from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source

NAME = "otherwise_each_time"
HELLO = "Doctor: Hello, how can I help?\n"


def is_noticed(sentence: str, dialogue: str) -> bool:
    """Whether a one-sentence draft of a talk has the signal."""
    source = Source(path="visit.txt", sha256="0" * 64)
    document = Document(id="d1", kind="dialogue", title="visit", text=HELLO + dialogue, source=source)
    case = Case(id="invented", task="summary", root="/", documents=(document,))
    (claim, _, _), *_ = claims_in(sentence)
    signals = signals_of(ClaimInContext(claim, Evidence(case), Whole((sentence,))))
    return any(signal.name == NAME for signal in signals)


WRONG = [
    ("She received the shingles vaccine.", "Doctor: Did you get the shingles vaccine?\nPatient: No, I didn't.\n"),
    ("He has had a tonsillectomy.", "Doctor: And did you ever have a tonsillectomy?\nPatient: Nope.\n"),
    ("He did weigh himself at home.", "Patient: I didn't weigh myself at home.\n"),
    ("Hernia.", "Doctor: There is no hernia that I can feel.\n"),
    ("Heart: irregular rhythm.", "Doctor: Your heart has a regular rate and rhythm.\n"),
    ("He is noncompliant with the inhaler.", "Doctor: You are compliant with the inhaler.\n"),
    ("Sensation in the hand is impaired.", "Doctor: Sensation in your hand is intact.\n"),
    ("No murmurs, but positive for rubs.", "Doctor: I don't hear any murmurs or rubs.\n"),
    ("Finkelstein's test positive.", "Doctor: Finkelstein's test is negative.\n"),
    ("Phalen maneuver positive.", "Doctor: No swelling, negative Phalen maneuver.\n"),
    ("Motor and sensation impaired.", "Doctor: Motor and sensation are intact for the hand.\n"),
    ("Tinel's test positive.", "Doctor: Where I am pressing right there your Tinel's test is negative.\n"),
    ("No swelling, positive Phalen maneuver.", "Doctor: No swelling, negative Phalen maneuver.\n"),
    ("Irregular rhythm with a soft murmur.", "Doctor: There's a soft murmur.\nDoctor: It is a regular rhythm.\n"),
    ("Pt had questions at the end of the visit.", "Doctor: Do you have any questions right now?\nPatient: No.\n"),
    ("The patient had questions.", "Doctor: Do you have any questions?\nPatient: No, I don't.\n"),
    ("Endorses bladder dysfunction.", "Doctor: Any problems with your bladder?\nPatient: No.\n"),
    ("She could continue gardening.", "Doctor: Were you able to continue gardening?\nPatient: No, I had to stop.\n"),
    ("Elbow flexion with pain.", "Doctor: You have full elbow flexion without pain.\n"),
    ("He does sweeten his coffee.", "Patient: I don't take sugar in coffee, I don't want it in my coffee.\n"),
]


@pytest.mark.parametrize(("sentence", "dialogue"), WRONG)
def test_the_contrary_of_all_talk_is_noticed(sentence: str, dialogue: str) -> None:
    assert is_noticed(sentence, dialogue)


TRUE = [
    ("She has not had the shingles vaccine.", "Doctor: Did you get the shingles vaccine?\nPatient: No, I didn't.\n"),
    (
        "Hernia repair as a child.",
        "Doctor: There is no hernia now.\nPatient: The hernia was repaired when I was four.\n",
    ),
    ("Hernia", "Doctor: There is no hernia that I can feel.\n"),
    ("Heart: irregular rhythm.", "Doctor: It was regular last year, but the rhythm is irregular today.\n"),
    ("Sensation in the foot is impaired.", "Doctor: Sensation in your hand is intact.\n"),
    ("The patient was advised to use a brace.", "Doctor: Do you have a brace?\nPatient: No.\n"),
    (
        "His mother had a tonsillectomy.",
        "Doctor: And did you ever have a tonsillectomy?\nPatient: No, my mother did.\n",
    ),
    ("She asked about an abscess.", "Patient: What is an abscess?\nDoctor: No, it is nothing that you have.\n"),
    ("Ulcers, erosions, and rubs not heard.", "Doctor: There are no ulcers, no erosions and no rubs.\n"),
    ("All questions were answered.", "Doctor: Do you have any questions?\nPatient: No, I don't.\n"),
    ("She had questions about her brace.", "Doctor: Do you have any questions?\nPatient: No, I don't.\n"),
    ("The knee has kept her from gardening.", "Patient: I can't do my gardening.\n"),
    ("The catheter site is dry.", "Doctor: I don't see any swelling on your wrist, the catheter site.\n"),
    ("Denies murmurs and rubs.", "Doctor: I don't hear any murmurs or rubs.\n"),
    (
        "He reports a cough.",
        "Doctor: Any cough today?\nPatient: No.\nDoctor: Okay.\nPatient: I had a cough all last week.\n",
    ),
]


@pytest.mark.parametrize(("sentence", "dialogue"), TRUE)
def test_what_talk_leaves_room_for_is_not(sentence: str, dialogue: str) -> None:
    assert not is_noticed(sentence, dialogue)
